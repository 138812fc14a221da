package org.deixis.evaluation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.deixis.grounding.PhraseAnswer;
import org.deixis.imaging.SegmentationMask;
import org.deixis.inference.ClickHint;
import org.deixis.inference.Hints;
import org.deixis.inference.ImageFeatures;
import org.deixis.inference.MaskLogits;
import org.jspecify.annotations.Nullable;

/**
 * Corrects an answer by clicks as a patient user would: each at the deepest point of the largest connected error, "this
 * too" where the mask lacks something and "not here" where it has too much. The words are kept;
 * where nothing is wrong any more, nothing is clicked.
 */
record ClickTrial(PhraseTrial trial) {
    /** Smallest share of the image that a target covers to take part. */
    static final double SMALLEST_SHARE = 0.002;

    static final int MOST_CLICKS = 5;

    static boolean suits(SegmentationMask target) {
        return target.area() >= SMALLEST_SHARE * target.width() * target.height()
                && target.components().size() == 1;
    }

    /**
     * @param first the answer to the words alone
     * @return Dice after 0, 1 … {@value #MOST_CLICKS} clicks
     */
    List<Double> dice(ImageFeatures features, PhraseAnswer first, SegmentationMask target) {
        BitSet truth = target.toBits();
        BitSet drawn = Overlap.union(first.regions());
        @Nullable MaskLogits previous = first.logits();
        List<ClickHint> clicks = new ArrayList<>();
        List<Double> dice = new ArrayList<>();
        dice.add(Overlap.dice(drawn, truth));
        for (int round = 1; round <= MOST_CLICKS; round++) {
            Optional<ClickHint> click = next(drawn, truth, target.width(), target.height());
            if (click.isPresent()) {
                clicks.add(click.get());
                PhraseAnswer answer = trial.grounder()
                        .refine(trial.model(), features, first.phrase(), new Hints(clicks, null, previous), null);
                drawn = Overlap.union(answer.regions());
                previous = answer.logits();
            }
            dice.add(Overlap.dice(drawn, truth));
        }
        return dice;
    }

    private static Optional<ClickHint> next(BitSet drawn, BitSet truth, int width, int height) {
        Optional<SegmentationMask> lacking = largest(Overlap.difference(truth, drawn), width, height);
        Optional<SegmentationMask> surplus = largest(Overlap.difference(drawn, truth), width, height);
        int lack = lacking.map(SegmentationMask::area).orElse(0);
        int excess = surplus.map(SegmentationMask::area).orElse(0);
        boolean positive = lack >= excess;
        return (positive ? lacking : surplus)
                .flatMap(SegmentationMask::centre)
                .map(point -> new ClickHint(point.x(), point.y(), positive));
    }

    private static Optional<SegmentationMask> largest(BitSet errors, int width, int height) {
        return SegmentationMask.fromBits(width, height, errors).components().stream()
                .findFirst();
    }
}
