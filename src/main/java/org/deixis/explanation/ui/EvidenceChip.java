package org.deixis.explanation.ui;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a sentence rests on: lights its region while the pointer or the focus is on it, and opens what it means. */
final class EvidenceChip extends NativeButton {
    private static final long serialVersionUID = 1L;

    private final transient Citation citation;

    /**
     * What chips do.
     *
     * @param point told of the finding to be lit; null for none
     * @param open shows what is cited
     */
    record Actions(Consumer<@Nullable Integer> point, Consumer<Citation> open) {}

    EvidenceChip(Citation citation, Actions actions) {
        this.citation = citation;
        Element swatch = new Element("i").setAttribute("aria-hidden", "true");
        Mark mark = citation.mark();
        if (mark != null) {
            swatch.getStyle().set("background", mark.colour());
            swatch.getClassList().set("dashed", mark.finding().verdict() != org.deixis.study.Verdict.FOUND);
        }
        getElement().appendChild(swatch);
        add(new Span(citation.label()));
        addClassName("ev");
        setClassName("gone", citation.isGone());
        String title = citation.isGone()
                ? citation.statement() + " This finding was removed or changed since."
                : citation.statement();
        setTitle(title);
        setAriaLabel("Evidence: " + title);
        addClickListener(press -> actions.open().accept(citation));
        if (mark != null) {
            int number = mark.number();
            getElement().setAttribute("data-finding", "" + number);
            getElement().addEventListener("mouseenter", over -> actions.point().accept(number));
            getElement().addEventListener("mouseleave", left -> actions.point().accept(null));
            getElement().addEventListener("focus", in -> actions.point().accept(number));
            getElement().addEventListener("blur", out -> actions.point().accept(null));
        }
    }

    Citation citation() {
        return citation;
    }

    /** Lights the chips of a region under the pointer, and of the chosen finding. */
    void mark(@Nullable Integer pointed, @Nullable Integer selected) {
        Mark mark = citation.mark();
        setClassName("on", mark != null && pointed != null && pointed == mark.number());
        setClassName("selected", mark != null && selected != null && selected == mark.number());
    }
}
