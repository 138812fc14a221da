package org.deixis.explanation.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.deixis.explanation.AnswerRecord;
import org.deixis.study.Review;
import org.jspecify.annotations.Nullable;

/**
 * The draft of a report: what a person accepted, what nobody verified, what was not assessed, the limits. The impression is
 * a person's alone: nothing but the box's user writes into it.
 */
final class ReportPanel extends Div {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_IMPRESSION = 10_000;

    private final Div head = new Div();
    private final Div body = new Div();
    private final TextArea impression = new TextArea("IMPRESSION");
    private final Span saved = new Span();
    private final transient EvidenceChip.Actions chips;
    private final transient BiFunction<UUID, String, String> keep;
    private final transient List<SentenceLines> sections = new java.util.ArrayList<>();
    private transient @Nullable OpenCase shown;

    /**
     * @param keep stores the impression of an image; gives what to remark
     * @param acceptAll accepts everything that is located and nobody reviewed
     */
    ReportPanel(EvidenceChip.Actions chips, BiFunction<UUID, String, String> keep, Runnable acceptAll) {
        this.chips = chips;
        this.keep = keep;
        NativeButton accept = new NativeButton("Accept all located", press -> acceptAll.run());
        accept.addClassName("ghost");
        head.add(
                new Paragraph("A draft for a person to go on with. Only accepted findings stand under FINDINGS."),
                accept);
        head.addClassNames("row", "head");
        impression.setPlaceholder("Typed by a person only; Deixis writes no impression.");
        impression.setMaxLength(LONGEST_IMPRESSION);
        impression.setWidthFull();
        impression.setValueChangeMode(ValueChangeMode.LAZY);
        impression.addValueChangeListener(change -> {
            OpenCase now = shown;
            if (change.isFromClient() && now != null) {
                saved.setText(keep.apply(now.image().id(), change.getValue()));
            }
        });
        impression.addClassName("impression");
        saved.addClassNames("note", "quiet");
        saved.getElement().setAttribute("role", "status");
        body.addClassName("body");
        body.getElement().setAttribute("aria-live", "polite");
        addClassName("report");
        add(head, body);
    }

    void busy() {
        if (sections.isEmpty()) {
            body.removeAll();
            Div busy = new Div("Writing the draft…");
            busy.addClassName("busy");
            body.add(busy);
        }
    }

    void fail(String sentence) {
        body.removeAll();
        sections.clear();
        Div warn = new Div(sentence);
        warn.addClassName("warn");
        body.add(warn);
    }

    /** @param words the impression as stored */
    void show(OpenCase now, AnswerRecord draft, String words) {
        shown = now;
        body.removeAll();
        sections.clear();
        Map<String, AnswerRecord.Cited> then = new HashMap<>();
        draft.cited().forEach(cited -> then.put(cited.id(), cited));
        draft.sentences().stream().map(AnswerRecord.Said::section).distinct().forEach(section -> {
            List<AnswerRecord.Said> said = draft.sentences().stream()
                    .filter(s -> java.util.Objects.equals(s.section(), section))
                    .map(s -> new AnswerRecord.Said(null, s.text(), s.evidence(), s.author()))
                    .toList();
            SentenceLines lines = new SentenceLines(chips);
            lines.show(said, id -> now.citation(id, then.get(id)));
            sections.add(lines);
            body.add(new H2(section == null ? "" : section), lines);
            if ("UNVERIFIED".equals(section)) {
                lines.addClassName("unverified");
            }
        });
        impression.setValue(words);
        saved.setText("");
        body.add(impression, saved);
        head.getChildren()
                .filter(NativeButton.class::isInstance)
                .forEach(button -> button.setVisible(now.marks().stream().anyMatch(ReportPanel::isAcceptable)));
    }

    static boolean isAcceptable(Mark mark) {
        return mark.review() == null && mark.finding().verdict() == org.deixis.study.Verdict.FOUND;
    }

    /** Whether the draft would be another one: findings or reviews changed. */
    boolean isOf(OpenCase now) {
        return shown != null
                && !sections.isEmpty()
                && shown.image().id().equals(now.image().id())
                && reviews(shown).equals(reviews(now));
    }

    private static Map<Integer, String> reviews(OpenCase now) {
        Map<Integer, String> reviews = new HashMap<>();
        now.marks().forEach(mark -> {
            Review review = mark.review();
            reviews.put(mark.number(), mark.finding().verdict() + (review == null ? "" : review.slug()));
        });
        return reviews;
    }

    /** Another level, another draft. */
    void forget() {
        sections.clear();
        shown = null;
    }

    void mark(@Nullable UUID pointed, @Nullable UUID selected) {
        sections.forEach(lines -> lines.mark(pointed, selected));
    }
}
