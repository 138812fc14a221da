package org.deixis.inference;

import java.util.Map;
import org.deixis.imaging.Modality;
import org.jspecify.annotations.Nullable;

/**
 * One thing a pack was taught.
 *
 * @param id the concept id, e.g. {@code left-lung}
 * @param name the canonical name, sent to the decoder
 * @param kind organ, structure, lesion, tumor, device …
 * @param laterality left, right or null
 * @param modalities where it can exist, with what testing showed there
 */
public record PackLabel(
        String id, String name, String kind, @Nullable String laterality, Map<Modality, Evidence> modalities) {

    /**
     * What testing showed for one modality.
     *
     * @param tier how well it was tested
     * @param dice mean Dice on the test split, or null when there was no mask
     * @param masks masks behind {@code dice}
     * @param interval of {@code dice}, or null where the pack states none
     */
    public record Evidence(
            EvidenceTier tier,
            @Nullable Double dice,
            int masks,
            @Nullable Interval interval) {}

    /**
     * Where the mean Dice lies with 95 % confidence.
     *
     * @param low 0 to 1
     * @param high {@code low} to 1
     */
    public record Interval(double low, double high) {}
}
