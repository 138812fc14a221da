package org.deixis.explanation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Pre;
import java.util.Optional;
import org.deixis.explanation.LanguageModels;
import org.deixis.explanation.Prompt;
import org.deixis.explanation.Prompts;

/** Who answers: the configured language model or the offline narrator; and the prompts that a model is given. */
final class AuthorChip extends NativeButton {
    private static final long serialVersionUID = 1L;
    private static final String NARRATOR = "offline narrator";

    private final transient Prompts prompts;
    private final transient Optional<String> model;
    private boolean narratorAlone;

    AuthorChip(LanguageModels models, Prompts prompts) {
        this.prompts = prompts;
        this.model = models.name();
        addClassName("chip");
        setTitle("Who answers");
        ContextMenu menu = new ContextMenu(this);
        menu.setOpenOnClick(true);
        model.ifPresentOrElse(
                name -> {
                    menu.addItem(name, chosen -> choose(false));
                    menu.addItem(NARRATOR, chosen -> choose(true));
                },
                () -> {
                    MenuItem none = menu.addItem("No language model is configured; nothing leaves this machine");
                    none.setEnabled(false);
                });
        menu.addItem("Show the prompts…", chosen -> showPrompts());
        choose(false);
    }

    /** Whether a configured language model is to be left out. */
    boolean narratorAlone() {
        return narratorAlone;
    }

    /** @param alone whether a configured language model is left out */
    void choose(boolean alone) {
        narratorAlone = alone;
        setText((alone ? NARRATOR : model.orElse(NARRATOR)) + " ▾");
    }

    void showPrompts() {
        Dialog dialog = new Dialog("What a language model is told");
        dialog.setWidth("min(760px, 90vw)");
        for (Prompt prompt : prompts.all()) {
            Pre text = new Pre(prompt.text());
            text.addClassName("prompt");
            dialog.add(new H2(prompt.id()), text);
        }
        dialog.getFooter().add(new Button("Close", press -> dialog.close()));
        dialog.open();
    }
}
