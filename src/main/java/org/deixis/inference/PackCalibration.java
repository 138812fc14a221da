package org.deixis.inference;

import java.util.List;
import java.util.Map;
import org.deixis.imaging.Modality;
import org.jspecify.annotations.Nullable;

/**
 * How a pack's raw outputs become probabilities and verdicts; fitted on its validation images.
 *
 * @param temperature above 0; {@code presence = sigmoid((logit - bias) / temperature)} (Guo et al. 2017, Platt 1999)
 * @param bias in logits
 * @param maskThreshold a pixel belongs to the mask where its logit is above this
 * @param defaults thresholds where the modality has none of its own
 * @param byModality thresholds of single modalities
 * @param table how often phrases scored like this were present
 */
public record PackCalibration(
        double temperature,
        double bias,
        double maskThreshold,
        PackThresholds defaults,
        Map<Modality, PackThresholds> byModality,
        List<CalibrationBin> table) {
    public PackCalibration {
        byModality = Map.copyOf(byModality);
        table = List.copyOf(table);
    }

    /** P(present), 0 to 1. */
    public double presence(double logit) {
        return MaskLogits.sigmoid((logit - bias) / temperature);
    }

    public PackThresholds thresholds(@Nullable Modality modality) {
        return modality == null ? defaults : byModality.getOrDefault(modality, defaults);
    }
}
