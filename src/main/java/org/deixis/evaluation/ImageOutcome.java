package org.deixis.evaluation;

import java.util.List;
import org.deixis.imaging.Modality;

/**
 * What one image gave.
 *
 * @param recognised the modality that the model saw
 * @param encodeMillis of the encoder
 * @param decodeMillis of the decoder's pass for all questions of the image; NaN where none needed it
 * @param pairs one per question
 * @param rewordings of present structures
 * @param clicks of present structures
 * @param corruptions of present structures
 * @param nonsense phrases asked of this image
 */
record ImageOutcome(
        SetImage image,
        Modality recognised,
        double encodeMillis,
        double decodeMillis,
        List<PairOutcome> pairs,
        List<Rewording> rewordings,
        List<ClickSeries> clicks,
        List<CorruptionLoss> corruptions,
        List<NonsenseAnswer> nonsense) {

    /** Whether the set's word for the modality is one that Deixis knows. */
    boolean modalityKnown() {
        return image.knownModality().isPresent();
    }

    boolean modalityRight() {
        return image.knownModality().filter(recognised::equals).isPresent();
    }

    /**
     * Dice lost by other words for a present structure.
     *
     * @param drop Dice of the label's name less the mean Dice of its other wordings, as the product answers
     * @param networkDrop the same, with the typed words given to the network as they are
     */
    record Rewording(Question question, double drop, double networkDrop) {}

    /**
     * Dice after clicks at the centre of the largest error.
     *
     * @param dice by number of clicks, from 0 on
     */
    record ClickSeries(Question question, List<Double> dice) {}

    /** Dice lost by a spoilt image. */
    record CorruptionLoss(Question question, Corruption corruption, double drop) {}

    /**
     * What a phrase without meaning led to.
     *
     * @param found whether the verdict was {@code found}
     * @param drawn whether anything was drawn
     * @param drawnByNetwork whether anything would be drawn if the network alone decided
     */
    record NonsenseAnswer(String phrase, boolean found, boolean drawn, boolean drawnByNetwork) {}
}
