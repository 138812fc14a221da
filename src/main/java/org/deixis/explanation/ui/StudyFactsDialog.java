package org.deixis.explanation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.deixis.explanation.ImageFacts;
import org.deixis.imaging.PixelSpacing;
import org.deixis.study.TypedFacts;

/** What only a person can say of an image: the age, the sex, the view, how large a pixel is. */
final class StudyFactsDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final TextField spacing = field("Size of a pixel, in mm");
    private final transient Map<String, TextField> fields = new LinkedHashMap<>();

    /**
     * @param typed by name, as it was kept
     * @param save told of all that is typed, by name
     */
    StudyFactsDialog(Map<String, String> typed, Consumer<Map<String, String>> save) {
        setHeaderTitle("About this image");
        setWidth("min(420px, 92vw)");
        fields.put("age", field("Age"));
        fields.put("sex", field("Sex"));
        fields.put("view", field("View"));
        fields.put(ImageFacts.SPACING, spacing);
        spacing.setHelperText("For sizes in mm and cm², e.g. 0.14 or 0.14 x 0.16. A picture file carries none.");
        spacing.addValueChangeListener(change -> spacing.setInvalid(false));
        add(new Paragraph("It is quoted as typed by a person, and kept with the image on this machine."));
        fields.forEach((name, field) -> {
            field.setValue(typed.getOrDefault(name, ""));
            add(field);
        });
        Button keep = new Button("Keep", press -> keep(save));
        keep.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button("Cancel", press -> close()), keep);
    }

    private static TextField field(String label) {
        TextField field = new TextField(label);
        field.setMaxLength(TypedFacts.LONGEST);
        field.setManualValidation(true);
        field.setWidthFull();
        return field;
    }

    private void keep(Consumer<Map<String, String>> save) {
        String typed = spacing.getValue().strip();
        if (!typed.isEmpty() && PixelSpacing.typed(typed).isEmpty()) {
            spacing.setErrorMessage("This is no size of a pixel in millimetres.");
            spacing.setInvalid(true);
            spacing.focus();
            return;
        }
        Map<String, String> facts = new LinkedHashMap<>();
        fields.forEach((name, field) -> facts.put(name, field.getValue()));
        save.accept(facts);
        close();
    }
}
