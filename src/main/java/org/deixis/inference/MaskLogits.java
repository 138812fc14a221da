package org.deixis.inference;

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
public record MaskLogits(int size, float[] values, int imageWidth, int imageHeight) {}
