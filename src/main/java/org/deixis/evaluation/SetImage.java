package org.deixis.evaluation;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.deixis.imaging.Modality;

/**
 * One line of a grounding set's manifest.
 *
 * @param line number in {@code manifest.jsonl}, from 1
 * @param caseId patient, slide or sequence
 * @param modality slug as written; may be one that Deixis does not know
 * @param width in pixels, of the image and of every mask
 * @param height in pixels
 * @param labelled labels that were annotated; those without a target are absent
 * @param targets mask file by label
 */
record SetImage(
        int line,
        String id,
        String dataset,
        String caseId,
        String split,
        String modality,
        Path image,
        int width,
        int height,
        Set<String> labelled,
        Map<String, Path> targets) {

    /** An order that has nothing to do with the manifest's and is the same every time. */
    static final Comparator<SetImage> SHUFFLED = Comparator.comparingInt(
                    (SetImage image) -> image.random().nextInt())
            .thenComparing(SetImage::id);

    Optional<Modality> knownModality() {
        return Modality.fromSlug(modality);
    }

    /** Begins the same every time. */
    SplittableRandom random() {
        return new SplittableRandom(id.hashCode());
    }

    boolean shows(String label) {
        return targets.containsKey(label);
    }
}
