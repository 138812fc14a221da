package org.deixis.explanation.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.deixis.explanation.Evidence;
import org.deixis.explanation.EvidenceWords;
import org.deixis.study.Review;
import org.deixis.viewer.Glyph;
import org.jspecify.annotations.Nullable;

/** The finding that was chosen: what was said of it, and what a person says. */
final class ChosenFinding extends Div {
    private static final long serialVersionUID = 1L;

    private final transient BiConsumer<UUID, Review> review;
    private final transient Runnable close;
    private transient @Nullable Mark shown;

    ChosenFinding(BiConsumer<UUID, Review> review, Runnable close) {
        this.review = review;
        this.close = close;
        addClassName("chosen");
        getElement().setAttribute("role", "status");
        setVisible(false);
    }

    /** @param mark null for none */
    void show(@Nullable Mark mark, @Nullable UUID imageId) {
        setVisible(mark != null);
        if (mark == null || mark.equals(shown)) {
            shown = mark;
            return;
        }
        shown = mark;
        removeAll();
        Evidence.Finding finding = mark.finding();
        Element tag = new Element("i").setText("" + finding.number());
        tag.getClassList().add("tag");
        tag.getClassList().set("none", mark.overlay() == null);
        if (mark.overlay() != null) {
            tag.getStyle().set("background", mark.colour());
        }
        getElement().appendChild(tag);
        Span name = new Span(finding.name());
        name.addClassName("name");
        Span verdict = new Span(finding.verdict().words());
        verdict.addClassNames("v", finding.verdict().slug().replace(' ', '-'));
        Span facts = new Span(facts(finding));
        facts.addClassName("facts");
        facts.setTitle(facts.getText());
        add(name, verdict, facts);
        if (!finding.regions().isEmpty()) {
            add(button(mark, Review.ACCEPTED, "Accept"), button(mark, Review.REJECTED, "Reject"));
        }
        Anchor ground = new Anchor("ground/" + Objects.requireNonNull(imageId), "Ground →");
        ground.setRouterIgnore(false);
        ground.addClassNames("ghost", "push");
        ground.setTitle("Open this image in Ground");
        add(ground, Glyph.button("close", "Close", close));
    }

    private NativeButton button(Mark mark, Review said, String words) {
        NativeButton chip = new NativeButton(words, press -> review.accept(mark.id(), said));
        chip.addClassName("chip");
        chip.getElement().setAttribute("aria-pressed", mark.review() == said ? "true" : "false");
        return chip;
    }

    private static String facts(Evidence.Finding finding) {
        StringBuilder facts = new StringBuilder(finding.scoreShown() == null ? "" : finding.scoreShown());
        if (finding.tier() != null) {
            facts.append(facts.isEmpty() ? "" : " · ").append(finding.tier().slug());
        }
        Evidence.Measures measures = finding.measures();
        if (measures != null) {
            facts.append(facts.isEmpty() ? "" : " · ").append(EvidenceWords.size(measures));
        }
        return facts.toString();
    }
}
