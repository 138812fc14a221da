package org.deixis.retrieval.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import org.deixis.retrieval.Facet;

/** The left side: by what the answer can be narrowed, and the way to the collections. */
final class FacetPanel extends Aside {
    private static final long serialVersionUID = 1L;
    private static final int FIRST = 6;

    private final transient BiConsumer<String, String> toggle;
    private final NativeButton fold = new NativeButton("Narrow the answer", press -> fold());
    private final Div facets = new Div();
    private final Set<String> unfolded = new HashSet<>();
    private String pressed = "";
    private transient List<Facet> shown = List.of();

    /** @param toggle told of the field and the value that was pressed */
    FacetPanel(BiConsumer<String, String> toggle) {
        this.toggle = toggle;
        facets.addClassName("facets");
        Anchor collections = new Anchor("search/collections", "+ Ingest, collections");
        collections.setRouterIgnore(false);
        collections.addClassName("chip");
        getElement().setAttribute("aria-label", "Narrow the answer");
        fold.addClassNames("chip", "fold");
        fold.getElement().setAttribute("aria-expanded", "false");
        add(fold, facets, collections);
    }

    /** Where there is little room the facets are folded; elsewhere the style sheet shows them always. */
    private void fold() {
        boolean open = !hasClassName("open");
        setClassName("open", open);
        fold.getElement().setAttribute("aria-expanded", Boolean.toString(open));
    }

    void show(List<Facet> now) {
        if (!now.equals(shown)) {
            shown = now;
            build();
        }
    }

    private void build() {
        facets.removeAll();
        for (Facet facet : shown) {
            if (facet.values().size() > 1
                    || facet.values().getFirst().on()
                    || facet.field().equals("collection")) {
                facets.add(new H2(FieldNames.of(facet.field())));
                boolean all = unfolded.contains(facet.field());
                int at = 0;
                for (Facet.Value value : facet.values()) {
                    if (at++ < FIRST || all || value.on()) {
                        NativeButton button = value(facet.field(), value);
                        facets.add(button);
                        if (pressed.equals(facet.field() + "=" + value.value())) {
                            button.focus(); // the one that was pressed is gone
                            pressed = "";
                        }
                    }
                }
                if (facet.values().size() > FIRST) {
                    facets.add(more(facet.field(), facet.values().size() - FIRST, all));
                }
            }
        }
    }

    private NativeButton value(String field, Facet.Value value) {
        Span count = new Span(String.format(Locale.ROOT, "%,d", value.count()));
        Span words = new Span(value.value());
        NativeButton button = new NativeButton("", press -> {
            pressed = field + "=" + value.value();
            toggle.accept(field, value.value());
        });
        button.add(words, count);
        button.addClassName("facet");
        button.setClassName("on", value.on());
        button.setTitle(value.value());
        button.getElement().setAttribute("aria-pressed", Boolean.toString(value.on()));
        return button;
    }

    private NativeButton more(String field, int others, boolean all) {
        NativeButton button = new NativeButton(all ? "Fewer" : others + " more", press -> {
            if (!unfolded.remove(field)) {
                unfolded.add(field);
            }
            build();
        });
        button.addClassNames("facet", "more");
        return button;
    }
}
