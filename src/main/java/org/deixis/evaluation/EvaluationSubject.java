package org.deixis.evaluation;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deixis.inference.Device;
import org.deixis.inference.ModelPack;

/**
 * Everything that an evaluation's figures are made of.
 *
 * @param outcomes one per image that could be decoded
 * @param untaught annotated images by label that the pack does not list
 * @param skipped lines that could not be used
 * @param seconds that the images took
 */
record EvaluationSubject(
        GroundingEvaluation.Request request,
        ModelPack pack,
        Device device,
        GroundingSet set,
        List<ImageOutcome> outcomes,
        Map<String, Integer> untaught,
        List<GroundingSet.Problem> skipped,
        double seconds) {

    List<PairOutcome> pairs() {
        return outcomes.stream().flatMap(outcome -> outcome.pairs().stream()).toList();
    }

    List<PairOutcome> present() {
        return pairs().stream().filter(PairOutcome::present).toList();
    }

    /** Outcomes of the first images, which ran one at a time. */
    Stream<ImageOutcome> timed() {
        return outcomes.stream()
                .limit(ExaminationQueue.TIMED)
                .skip(outcomes.size() > 2 * ExaminationQueue.WARM_UP ? ExaminationQueue.WARM_UP : 0);
    }
}
