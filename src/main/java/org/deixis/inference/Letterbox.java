package org.deixis.inference;

import org.deixis.imaging.MedicalImage;

/**
 * Where an image lies in the network's square frame: scaled by {@code s = size / max(width, height)} and placed at the
 * top left; the rest is padding.
 *
 * @param imageWidth of the original in pixels
 * @param imageHeight of the original in pixels
 * @param size side of the frame
 */
record Letterbox(int imageWidth, int imageHeight, int size) {

    static Letterbox of(MedicalImage image, int size) {
        return new Letterbox(image.width(), image.height(), size);
    }

    double scale() {
        return (double) size / Math.max(imageWidth, imageHeight);
    }

    boolean shrinks() {
        return scale() < 1;
    }

    /** Columns that the image fills, at least 1; halves go to the even number, as in Python. */
    int contentWidth() {
        return Math.max(1, (int) Math.rint(imageWidth * scale()));
    }

    /** Rows that the image fills, at least 1. */
    int contentHeight() {
        return Math.max(1, (int) Math.rint(imageHeight * scale()));
    }

    /** Position in the frame, in its cells with the first from 0 to 1, of a pixel's centre. */
    double toFrame(int pixel) {
        return (pixel + 0.5) * scale();
    }
}
