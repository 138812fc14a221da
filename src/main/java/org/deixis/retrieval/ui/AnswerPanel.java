package org.deixis.retrieval.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.deixis.retrieval.Hit;
import org.deixis.retrieval.HitGroup;
import org.deixis.retrieval.PairDetail;
import org.deixis.retrieval.PairExport;
import org.deixis.retrieval.SearchAnswer;
import org.deixis.viewer.Glyph;
import org.jspecify.annotations.Nullable;

/** The middle: the query, what is said of it, and the hits or why there are none. */
final class AnswerPanel extends Section {
    private static final long serialVersionUID = 1L;

    private final Div trouble = new Div();
    private final Div hints = new Div();
    private final Div busy = new Div("Searching…");
    private final HitGrid grid;
    private final EmptyAnswer empty;
    private final SelectionBar selection;
    private @Nullable transient SearchAnswer answer;

    /**
     * @param go told of the search that a button offers
     * @param reindex told of the collection whose index is to be made anew
     */
    AnswerPanel(
            QueryBar bar, PairExport export, HitCard.Acts acts, Consumer<SearchAddress> go, Consumer<String> reindex) {
        selection = new SelectionBar(export, this::hits, this::picksChanged);
        grid = new HitGrid(acts, selection::has, () -> go.accept(bar.address().withWeak(true)));
        empty = new EmptyAnswer(go, reindex);
        trouble.addClassNames("warn", "trouble");
        trouble.getElement().setAttribute("role", "alert");
        trouble.setVisible(false);
        hints.addClassName("hints");
        hints.getElement().setAttribute("aria-live", "polite");
        busy.addClassNames("busy", "searching");
        busy.getElement().setAttribute("role", "status");
        addClassName("middle");
        add(bar, busy, trouble, hints, grid, empty, selection);
    }

    /** Says why something was not taken, above the answer, which stays; the empty sentence takes that back. */
    void refuse(String sentence) {
        NativeButton dismiss = Glyph.button("close", "Dismiss", () -> refuse(""));
        trouble.removeAll();
        trouble.add(new Span(sentence), dismiss);
        trouble.setVisible(!sentence.isEmpty());
    }

    void show(SearchState now) {
        busy.setVisible(now instanceof SearchState.Searching);
        switch (now) {
            case SearchState.NoCollection _ -> {
                showEmpty();
                empty.showNoCollection();
            }
            case SearchState.Searching(SearchAddress _, SearchAnswer before) ->
                grid.setClassName("old", before != null);
            case SearchState.Answered(SearchAddress address, SearchAnswer given) -> show(address, given);
            case SearchState.Refused refused -> {
                showEmpty();
                empty.showRefused(refused);
            }
        }
    }

    private void show(SearchAddress address, SearchAnswer given) {
        answer = given;
        selection.show();
        hints.removeAll();
        given.hints().forEach(hint -> hints.add(new Div(hint)));
        boolean none = given.groups().isEmpty();
        grid.setVisible(!none);
        grid.setClassName("old", false);
        empty.setVisible(none);
        if (none) {
            empty.show(address, given);
        } else {
            grid.show(given);
            grid.setOpen(address.pair(), address.in());
        }
    }

    private void showEmpty() {
        hints.removeAll();
        grid.setVisible(false);
        empty.setVisible(true);
    }

    HitGrid grid() {
        return grid;
    }

    /** The answer shown last; null before the first. */
    @Nullable
    SearchAnswer answer() {
        return answer;
    }

    private List<Hit> hits() {
        SearchAnswer given = answer;
        return given == null
                ? List.of()
                : given.groups().stream()
                        .map(HitGroup::hits)
                        .flatMap(List::stream)
                        .toList();
    }

    /** How the pair was found; empty where the answer does not have it. */
    Optional<Hit> hit(PairDetail pair) {
        return hits().stream()
                .filter(one -> one.pair().id().equals(pair.pair().id())
                        && one.collection().equals(pair.collection()))
                .findFirst();
    }

    void pick(HitGroup group) {
        selection.toggle(group.hits());
        picksChanged();
    }

    private void picksChanged() {
        grid.refreshPicks();
    }
}
