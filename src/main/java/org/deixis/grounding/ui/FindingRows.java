package org.deixis.grounding.ui;

import com.vaadin.flow.component.html.Div;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The findings of the open image by number. Rows stay in place while their content changes, so that nothing jumps. */
final class FindingRows extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Map<UUID, FindingRow> rows = new HashMap<>();
    private final transient FindingRow.Actions actions;
    private @Nullable UUID hovered;
    private @Nullable UUID selected;
    private boolean old;

    FindingRows(FindingRow.Actions actions) {
        this.actions = actions;
        getElement().setAttribute("aria-live", "polite");
    }

    /** @param old dimmed, because newer answers are being made */
    void show(List<FindingLine> lines, @Nullable UUID selected, boolean old) {
        boolean moved = selected != null && !selected.equals(this.selected);
        this.selected = selected;
        this.old = old;
        HashSet<UUID> gone = new HashSet<>(rows.keySet());
        for (int i = 0; i < lines.size(); i++) {
            FindingLine line = lines.get(i);
            gone.remove(line.id());
            FindingRow row = rows.computeIfAbsent(line.id(), id -> new FindingRow(id, actions));
            row.show(line);
            if (getChildren().skip(i).findFirst().orElse(null) != row) {
                row.removeFromParent();
                addComponentAtIndex(i, row);
            }
        }
        gone.stream().map(rows::remove).filter(Objects::nonNull).forEach(FindingRow::removeFromParent);
        mark();
        FindingRow chosen = moved ? rows.get(selected) : null;
        if (chosen != null) {
            chosen.getElement().executeJs("this.scrollIntoView({ block: 'nearest' })");
        }
    }

    /** Lights the row whose region is under the pointer. */
    void hover(@Nullable UUID id) {
        hovered = id;
        mark();
    }

    private void mark() {
        rows.forEach((id, row) -> row.mark(id.equals(hovered), id.equals(selected), old));
    }
}
