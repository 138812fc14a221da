package org.deixis.explanation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.deixis.grounding.GroundingResult;
import org.deixis.inference.ModelPack;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers a question about one image from the evidence: by the configured language model, or by the narrator where there
 * is none or it fails. What the question names and nobody looked for yet is looked for first. Stateless; safe for use by
 * several threads.
 */
@Component
public final class Explainer {
    /** Longest question, in Unicode code points. */
    public static final int LONGEST_QUESTION = QuestionReader.LONGEST;

    private static final int MOST_NAMES = 4;

    private final EvidenceGatherer gatherer;
    private final QuestionReader reader;
    private final Narrator narrator;
    private final AnswerGuard guard;
    private final Mentions vocabulary;
    private final LanguageModels models;
    private final Prompts prompts;

    Explainer(
            EvidenceGatherer gatherer,
            QuestionReader reader,
            Narrator narrator,
            AnswerGuard guard,
            Mentions vocabulary,
            LanguageModels models,
            Prompts prompts) {
        this.gatherer = gatherer;
        this.reader = reader;
        this.narrator = narrator;
        this.guard = guard;
        this.vocabulary = vocabulary;
        this.models = models;
        this.prompts = prompts;
    }

    /**
     * What is known of the image.
     *
     * @param pack that locates; null while there is none
     * @param image of which the results are
     * @param results each with a number of its own
     * @param accepted numbers of those that a person accepted
     * @param pairs retrieved for this image; they illustrate
     * @param other what is known of an image to compare with; null for none
     */
    public record Known(
            @Nullable ModelPack pack,
            ImageFacts image,
            List<GroundingResult> results,
            Set<Integer> accepted,
            List<Evidence.Pair> pairs,
            @Nullable Known other) {
        public Known {
            results = List.copyOf(results);
            accepted = Set.copyOf(accepted);
            pairs = List.copyOf(pairs);
        }

        /** The same, to be compared with another image. */
        public Known with(@Nullable Known compared) {
            return new Known(pack, image, results, accepted, pairs, compared);
        }
    }

    /** Looks for further phrases in the image. */
    @FunctionalInterface
    public interface Looking {
        Looking NOWHERE = (phrases, firstNumber) -> List.of();

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

    /** The picture, for language models that may see it. */
    @FunctionalInterface
    public interface Picture {
        Picture NONE = Optional::empty;

        /** As PNG of a moderate size; asked only where the settings say that images are sent. */
        Optional<byte[]> png();
    }

    /**
     * What may be done to answer: nothing of it changes or removes what was there.
     *
     * @param lookingInOther looks in the image to compare with
     */
    public record Tools(Looking looking, Searching searching, Picture picture, Looking lookingInOther) {}

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
        Casebook book = new Casebook(gatherer, known, tools, turn);
        Question asked = understood(turn, book);
        Optional<String> model = models.name().filter(name -> isForAModel(turn, asked, book.evidence()));
        if (model.isPresent() && !turn.isStopped()) {
            Optional<String> trouble = new ModelAnswer(models, prompts, guard, vocabulary, book, turn, tools).answer();
            if (trouble.isEmpty()) {
                return finished(turn, model.get(), ModelAnswer.promptIds(prompts), book.evidence());
            }
            turn.failOver(ModelTrouble.sentence(model.get(), trouble.get()));
        }
        if (!turn.isStopped()) {
            EvidenceSet evidence = book.evidence();
            ReadingLevel level = turn.ask().level();
            turn.take(guard.check(narrator.answer(asked, evidence, level), evidence, level), Narrator.NAME);
        }
        return finished(turn, Narrator.NAME, null, book.evidence());
    }

    private Question understood(Turn turn, Casebook book) {
        Question asked = read(turn, book);
        if (!asked.unlooked().isEmpty() && !turn.isStopped()) {
            List<Evidence.Finding> _ = book.ground(asked.unlooked());
            asked = read(turn, book);
        }
        if (asked.isAboutTwoImages(book.evidence()) && !turn.isStopped()) {
            book.groundInOther(asked.targets());
        }
        if (asked.asks(Topic.SIMILAR) && book.evidence().pairs().isEmpty() && !turn.isStopped()) {
            List<Evidence.Pair> _ = book.search(similarTo(asked, book.evidence()), Map.of());
        }
        return asked;
    }

    private Question read(Turn turn, Casebook book) {
        Question asked = reader.read(turn.ask().question(), book.evidence());
        return new FollowUps(reader).resolved(asked, turn.ask().earlier(), book.evidence());
    }

    /** What is asked about, else what was drawn, else the kind of image. */
    private static String similarTo(Question asked, EvidenceSet evidence) {
        List<Evidence.Finding> about = asked.targets().isEmpty()
                ? evidence.findings().stream()
                        .filter(f -> f.verdict().isDrawn())
                        .toList()
                : asked.targets();
        String names = about.stream()
                .map(Evidence.Finding::name)
                .distinct()
                .limit(MOST_NAMES)
                .collect(Collectors.joining(" "));
        return names.isEmpty() ? evidence.imageWords() : names;
    }

    /** Drafts have a fixed form, treatment is declined, and of a second image only the narrator speaks. */
    private static boolean isForAModel(Turn turn, Question asked, EvidenceSet evidence) {
        return !turn.ask().narratorAlone()
                && !asked.asks(Topic.TREATMENT)
                && !asked.asks(Topic.DRAFT)
                && !asked.isAboutTwoImages(evidence);
    }

    private static Answered finished(Turn turn, String author, @Nullable String prompt, EvidenceSet evidence) {
        return new Answered(turn.finish(author, prompt, evidence), evidence);
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

    /** Everything known, as evidence. */
    public EvidenceSet gather(Known known) {
        return gatherer.gather(known);
    }
}
