package org.deixis.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.deixis.grounding.GroundingResult;
import org.deixis.inference.ModelPack;
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
     * @param pack that gave the results
     * @param image of which the results are
     * @param results each with a number of its own
     * @param accepted numbers of those that a person accepted
     * @param pairs retrieved for this image; they illustrate
     */
    public record Known(
            ModelPack pack,
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
        /** One result per phrase, numbered from {@code firstNumber} on. */
        List<GroundingResult> look(List<String> phrases, int firstNumber);
    }

    /**
     * @param looking asked at most once, for what the question names and the results lack
     * @throws UnusableQuestionException when it is blank or too long
     */
    public Answer answer(String question, ReadingLevel level, Known known, Looking looking) {
        check(question);
        EvidenceSet evidence = gather(known, known.results());
        Question asked = reader.read(question, evidence);
        if (!asked.unlooked().isEmpty()) {
            evidence = gather(known, more(known.results(), asked.unlooked(), looking));
            asked = reader.read(question, evidence);
        }
        AnswerGuard.Guarded guarded = guard.check(narrator.answer(asked, evidence, level), evidence, level);
        return new Answer(guarded.kept(), guarded.withheld(), guarded.uncited(), Narrator.NAME, evidence);
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

    private static List<GroundingResult> more(List<GroundingResult> results, List<String> phrases, Looking looking) {
        int last = results.stream().mapToInt(GroundingResult::number).max().orElse(0);
        List<GroundingResult> all = new ArrayList<>(results);
        all.addAll(looking.look(phrases.subList(0, Math.min(phrases.size(), MOST_UNLOOKED)), last + 1));
        return all;
    }

    private EvidenceSet gather(Known known, List<GroundingResult> results) {
        return gatherer.gather(known.pack(), known.image(), results, known.accepted(), known.pairs());
    }
}
