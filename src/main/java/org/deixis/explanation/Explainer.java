package org.deixis.explanation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.deixis.grounding.GroundingResult;
import org.deixis.inference.ModelPack;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers a question about one image from the evidence. What the question names and nobody looked for yet is looked for
 * first. Stateless; safe for use by several threads.
 */
@Component
public final class Explainer {
    /** Longest question, in Unicode code points. */
    public static final int LONGEST_QUESTION = QuestionReader.LONGEST;

    private static final int MOST_UNLOOKED = 8;

    private final EvidenceGatherer gatherer;
    private final QuestionReader reader;
    private final Narrator narrator;
    private final AnswerGuard guard;

    Explainer(EvidenceGatherer gatherer, QuestionReader reader, Narrator narrator, AnswerGuard guard) {
        this.gatherer = gatherer;
        this.reader = reader;
        this.narrator = narrator;
        this.guard = guard;
    }

    /**
     * What is known of the image.
     *
     * @param pack that locates; null while there is none
     * @param image of which the results are
     * @param results each with a number of its own
     * @param accepted numbers of those that a person accepted
     * @param pairs retrieved for this image; they illustrate
     */
    public record Known(
            @Nullable ModelPack pack,
            ImageFacts image,
            List<GroundingResult> results,
            Set<Integer> accepted,
            List<Evidence.Pair> pairs) {
        public Known {
            results = List.copyOf(results);
            accepted = Set.copyOf(accepted);
            pairs = List.copyOf(pairs);
        }
    }

    /** Looks for further phrases in the image. */
    @FunctionalInterface
    public interface Looking {
        /** Results with the numbers that they are known by; those not numbered yet are, from {@code firstNumber} on. */
        List<GroundingResult> look(List<String> phrases, int firstNumber);
    }

    /** Searches the collections of image-text pairs. */
    @FunctionalInterface
    public interface Searching {
        Searching NOWHERE = (query, filters) -> List.of();

        /**
         * @param filters field to value, all of which must hold
         * @return best first; empty where nothing is relevant or there is no collection
         */
        List<Evidence.Pair> search(String query, Map<String, String> filters);
    }

    /** What may be done to answer: both only read or add, and change nothing that was there. */
    public record Tools(Looking looking, Searching searching) {}

    /** An answer and what its ids mean. */
    public record Answered(AnswerRecord record, EvidenceSet evidence) {}

    /**
     * @param listener told of what happens, from threads of its own too, one event at a time; the last event is
     *     {@link AnswerEvent.Finished}
     * @param stopped asked often; true ends the answer where it is
     * @throws UnusableQuestionException when the question is blank or too long
     */
    public Answered answer(Ask ask, Known known, Tools tools, Consumer<AnswerEvent> listener, BooleanSupplier stopped) {
        return answer(new Turn(ask, listener, stopped), known, tools);
    }

    Answered answer(Turn turn, Known known, Tools tools) {
        check(turn.ask().question());
        EvidenceSet evidence = gather(known, known.results());
        Question asked = reader.read(turn.ask().question(), evidence);
        if (!asked.unlooked().isEmpty() && !turn.isStopped()) {
            evidence = gather(known, more(turn, known.results(), asked.unlooked(), tools.looking()));
            asked = reader.read(turn.ask().question(), evidence);
        }
        if (!turn.isStopped()) {
            ReadingLevel level = turn.ask().level();
            turn.take(guard.check(narrator.answer(asked, evidence, level), evidence, level), Narrator.NAME);
        }
        return new Answered(turn.finish(Narrator.NAME, null, evidence), evidence);
    }

    /** @throws UnusableQuestionException when it is blank or too long */
    public static void check(String question) {
        if (question.isBlank()) {
            throw UnusableQuestionException.blank();
        }
        int characters = question.codePointCount(0, question.length());
        if (characters > LONGEST_QUESTION) {
            throw UnusableQuestionException.tooLong(characters, LONGEST_QUESTION);
        }
    }

    private static List<GroundingResult> more(
            Turn turn, List<GroundingResult> results, List<String> phrases, Looking looking) {
        int last = results.stream().mapToInt(GroundingResult::number).max().orElse(0);
        List<String> wanted = phrases.subList(0, Math.min(phrases.size(), MOST_UNLOOKED));
        Map<Integer, GroundingResult> all = new LinkedHashMap<>();
        results.forEach(result -> all.put(result.number(), result));
        turn.step("ground", String.join("; ", wanted), () -> looking.look(wanted, last + 1), Explainer::outcome)
                .forEach(result -> all.put(result.number(), result));
        return List.copyOf(all.values());
    }

    static String outcome(List<GroundingResult> results) {
        long drawn = results.stream().filter(r -> r.verdict().isDrawn()).count();
        return "%d of %d drawn".formatted(drawn, results.size());
    }

    /** Everything known, as evidence. */
    public EvidenceSet gather(Known known) {
        return gather(known, known.results());
    }

    private EvidenceSet gather(Known known, List<GroundingResult> results) {
        return gatherer.gather(known.pack(), known.image(), results, known.accepted(), known.pairs());
    }
}
