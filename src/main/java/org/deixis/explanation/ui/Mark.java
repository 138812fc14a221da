package org.deixis.explanation.ui;

import java.util.UUID;
import org.deixis.explanation.Evidence;
import org.deixis.study.Review;
import org.deixis.viewer.MaskOverlay;
import org.jspecify.annotations.Nullable;

/**
 * One finding as it is cited and drawn.
 *
 * @param finding as evidence
 * @param id of the stored finding
 * @param review what a person said of it, or null
 * @param colour of its structure, {@code #rrggbb}
 * @param overlay what is drawn; null where nothing is
 * @param denied what the model located where the text says absent; null where they do not disagree so
 */
record Mark(
        Evidence.Finding finding,
        UUID id,
        @Nullable Review review,
        String colour,
        @Nullable MaskOverlay overlay,
        @Nullable MaskOverlay denied) {
    int number() {
        return finding.number();
    }

    /** What is drawn while it is meant. */
    @Nullable
    MaskOverlay shown() {
        return overlay == null ? denied : overlay;
    }
}
