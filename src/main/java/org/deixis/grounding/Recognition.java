package org.deixis.grounding;

import org.deixis.imaging.Modality;

/**
 * What kind of image it is held to be.
 *
 * @param modality the most likely one, or the one the user named
 * @param score what the network gives it, 0 to 1; also where the user named it
 * @param corrected whether the user named it
 */
public record Recognition(Modality modality, double score, boolean corrected) {
    /** Below this a recognised modality is a guess. */
    public static final double WEAK_BELOW = 0.6;

    /** Whether to ask the user: "Looks like MRI (guess). Change?" */
    public boolean weak() {
        return !corrected && score < WEAK_BELOW;
    }
}
