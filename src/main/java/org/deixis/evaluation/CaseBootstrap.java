package org.deixis.evaluation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Percentile intervals by resampling whole cases (patients, slides, sequences) with replacement, because the images of
 * one case are not independent (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13). The seed is
 * fixed, so that the same outcomes give the same interval.
 */
final class CaseBootstrap {
    private static final int RESAMPLES = 1000;
    static final long SEED = 20260101L;

    private final int resamples;

    CaseBootstrap() {
        this(RESAMPLES);
    }

    CaseBootstrap(int resamples) {
        this.resamples = resamples;
    }

    /** A statistic of items that count with a weight each: how often their case was drawn. */
    interface Statistic {
        /**
         * @param weights one per item, 0 or more; all 1 for the sample itself
         * @return the statistic, or NaN when these weights leave it undefined
         */
        double of(int[] weights);
    }

    /** The statistic over all items, and the interval of its resampled values; {@link Estimate#NONE} without items. */
    <T> Estimate estimate(List<T> items, Function<T, String> caseOf, Statistic statistic) {
        int n = items.size();
        if (n == 0) {
            return Estimate.NONE;
        }
        Map<String, Integer> numbers = new HashMap<>();
        int[] caseNumbers = new int[n];
        for (int i = 0; i < n; i++) {
            caseNumbers[i] = numbers.computeIfAbsent(caseOf.apply(items.get(i)), key -> numbers.size());
        }
        int[] weights = new int[n];
        Arrays.fill(weights, 1);
        double value = statistic.of(weights);
        double[] resampled = resample(caseNumbers, numbers.size(), weights, statistic);
        if (Double.isNaN(value) || resampled.length == 0) {
            return new Estimate(value, Double.NaN, Double.NaN, n);
        }
        return new Estimate(value, quantile(resampled, 0.025), quantile(resampled, 0.975), n);
    }

    private double[] resample(int[] caseNumbers, int cases, int[] weights, Statistic statistic) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] values = new double[resamples];
        int defined = 0;
        for (int r = 0; r < resamples; r++) {
            int[] drawn = new int[cases];
            for (int c = 0; c < cases; c++) {
                drawn[random.nextInt(cases)]++;
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] = drawn[caseNumbers[i]];
            }
            double value = statistic.of(weights);
            if (!Double.isNaN(value)) {
                values[defined++] = value;
            }
        }
        double[] sorted = Arrays.copyOf(values, defined);
        Arrays.sort(sorted);
        return sorted;
    }

    /** Linear interpolation between order statistics. */
    private static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
