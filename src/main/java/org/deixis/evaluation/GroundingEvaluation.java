package org.deixis.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.deixis.grounding.Grounder;
import org.deixis.inference.GroundingModel;
import org.deixis.inference.ModelPack;
import org.deixis.language.PhraseParser;
import org.deixis.language.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Measures a pack on a folder of annotated images, through the code path of the Ground screen. */
@Component
public final class GroundingEvaluation {
    private static final int CORRUPTED_IMAGES = 200;
    private static final int NONSENSE_IMAGES = 20;

    private final Grounder grounder;
    private final PhraseParser parser;
    private final Vocabulary vocabulary;

    GroundingEvaluation(Grounder grounder, PhraseParser parser, Vocabulary vocabulary) {
        this.grounder = grounder;
        this.parser = parser;
        this.vocabulary = vocabulary;
    }

    /**
     * What to measure.
     *
     * @param directory the set's folder; {@code docs/grounding-format.md} describes it
     * @param splits to read; empty for every line
     * @param lenient whether lines that cannot be used are skipped
     * @param quick whether clicks, corruptions and paraphrases are left out
     * @param nonsense list to use in place of the packaged one, or null
     * @param paraphrases list to use in place of the packaged one, or null
     */
    public record Request(
            Path directory,
            Set<String> splits,
            boolean lenient,
            boolean quick,
            @Nullable Path nonsense,
            @Nullable Path paraphrases) {
        public Request {
            splits = Set.copyOf(splits);
        }
    }

    /** A request whose folder and lists were read and found usable. */
    public static final class Prepared {
        private final Request request;
        private final GroundingSet set;
        private final List<String> nonsense;
        private final Map<String, List<String>> paraphrases;

        private Prepared(
                Request request, GroundingSet set, List<String> nonsense, Map<String, List<String>> paraphrases) {
            this.request = request;
            this.set = set;
            this.nonsense = nonsense;
            this.paraphrases = paraphrases;
        }
    }

    /**
     * Checks everything that can be checked without decoding a picture.
     *
     * @throws UnreadableSetException when the folder, a list, or (unless lenient) a line cannot be used
     */
    public Prepared prepare(Request request) {
        GroundingSet set = new GroundingSetReader().read(request.directory(), request.splits());
        if (!request.lenient() && !set.problems().isEmpty()) {
            throw UnreadableSetException.forProblems(request.directory(), set.problems());
        }
        if (set.images().isEmpty()) {
            throw UnreadableSetException.forNoImage(request.directory(), request.splits());
        }
        return new Prepared(
                request,
                set,
                TrialLists.nonsense(request.nonsense()),
                request.quick() ? Map.of() : TrialLists.paraphrases(request.paraphrases()));
    }

    /**
     * Runs the model over the set: with a small pack on two cores some 0.3 s an image when quick, three times that
     * otherwise.
     *
     * @param progress takes a line of text now and then, on the calling thread
     * @throws UnreadableSetException when a picture cannot be decoded, unless lenient
     */
    public GroundingMeasures measure(Prepared prepared, GroundingModel model, Consumer<String> progress) {
        GroundingSet set = prepared.set;
        ModelPack pack = model.pack();
        Request request = prepared.request;
        EvaluationPlan plan = new EvaluationPlan(
                new ImpossibleNegatives(set, pack, vocabulary).choose(),
                prepared.paraphrases,
                !request.quick(),
                request.quick() ? Set.of() : EvaluationPlan.spread(set.images(), CORRUPTED_IMAGES),
                prepared.nonsense,
                EvaluationPlan.spread(set.images(), NONSENSE_IMAGES));
        ImageExaminer examiner = new ImageExaminer(model, grounder, parser, set, plan);
        ExaminationQueue queue = new ExaminationQueue(examiner, request.lenient(), progress);
        List<ImageOutcome> outcomes = queue.run(set.images());
        progress.accept("Intervals from resampled cases …");
        List<GroundingSet.Problem> problems = new ArrayList<>(set.problems());
        problems.addAll(queue.problems());
        return GroundingMeasures.of(new EvaluationSubject(
                request, pack, model.device(), set, outcomes, untaught(set, pack), problems, queue.seconds()));
    }

    /** Labels annotated in the set that the pack does not list, and in how many images. */
    private static Map<String, Integer> untaught(GroundingSet set, ModelPack pack) {
        Map<String, Integer> counts = new TreeMap<>();
        Set<String> taught = new HashSet<>();
        pack.labels().forEach(label -> taught.add(label.id()));
        for (SetImage image : set.images()) {
            for (String label : new TreeSet<>(image.labelled())) {
                if (!taught.contains(label)) {
                    counts.merge(label, 1, Integer::sum);
                }
            }
        }
        return counts;
    }
}
