package org.deixis.explanation.ui;

import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.deixis.explanation.AnswerRecord;
import org.deixis.explanation.ChatText;
import org.deixis.viewer.Glyph;
import org.jspecify.annotations.Nullable;

/** A question and its answer: what was done, the sentences, what was withheld, who wrote it. */
final class AnswerBlock extends Article {
    private static final long serialVersionUID = 1L;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private static final String COPY = """
            const words = $0;
            const done = () => { this.textContent = 'Copied'; setTimeout(() => { this.textContent = 'Copy'; }, 1500); };
            const old = () => {
              const area = document.createElement('textarea');
              area.value = words;
              document.body.append(area);
              area.select();
              document.execCommand('copy');
              area.remove();
              done();
            };
            navigator.clipboard ? navigator.clipboard.writeText(words).then(done, old) : old();""";

    private final Div question = new Div();
    private final Div steps = new Div();
    private final Div notice = new Div();
    private final SentenceLines lines;
    private final Div withheld = new Div();
    private final Div by = new Div();
    private final transient Actions actions;
    private transient @Nullable AnswerDraft shown;
    private transient @Nullable AnswerRecord finished;

    /**
     * What can be done with an answer.
     *
     * @param chips what its chips do
     * @param edit puts the question back into the box, to be asked again
     * @param again asks the same once more
     */
    record Actions(EvidenceChip.Actions chips, Consumer<String> edit, Consumer<String> again) {}

    AnswerBlock(Actions actions) {
        this.actions = actions;
        lines = new SentenceLines(actions.chips());
        question.addClassName("me");
        steps.addClassName("steps");
        notice.addClassNames("notice", "failover");
        withheld.addClassName("withheld");
        by.addClassName("by");
        addClassName("turn");
        add(question, steps, notice, lines, withheld, by);
    }

    /** @param answer null while it is being written */
    void show(AnswerDraft draft, @Nullable AnswerRecord answer, Function<String, Citation> meaning) {
        lines.show(draft.sentences(), meaning);
        if (draft.equals(shown) && answer == finished) {
            return;
        }
        getElement().setAttribute("aria-label", "Answer to: " + draft.question());
        if (shown == null || !shown.question().equals(draft.question()) || (answer == null) != (finished == null)) {
            ask(draft.question(), answer != null);
        }
        shown = draft;
        finished = answer;
        steps(draft, answer);
        notice.setText(draft.failover() == null ? "" : draft.failover());
        notice.setVisible(draft.failover() != null);
        withheld(draft.withheld());
        by.removeAll();
        by.setVisible(answer != null);
        if (answer != null) {
            by(answer);
        }
        getElement().setAttribute("aria-busy", answer == null ? "true" : "false");
    }

    private void ask(String words, boolean editable) {
        question.removeAll();
        Span asked = new Span(words);
        question.add(asked);
        if (editable) {
            question.add(Glyph.button(
                    "edit",
                    "Edit this question and ask again",
                    () -> actions.edit().accept(words)));
        }
    }

    private void steps(AnswerDraft draft, @Nullable AnswerRecord answer) {
        steps.removeAll();
        draft.steps().forEach(step -> steps.add(step(StepWords.done(step))));
        if (answer == null && draft.doing() != null) {
            Div doing = step(draft.doing() + "…");
            doing.addClassName("busy");
            steps.add(doing);
        } else if (answer != null && draft.steps().isEmpty()) {
            long findings = answer.cited().stream()
                    .filter(c -> c.id().startsWith("finding:"))
                    .count();
            steps.add(step("read the evidence, cited %d %s · %s"
                    .formatted(
                            findings, findings == 1 ? "finding" : "findings", StepWords.time(answer.milliseconds()))));
        }
    }

    private static Div step(String words) {
        Div step = new Div();
        step.setText(words);
        step.addClassName("step");
        return step;
    }

    private void withheld(List<AnswerRecord.Withheld> drafts) {
        withheld.setVisible(!drafts.isEmpty());
        withheld.removeAll();
        if (drafts.isEmpty()) {
            return;
        }
        Div why = new Div();
        for (AnswerRecord.Withheld draft : drafts) {
            Paragraph words = new Paragraph(draft.text());
            Span reason = new Span(draft.why());
            reason.addClassName("why");
            why.add(new Div(words, reason));
        }
        withheld.add(new NativeDetails(AnswerRecord.withheldWords(drafts.size()), why));
    }

    private void by(AnswerRecord answer) {
        Span who = new Span(ChatText.author(answer)
                + " · " + Levels.words(answer.level())
                + " · " + CLOCK.format(answer.time().atZone(ZoneId.systemDefault()))
                + (answer.stopped() ? " · stopped" : "")
                + (answer.droppedWords() == null ? "" : " · " + answer.droppedWords()));
        NativeButton copy = new NativeButton("Copy");
        copy.addClassName("ghost");
        copy.setTitle("Copy this answer with its evidence");
        copy.addClickListener(press -> copy.getElement().executeJs(COPY, ChatText.plain(answer)));
        NativeButton again =
                new NativeButton("Ask again", press -> actions.again().accept(answer.question()));
        again.addClassName("ghost");
        again.setTitle("Ask the same question once more; what followed is dropped");
        by.add(who, copy, again);
    }

    void mark(@Nullable UUID pointed, @Nullable UUID selected) {
        lines.mark(pointed, selected);
    }
}
