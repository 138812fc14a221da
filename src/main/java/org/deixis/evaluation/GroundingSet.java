package org.deixis.evaluation;

import java.util.List;
import java.util.Map;

/**
 * Images with masks for text-prompted segmentation; the format is described in {@code docs/grounding-format.md}.
 *
 * @param labels by id
 * @param images of the splits asked for, in the manifest's order
 * @param evidenceImages of the splits that count as evidence (val and test; every line where the set has neither)
 * @param problems lines that cannot be used, in order
 */
record GroundingSet(
        Map<String, SetLabel> labels, List<SetImage> images, List<SetImage> evidenceImages, List<Problem> problems) {

    /**
     * Why a line cannot be used.
     *
     * @param line number in {@code manifest.jsonl}, from 1; 0 for the set as a whole
     * @param reason a plain sentence part, such as "the mask masks/a.png is missing"
     */
    record Problem(int line, String reason) {
        @Override
        public String toString() {
            return line == 0 ? reason : "manifest.jsonl line " + line + ": " + reason;
        }
    }
}
