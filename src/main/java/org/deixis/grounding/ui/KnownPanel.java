package org.deixis.grounding.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.function.Consumer;
import org.deixis.imaging.Modality;
import org.deixis.language.Concept;
import org.jspecify.annotations.Nullable;

/** What the model can locate in this kind of image, to be clicked one by one or all at once. */
final class KnownPanel extends Div {
    private static final long serialVersionUID = 1L;

    private final Paragraph words = new Paragraph();
    private final Div chips = new Div();
    private final transient Consumer<Concept> ask;
    private transient List<Concept> shown = List.of();

    KnownPanel(Consumer<Concept> ask, Runnable askAll) {
        this.ask = ask;
        addClassName("known");
        chips.addClassName("chips");
        NativeButton everything = new NativeButton("Find everything it knows here", press -> askAll.run());
        everything.addClassName("btn");
        add(words, chips, everything);
    }

    /** @param modality null where it is not known yet */
    void show(List<Concept> known, @Nullable Modality modality) {
        if (known.equals(shown)) {
            return;
        }
        shown = List.copyOf(known);
        String where = modality == null ? "this image" : modality.displayName();
        words.setText(
                known.size() == 1
                        ? "This model knows one thing in %s:".formatted(where)
                        : "This model knows %d things in %s:".formatted(known.size(), where));
        chips.removeAll();
        for (Concept concept : known) {
            NativeButton chip = new NativeButton(concept.name(), press -> ask.accept(concept));
            chip.addClassName("chip");
            chips.add(chip);
        }
    }
}
