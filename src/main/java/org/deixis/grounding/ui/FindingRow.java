package org.deixis.grounding.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.deixis.imaging.BoundingBox;
import org.deixis.language.Concept;
import org.deixis.study.Region;
import org.deixis.study.Review;
import org.deixis.viewer.Glyph;
import org.jspecify.annotations.Nullable;

/** One finding in the list: number, name, verdict, what the score says, and why not. */
final class FindingRow extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Actions actions;
    private @Nullable transient FindingLine shown;

    /**
     * What can be done with a row.
     *
     * @param hover null when the pointer leaves
     * @param ask looks for another concept
     * @param review says that it is right or wrong, or takes that back
     */
    record Actions(
            Consumer<UUID> select,
            Consumer<@Nullable UUID> hover,
            Consumer<UUID> remove,
            Consumer<Concept> ask,
            BiConsumer<UUID, Review> review) {}

    FindingRow(UUID id, Actions actions) {
        this.actions = actions;
        addClassName("find");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "button");
        addClickListener(press -> actions.select().accept(id));
        getElement()
                .addEventListener("keydown", press -> actions.select().accept(id))
                .setFilter("event.target === event.currentTarget && (event.key === 'Enter' || event.key === ' ')"
                        + " && (event.preventDefault() || true)");
        getElement().addEventListener("mouseenter", over -> actions.hover().accept(id));
        getElement().addEventListener("mouseleave", left -> actions.hover().accept(null));
    }

    void show(FindingLine line) {
        if (line.equals(shown)) {
            return;
        }
        shown = line;
        Element tag =
                new Element("i").setText(line.isDrawn() ? "" + line.finding().seq() : "–");
        tag.getClassList().add("tag");
        tag.getClassList().set("none", !line.isDrawn());
        if (line.isDrawn()) {
            tag.getStyle().set("background", line.colour());
        }
        Element name = new Element("b").setText(capitalised(line.name()));
        Span verdict = new Span(line.finding().current().verdict().words());
        verdict.addClassNames("v", line.isConflict() ? "contra" : line.verdictClass());
        NativeButton remove = Glyph.button("close", "Remove “%s”".formatted(line.name()), () -> {});
        remove.addClassName("remove");
        remove.getElement()
                .addEventListener("click", press -> actions.remove().accept(line.id()))
                .stopPropagation();
        getElement().removeAllChildren();
        getElement().appendChild(tag, name, verdict.getElement(), particulars(line));
        if (!line.offered().isEmpty()) {
            add(chips(line));
        }
        if (line.disputed() != null) {
            add(disputed(line));
        }
        if (!line.finding().current().regions().isEmpty()) {
            add(reviews(line));
        }
        add(remove);
    }

    /** Shown while the row is selected. */
    private Div reviews(FindingLine line) {
        Div chips = new Div(
                review(line, Review.ACCEPTED, "Accept", "a"),
                review(line, Review.REJECTED, "Reject", "x"),
                similar(line));
        chips.addClassNames("chips", "reviews");
        return chips;
    }

    /** Leads to Search, with the box around all its regions as the query. */
    private static Anchor similar(FindingLine line) {
        BoundingBox box = line.finding().current().regions().stream()
                .map(Region::box)
                .reduce(BoundingBox::around)
                .orElseThrow();
        Anchor similar = new Anchor(SimilarBar.address(line.finding().imageId(), box), "Find similar");
        similar.setRouterIgnore(false);
        similar.addClassName("chip");
        similar.setTitle("Search the collections for what looks like this region");
        return similar;
    }

    private NativeButton review(FindingLine line, Review review, String words, String key) {
        NativeButton chip = new NativeButton(words);
        chip.getElement().appendChild(new Element("kbd").setText(key));
        chip.addClassName("chip");
        chip.getElement().setAttribute("aria-pressed", line.finding().current().review() == review ? "true" : "false");
        chip.getElement()
                .addEventListener("click", press -> actions.review().accept(line.id(), review))
                .stopPropagation();
        return chip;
    }

    void mark(boolean hovered, boolean selected, boolean old) {
        setClassName("on", hovered);
        setClassName("selected", selected);
        setClassName("old", old);
        getElement().setAttribute("aria-pressed", selected ? "true" : "false");
    }

    private static Element particulars(FindingLine line) {
        Element small = new Element("small");
        List<Element> short_ = new ArrayList<>();
        if (line.visible() != null) {
            Element visible = new Element("span").setText(line.visible());
            if (line.visibleMeans() != null) {
                visible.setAttribute("title", line.visibleMeans());
                visible.getClassList().add("means");
            }
            short_.add(visible);
        }
        line.facts().forEach(fact -> short_.add(new Element("span").setText(fact)));
        for (int i = 0; i < short_.size(); i++) {
            if (i > 0) {
                small.appendChild(Element.createText(" · "));
            }
            small.appendChild(short_.get(i));
        }
        line.sentences().forEach(sentence -> small.appendChild(new Element("em").setText(sentence)));
        return small;
    }

    private Div disputed(FindingLine line) {
        NativeButton show = new NativeButton("Show the model’s region");
        show.addClassName("chip");
        show.setTitle("Drawn while this row is chosen");
        show.getElement()
                .addEventListener("click", press -> actions.select().accept(line.id()))
                .stopPropagation();
        Div chips = new Div(show);
        chips.addClassName("chips");
        return chips;
    }

    private Div chips(FindingLine line) {
        Div chips = new Div();
        chips.addClassName("chips");
        String lead = line.offer();
        if (!lead.isEmpty()) {
            Span before = new Span(lead);
            before.addClassName("lead");
            chips.add(before);
        }
        for (Concept concept : line.offered()) {
            NativeButton chip = new NativeButton(concept.name());
            chip.addClassName("chip");
            chip.setTitle("Look for this");
            chip.getElement()
                    .addEventListener("click", press -> actions.ask().accept(concept))
                    .stopPropagation();
            chips.add(chip);
        }
        return chips;
    }

    private static String capitalised(String name) {
        int first = name.offsetByCodePoints(0, name.isEmpty() ? 0 : 1);
        return name.substring(0, first).toUpperCase(Locale.ROOT) + name.substring(first);
    }
}
