package org.deixis.grounding.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.deixis.grounding.ModelState;
import org.jspecify.annotations.Nullable;

/** The right side below the prompt: what is wrong, the findings, what else could be looked for. */
final class ResultsPanel extends Div {
    private static final long serialVersionUID = 1L;

    private final Troubles troubles = new Troubles();
    private final FindingRows rows;
    private final KnownPanel known;
    private final NativeButton knows;
    private boolean unfolded;
    private @Nullable transient Sheet shown;

    ResultsPanel(GroundActions actions, Consumer<@Nullable UUID> hover) {
        rows = new FindingRows(
                new FindingRow.Actions(actions::toggle, hover, actions::remove, actions::ask, actions::review));
        known = new KnownPanel(actions::ask, actions::askAll);
        knows = new NativeButton("", press -> {
            unfolded = !unfolded;
            unfold();
        });
        knows.addClassName("chip");
        knows.setTitle("Show what the model can locate in such an image");
        addClassName("list");
        add(troubles, rows, known);
        clear();
    }

    /** The chip that tells how many things the model knows here, and shows them. */
    NativeButton knowsChip() {
        return knows;
    }

    void show(ModelState model) {
        troubles.show(model);
    }

    /** @param old dims the rows, because newer answers are being made */
    void show(Sheet sheet, boolean old) {
        troubles.clear();
        shown = sheet;
        rows.show(sheet.lines(), sheet.selected(), old);
        known.show(sheet.known(), sheet.modality());
        knows.setText(
                "knows %d %s here".formatted(sheet.known().size(), sheet.known().size() == 1 ? "thing" : "things"));
        unfold();
    }

    void fail(GroundState.Failed failed) {
        troubles.show(failed.sentence(), failed.id(), failed.again());
    }

    void clear() {
        shown = null;
        troubles.clear();
        rows.show(List.of(), null, false);
        unfold();
    }

    void hover(@Nullable UUID finding) {
        rows.hover(finding);
    }

    /** Nothing located is no empty list: what can be located stands there. */
    private void unfold() {
        Sheet sheet = shown;
        boolean any = sheet != null && !sheet.known().isEmpty();
        boolean nothing = sheet != null && sheet.lines().stream().noneMatch(FindingLine::isDrawn);
        knows.setVisible(any);
        known.setVisible(any && (nothing || unfolded));
        knows.getElement().setAttribute("aria-expanded", known.isVisible() ? "true" : "false");
    }
}
