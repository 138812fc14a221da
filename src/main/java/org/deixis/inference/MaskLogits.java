package org.deixis.inference;

import org.deixis.imaging.SegmentationMask;

/**
 * Mask logits in the network's letterbox frame, row-major, {@code size * size} values.
 *
 * <p>The letterbox scales the original image by {@code s = input / max(width, height)} and places it at the top left;
 * the rest is padding (the pack's recipe does the same).
 *
 * @param size side of the square grid, e.g. 192
 * @param values logits, row-major
 * @param imageWidth width of the original image in pixels
 * @param imageHeight height of the original image in pixels
 */
@SuppressWarnings("ArrayRecordComponent")
public record MaskLogits(int size, float[] values, int imageWidth, int imageHeight) {

    /**
     * The mask over the original image: the logits are interpolated linearly between cell centres, the padding cut
     * off, and every pixel above the threshold is set. Ten megapixels take some milliseconds.
     *
     * @param threshold on logits; 0 means a probability of one half
     */
    public SegmentationMask toMask(double threshold) {
        return new MaskUpsampling(this, (float) threshold).mask();
    }

    /** The logistic function, 0 to 1. */
    static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
