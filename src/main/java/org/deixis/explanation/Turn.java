package org.deixis.explanation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One answer in the making: passes on what happens and remembers it for the record. Events go out one at a time, in order,
 * from whichever thread tells. Safe for use by several threads.
 */
final class Turn {
    private final Ask ask;
    private final Consumer<AnswerEvent> listener;
    private final BooleanSupplier stopped;
    private final UUID id = UUID.randomUUID();
    private final Instant time = Instant.now();
    private final long start = System.nanoTime();
    private final List<AnswerRecord.Said> sentences = new ArrayList<>();
    private final List<AnswerRecord.Withheld> withheld = new ArrayList<>();
    private final List<AnswerRecord.Step> steps = new ArrayList<>();
    private int uncited;
    private int unknownIds;
    private @Nullable String failover;

    Turn(Ask ask, Consumer<AnswerEvent> listener, BooleanSupplier stopped) {
        this.ask = ask;
        this.listener = listener;
        this.stopped = stopped;
    }

    Ask ask() {
        return ask;
    }

    boolean isStopped() {
        return stopped.getAsBoolean();
    }

    /** Does something that a person may wait for. */
    <T> T step(String tool, String about, Supplier<T> work, Function<T, String> outcome) {
        tell(new AnswerEvent.StepStarted(tool, about));
        long begun = System.nanoTime();
        String came = "failed";
        try {
            T result = work.get();
            came = outcome.apply(result);
            return result;
        } finally {
            finished(new AnswerRecord.Step(tool, about, came, (System.nanoTime() - begun) / 1_000_000));
        }
    }

    private synchronized void finished(AnswerRecord.Step step) {
        steps.add(step);
        tell(new AnswerEvent.StepFinished(step));
    }

    /** What the guards made of a draft. */
    synchronized void take(AnswerGuard.Guarded guarded, String author) {
        uncited += guarded.uncited();
        unknownIds += guarded.unknownIds();
        guarded.kept().forEach(s -> say(s, author));
        guarded.withheld().forEach(w -> withhold(w, author));
    }

    /** A sentence that was said already is not said again. */
    private void say(Sentence sentence, String author) {
        AnswerRecord.Said said =
                new AnswerRecord.Said(sentence.section(), sentence.text(), sentence.evidence(), author);
        boolean again = sentences.stream()
                .anyMatch(s -> s.text().equals(said.text())
                        && (s.section() == null || s.section().equals(said.section())));
        if (!again) {
            sentences.add(said);
            tell(new AnswerEvent.SentenceAccepted(said));
        }
    }

    private void withhold(AnswerGuard.Withheld draft, String author) {
        AnswerRecord.Withheld kept = new AnswerRecord.Withheld(
                draft.sentence().text(), draft.sentence().evidence(), draft.why(), author);
        withheld.add(kept);
        tell(new AnswerEvent.SentenceWithheld(kept));
    }

    synchronized void failOver(String cause) {
        failover = cause;
        tell(new AnswerEvent.FailedOver(cause));
    }

    synchronized boolean hasSaidSomething() {
        return !sentences.isEmpty();
    }

    /** @param prompt name and version, or null for the narrator */
    synchronized AnswerRecord finish(String author, @Nullable String prompt, EvidenceSet evidence) {
        Set<String> ids = new LinkedHashSet<>();
        sentences.forEach(s -> ids.addAll(s.evidence()));
        withheld.forEach(w -> ids.addAll(w.evidence()));
        AnswerRecord record = new AnswerRecord(
                id,
                ask.question(),
                ask.level(),
                time,
                (System.nanoTime() - start) / 1_000_000,
                author,
                prompt,
                sentences,
                withheld,
                uncited,
                unknownIds,
                steps,
                ids.stream()
                        .flatMap(cited -> evidence.find(cited).stream())
                        .map(EvidenceWords::cited)
                        .toList(),
                failover,
                isStopped());
        tell(new AnswerEvent.Finished(record));
        return record;
    }

    private synchronized void tell(AnswerEvent event) {
        listener.accept(event);
    }
}
