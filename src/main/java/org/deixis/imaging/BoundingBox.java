package org.deixis.imaging;

/**
 * An axis-aligned box in pixels of the original image, origin at the top left.
 *
 * @param x left edge, inclusive
 * @param y top edge, inclusive
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 */
public record BoundingBox(int x, int y, int width, int height) {
    public BoundingBox {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "A box needs a width and height of at least 1, not " + width + " x " + height);
        }
    }
}
