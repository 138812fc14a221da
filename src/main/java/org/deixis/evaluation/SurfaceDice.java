package org.deixis.evaluation;

import java.util.BitSet;

/**
 * Normalised surface Dice: the share of both outlines that lies within a tolerance of the other (Nikolov et al.,
 * JMIR 2021), with outlines as sets of pixels.
 */
final class SurfaceDice {
    /** Side of the frame in which {@link #TOLERANCE} is meant, in pixels. */
    static final double FRAME = 384;

    /** Accepted deviation in pixels of a frame whose longer side is {@link #FRAME}. */
    static final double TOLERANCE = 2;

    private SurfaceDice() {}

    /**
     * @param a row-major pixels of a mask
     * @param b row-major pixels of the other mask, same size
     * @return 0 to 1; 1 when both are empty, 0 when one is
     */
    static double of(BitSet a, BitSet b, int width, int height) {
        BitSet outlineA = outline(a, width, height);
        BitSet outlineB = outline(b, width, height);
        int pixels = outlineA.cardinality() + outlineB.cardinality();
        if (pixels == 0) {
            return 1;
        }
        if (outlineA.isEmpty() || outlineB.isEmpty()) {
            return 0;
        }
        double tolerance = TOLERANCE * Math.max(width, height) / FRAME;
        return (double) (within(outlineA, outlineB, tolerance, width, height)
                        + within(outlineB, outlineA, tolerance, width, height))
                / pixels;
    }

    /** Mask pixels with a 4-neighbour outside the mask or outside the image. */
    static BitSet outline(BitSet mask, int width, int height) {
        BitSet outline = new BitSet(width * height);
        for (int i = mask.nextSetBit(0); i >= 0; i = mask.nextSetBit(i + 1)) {
            int x = i % width;
            int y = i / width;
            boolean inner = x > 0
                    && x < width - 1
                    && y > 0
                    && y < height - 1
                    && mask.get(i - 1)
                    && mask.get(i + 1)
                    && mask.get(i - width)
                    && mask.get(i + width);
            outline.set(i, !inner);
        }
        return outline;
    }

    private static long within(BitSet outline, BitSet other, double tolerance, int width, int height) {
        double[] squared = DistanceTransform.squared(other, width, height);
        double limit = tolerance * tolerance + 1e-9;
        return outline.stream().filter(i -> squared[i] <= limit).count();
    }
}
