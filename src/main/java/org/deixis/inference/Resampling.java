package org.deixis.inference;

/**
 * How one axis is resampled: each of {@code length} targets is a weighted sum of neighbouring sources. Two axes are
 * resampled one after the other.
 */
final class Resampling {
    /** Overlaps below this share of a pixel are rounding errors of the division. */
    private static final double NEGLIGIBLE = 1e-3;

    private final int[] first;
    private final float[][] weights;

    private Resampling(int length) {
        this.first = new int[length];
        this.weights = new float[length][];
    }

    /** The exact box filter, as OpenCV's {@code INTER_AREA}: every source counts by its overlap with the target. */
    static Resampling average(int source, int target) {
        Resampling r = new Resampling(target);
        double ratio = (double) source / target;
        for (int i = 0; i < target; i++) {
            double from = i * ratio;
            double to = Math.min(from + ratio, source);
            int begin = (int) Math.floor(from + NEGLIGIBLE);
            int end = Math.max(begin + 1, (int) Math.ceil(to - NEGLIGIBLE));
            r.first[i] = begin;
            r.weights[i] = new float[end - begin];
            double total = 0;
            for (int j = begin; j < end; j++) {
                total += Math.min(j + 1, to) - Math.max(j, from);
            }
            for (int j = begin; j < end; j++) {
                r.weights[i][j - begin] = (float) ((Math.min(j + 1, to) - Math.max(j, from)) / total);
            }
        }
        return r;
    }

    /** Between the two nearest pixel centres, as OpenCV's {@code INTER_LINEAR}; the edge is repeated. */
    static Resampling linear(int source, int target) {
        Resampling r = new Resampling(target);
        double ratio = (double) source / target;
        for (int i = 0; i < target; i++) {
            double at = Math.clamp((i + 0.5) * ratio - 0.5, 0, source - 1);
            int left = Math.min((int) at, Math.max(0, source - 2));
            float share = (float) (at - left);
            r.first[i] = left;
            r.weights[i] = source == 1 ? new float[] {1} : new float[] {1 - share, share};
        }
        return r;
    }

    int length() {
        return first.length;
    }

    /** First source of a target. */
    int first(int target) {
        return first[target];
    }

    /** Weights of the sources from {@link #first} on; they sum to 1. Not to be changed. */
    float[] weights(int target) {
        return weights[target];
    }
}
