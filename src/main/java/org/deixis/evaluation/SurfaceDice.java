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
        Window window = Window.around(outlineA, outlineB, width);
        BitSet cutA = window.cut(outlineA, width);
        BitSet cutB = window.cut(outlineB, width);
        return (double) (within(cutA, cutB, tolerance, window) + within(cutB, cutA, tolerance, window)) / pixels;
    }

    /** The smallest part of the image that holds both outlines: distances between them are the same there. */
    private record Window(int left, int top, int width, int height) {

        static Window around(BitSet a, BitSet b, int imageWidth) {
            BitSet both = (BitSet) a.clone();
            both.or(b);
            int left = both.stream().map(i -> i % imageWidth).min().orElse(0);
            int right = both.stream().map(i -> i % imageWidth).max().orElse(0);
            int top = both.nextSetBit(0) / imageWidth;
            int bottom = (both.length() - 1) / imageWidth;
            return new Window(left, top, right - left + 1, bottom - top + 1);
        }

        BitSet cut(BitSet pixels, int imageWidth) {
            BitSet cut = new BitSet(width * height);
            pixels.stream().forEach(i -> cut.set((i / imageWidth - top) * width + i % imageWidth - left));
            return cut;
        }
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

    private static long within(BitSet outline, BitSet other, double tolerance, Window window) {
        double[] squared = DistanceTransform.squared(other, window.width(), window.height());
        double limit = tolerance * tolerance + 1e-9;
        return outline.stream().filter(i -> squared[i] <= limit).count();
    }
}
