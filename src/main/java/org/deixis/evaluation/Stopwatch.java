package org.deixis.evaluation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Times two ways of doing the same, in turn, so that whatever else the machine does meets both alike. */
final class Stopwatch {
    private final int warmUp;
    private final int rounds;

    /**
     * @param warmUp rounds that do not count
     * @param rounds rounds that do
     */
    Stopwatch(int warmUp, int rounds) {
        this.warmUp = warmUp;
        this.rounds = rounds;
    }

    /**
     * Milliseconds of a piece of work.
     *
     * @param p50 median
     * @param p95 95th percentile
     * @param bareP50 median of the same without Deixis around it, or null
     */
    record Timing(
            String name, double p50, double p95, @Nullable Double bareP50) {
        /** How many times as long as without Deixis, or null. */
        @Nullable
        Double ratio() {
            return bareP50 == null ? null : p50 / bareP50;
        }
    }

    Timing time(String name, Runnable work) {
        double[] millis = new double[rounds];
        for (int i = -warmUp; i < rounds; i++) {
            double one = millis(work);
            if (i >= 0) {
                millis[i] = one;
            }
        }
        return new Timing(name, quantile(millis, 0.5), quantile(millis, 0.95), null);
    }

    /** @param bare the same work without Deixis; goes first in every second round */
    Timing compare(String name, Runnable work, Runnable bare) {
        double[] millis = new double[rounds];
        double[] bareMillis = new double[rounds];
        for (int i = -warmUp; i < rounds; i++) {
            boolean bareFirst = (i & 1) == 0;
            double before = bareFirst ? millis(bare) : 0;
            double one = millis(work);
            double other = bareFirst ? before : millis(bare);
            if (i >= 0) {
                millis[i] = one;
                bareMillis[i] = other;
            }
        }
        return new Timing(name, quantile(millis, 0.5), quantile(millis, 0.95), quantile(bareMillis, 0.5));
    }

    private static double millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    /** Linear interpolation between order statistics. */
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
