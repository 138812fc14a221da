package org.deixis.explanation.ui;

import java.util.List;
import java.util.stream.Stream;
import org.deixis.explanation.AnswerEvent;
import org.deixis.explanation.AnswerRecord;
import org.deixis.explanation.ReadingLevel;
import org.jspecify.annotations.Nullable;

/**
 * An answer as far as it has come.
 *
 * @param question as typed
 * @param level for whom it is written
 * @param doing what is being done now, e.g. "Looking for polyp"; null for nothing
 * @param steps what was done
 * @param sentences in order
 * @param withheld draft sentences that were not let through
 * @param failover who answered in whose place, and why; or null
 */
record AnswerDraft(
        String question,
        ReadingLevel level,
        @Nullable String doing,
        List<AnswerRecord.Step> steps,
        List<AnswerRecord.Said> sentences,
        List<AnswerRecord.Withheld> withheld,
        @Nullable String failover) {
    AnswerDraft {
        steps = List.copyOf(steps);
        sentences = List.copyOf(sentences);
        withheld = List.copyOf(withheld);
    }

    static AnswerDraft of(String question, ReadingLevel level) {
        return new AnswerDraft(question, level, "Reading the evidence", List.of(), List.of(), List.of(), null);
    }

    static AnswerDraft of(AnswerRecord answer) {
        return new AnswerDraft(
                answer.question(),
                answer.level(),
                null,
                answer.steps(),
                answer.sentences(),
                answer.withheld(),
                answer.failover());
    }

    AnswerDraft after(AnswerEvent event) {
        return switch (event) {
            case AnswerEvent.StepStarted(String tool, String about) ->
                new AnswerDraft(question, level, StepWords.doing(tool, about), steps, sentences, withheld, failover);
            case AnswerEvent.StepFinished(AnswerRecord.Step step) ->
                new AnswerDraft(question, level, "Writing", and(steps, step), sentences, withheld, failover);
            case AnswerEvent.SentenceAccepted(AnswerRecord.Said said) ->
                new AnswerDraft(question, level, doing, steps, and(sentences, said), withheld, failover);
            case AnswerEvent.SentenceWithheld(AnswerRecord.Withheld draft) ->
                new AnswerDraft(question, level, doing, steps, sentences, and(withheld, draft), failover);
            case AnswerEvent.FailedOver(String cause) ->
                new AnswerDraft(question, level, doing, steps, sentences, withheld, cause);
            case AnswerEvent.Finished(AnswerRecord answer) -> of(answer);
            case AnswerEvent.Failed _ -> this;
        };
    }

    private static <T> List<T> and(List<T> list, T further) {
        return Stream.concat(list.stream(), Stream.of(further)).toList();
    }
}
