package org.deixis.explanation.ui;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.UUID;
import java.util.function.Consumer;
import org.deixis.study.Verdict;
import org.jspecify.annotations.Nullable;

/** What a sentence rests on: lights its region while the pointer or the focus is on it, and opens what it means. */
final class EvidenceChip extends NativeButton {
    private static final long serialVersionUID = 1L;

    private final transient Citation citation;

    /**
     * What chips do.
     *
     * @param point told of the stored finding to be lit; null for none
     * @param open shows what is cited
     */
    record Actions(Consumer<@Nullable UUID> point, Consumer<Citation> open) {}

    EvidenceChip(Citation citation, Actions actions) {
        this.citation = citation;
        Mark mark = citation.mark();
        getElement().appendChild(swatch(mark));
        add(new Span(citation.label()));
        addClassName("ev");
        setClassName("gone", citation.isGone());
        setClassName("disagree", citation.kind() == Citation.Kind.CONFLICT);
        String title = citation.isGone()
                ? citation.statement() + " This finding was removed or changed since."
                : citation.statement();
        setTitle(title);
        setAriaLabel("Evidence: " + title);
        addClickListener(press -> actions.open().accept(citation));
        if (mark != null) {
            UUID finding = mark.id();
            getElement().setAttribute("data-finding", "" + mark.number());
            getElement().addEventListener("mouseenter", over -> actions.point().accept(finding));
            getElement().addEventListener("mouseleave", left -> actions.point().accept(null));
            getElement().addEventListener("focus", in -> actions.point().accept(finding));
            getElement().addEventListener("blur", out -> actions.point().accept(null));
        }
    }

    /** In the colour of what is drawn, and hollow for a finding of which nothing is. */
    private static Element swatch(@Nullable Mark mark) {
        Element swatch = new Element("i").setAttribute("aria-hidden", "true");
        if (mark != null && mark.shown() != null) {
            swatch.getStyle().set("--hue", mark.colour());
            swatch.getClassList().add("drawn");
            swatch.getClassList().set("dashed", mark.finding().verdict() != Verdict.FOUND);
        }
        swatch.getClassList().set("hollow", mark != null && mark.shown() == null);
        return swatch;
    }

    Citation citation() {
        return citation;
    }

    /** Lights the chips of a region under the pointer, and of the chosen finding. */
    void mark(@Nullable UUID pointed, @Nullable UUID selected) {
        Mark mark = citation.mark();
        setClassName("on", mark != null && mark.id().equals(pointed));
        setClassName("selected", mark != null && mark.id().equals(selected));
    }
}
