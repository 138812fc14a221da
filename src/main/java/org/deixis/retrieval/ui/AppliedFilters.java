package org.deixis.retrieval.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.deixis.retrieval.Filters;
import org.deixis.retrieval.ImageTextPair;
import org.deixis.viewer.Glyph;
import org.jspecify.annotations.Nullable;

/** What the answer is narrowed to, a chip each that takes it back, and the offer to leave the query's own slide out. */
final class AppliedFilters extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Function<UnaryOperator<SearchAddress>, Runnable> change;
    private transient SearchAddress shown = SearchAddress.NOTHING;
    private @Nullable transient ImageTextPair own;

    /** @param change gives what changes the search in this way and goes there */
    AppliedFilters(Function<UnaryOperator<SearchAddress>, Runnable> change) {
        this.change = change;
        addClassNames("chips", "applied");
        getElement().setAttribute("role", "group").setAttribute("aria-label", "Applied filters");
    }

    void show(SearchAddress address) {
        if (address.picture() == null || own != null && !address.picture().isOf(own.id())) {
            own = null;
        }
        shown = address;
        build();
    }

    /** @param pair whose picture is searched by; null for none */
    void offerWithout(@Nullable ImageTextPair pair) {
        own = pair;
        build();
    }

    private void build() {
        removeAll();
        Filters filters = shown.filters();
        filters.wanted()
                .forEach((field, values) -> values.forEach(value -> add(Glyph.chip(
                        FieldNames.of(field) + ": " + value,
                        "Remove the filter " + FieldNames.inline(field) + " " + value,
                        change.apply(now -> now.with(now.filters().without(field, value)))))));
        filters.unwanted()
                .forEach((field, values) -> values.forEach(value -> add(Glyph.chip(
                        "Without " + FieldNames.inline(field) + " " + value,
                        "Show " + FieldNames.inline(field) + " " + value + " again",
                        change.apply(now -> now.with(now.filters().notExcluding(field, value)))))));
        if (shown.weak()) {
            add(Glyph.chip("Weak matches shown", "Hide weak matches", change.apply(now -> now.withWeak(false))));
        }
        ImageTextPair pair = own;
        if (pair != null
                && !pair.field(pair.whole()).isEmpty()
                && !filters.excludes(pair.whole(), pair.field(pair.whole()))) {
            add(offer(pair));
        }
        setVisible(getChildren().findAny().isPresent());
    }

    private NativeButton offer(ImageTextPair pair) {
        Runnable exclude =
                change.apply(now -> now.with(now.filters().excluding(pair.whole(), pair.field(pair.whole()))));
        NativeButton offer = new NativeButton("Hide the query’s own " + pair.whole(), press -> exclude.run());
        offer.addClassNames("chip", "offer");
        offer.setTitle("Leave everything of “%s” out of the answer".formatted(pair.field(pair.whole())));
        return offer;
    }
}
