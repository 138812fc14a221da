package org.deixis.grounding;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deixis.imaging.Modality;
import org.deixis.inference.ImageFeatures;
import org.deixis.inference.PackLabel;
import org.jspecify.annotations.Nullable;

/**
 * What an image may be, most likely first. A corrected or firmly recognised modality is the only one; a weak guess
 * refuses nothing, so then every modality with a score of at least {@value #PLAUSIBLE} counts.
 *
 * @param recognition the one that is shown
 * @param plausible never empty; the first is the recognised one
 */
record Modalities(Recognition recognition, List<Modality> plausible) {
    private static final double PLAUSIBLE = 0.1;

    static Modalities of(ImageFeatures features, @Nullable Modality corrected) {
        Map<Modality, Double> scores = features.modalityScores();
        if (corrected != null) {
            return only(new Recognition(corrected, scores.getOrDefault(corrected, 0.0), true));
        }
        Map.Entry<Modality, Double> best =
                scores.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        Recognition recognised = new Recognition(best.getKey(), best.getValue(), false);
        if (!recognised.weak()) {
            return only(recognised);
        }
        List<Modality> plausible = scores.entrySet().stream()
                .filter(e -> e.getKey() == best.getKey() || e.getValue() >= PLAUSIBLE)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
        return new Modalities(recognised, plausible);
    }

    static Modalities only(Recognition recognition) {
        return new Modalities(recognition, List.of(recognition.modality()));
    }

    /** The likeliest modality in which the label can exist; empty when it cannot here. */
    Optional<Modality> of(PackLabel label) {
        return plausible.stream().filter(label.modalities()::containsKey).findFirst();
    }
}
