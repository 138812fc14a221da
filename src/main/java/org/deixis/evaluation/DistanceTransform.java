package org.deixis.evaluation;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Exact squared Euclidean distances to the nearest set pixel, by two passes of lower envelopes of parabolas
 * (Felzenszwalb and Huttenlocher, Theory of Computing 2012).
 */
final class DistanceTransform {
    private static final double FAR = 1e20;

    private DistanceTransform() {}

    /**
     * @param set row-major pixels of a {@code width * height} grid
     * @return for every pixel, row-major, the squared distance in pixels to the nearest set one; at least 1e19 when
     *     none is set
     */
    static double[] squared(BitSet set, int width, int height) {
        double[] grid = new double[width * height];
        Arrays.fill(grid, FAR);
        set.stream().forEach(i -> grid[i] = 0);
        int longest = Math.max(width, height);
        double[] line = new double[longest];
        double[] result = new double[longest];
        int[] vertices = new int[longest];
        double[] bounds = new double[longest + 1];
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                line[y] = grid[y * width + x];
            }
            transform(line, height, result, vertices, bounds);
            for (int y = 0; y < height; y++) {
                grid[y * width + x] = result[y];
            }
        }
        for (int y = 0; y < height; y++) {
            System.arraycopy(grid, y * width, line, 0, width);
            transform(line, width, result, vertices, bounds);
            System.arraycopy(result, 0, grid, y * width, width);
        }
        return grid;
    }

    private static void transform(double[] f, int n, double[] out, int[] vertices, double[] bounds) {
        int k = 0;
        vertices[0] = 0;
        bounds[0] = Double.NEGATIVE_INFINITY;
        bounds[1] = Double.POSITIVE_INFINITY;
        for (int q = 1; q < n; q++) {
            double crossing = crossing(f, q, vertices[k]);
            while (crossing <= bounds[k]) {
                k--;
                crossing = crossing(f, q, vertices[k]);
            }
            k++;
            vertices[k] = q;
            bounds[k] = crossing;
            bounds[k + 1] = Double.POSITIVE_INFINITY;
        }
        k = 0;
        for (int q = 0; q < n; q++) {
            while (bounds[k + 1] < q) {
                k++;
            }
            double step = q - vertices[k];
            out[q] = step * step + f[vertices[k]];
        }
    }

    /** Where the parabola rooted at {@code q} meets the one rooted at {@code p}, {@code p < q}. */
    private static double crossing(double[] f, int q, int p) {
        return ((f[q] + (double) q * q) - (f[p] + (double) p * p)) / (2.0 * (q - p));
    }
}
