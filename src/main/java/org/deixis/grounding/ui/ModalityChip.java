package org.deixis.grounding.ui;

import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.NativeButton;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.deixis.grounding.Recognition;
import org.deixis.imaging.Modality;
import org.jspecify.annotations.Nullable;

/** What the image was held to be, and a menu to say that it is something else. */
final class ModalityChip extends NativeButton {
    private static final long serialVersionUID = 1L;

    private final transient Map<Modality, MenuItem> choices = new EnumMap<>(Modality.class);

    ModalityChip(Consumer<Modality> corrected) {
        addClassName("chip");
        ContextMenu menu = new ContextMenu(this);
        menu.setOpenOnClick(true);
        for (Modality modality : Modality.values()) {
            MenuItem choice = menu.addItem(modality.displayName(), chosen -> corrected.accept(modality));
            choice.setCheckable(true);
            choices.put(modality, choice);
        }
        setVisible(false);
    }

    /** @param recognition null hides the chip unless the image carries a modality from before */
    void show(@Nullable Recognition recognition, @Nullable Modality before) {
        Modality modality = recognition == null ? before : recognition.modality();
        setVisible(modality != null);
        if (modality == null) {
            return;
        }
        boolean guess = recognition != null && recognition.weak();
        setClassName("guess", guess);
        setText(
                guess
                        ? "Looks like %s (guess). Change?".formatted(modality.displayName())
                        : modality.displayName() + " ✎");
        setTitle(
                recognition != null && recognition.corrected()
                        ? "You said so. Click to change it."
                        : "Recognised by the model. Click to correct it.");
        choices.forEach((each, choice) -> choice.setChecked(each == modality));
    }
}
