package org.deixis.evaluation;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    Optional<Modality> knownModality() {
        return Modality.fromSlug(modality);
    }

    double longerSide() {
        return Math.max(width, height);
    }
}
