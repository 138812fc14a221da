package org.deixis.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Expected calibration error: pairs sorted by score in 15 bins of equal count, the mean gap between score and share
 * present (Naeini et al., AAAI 2015, with equal-count bins). Pairs of one score count with their common share, so that
 * the order among them cannot matter.
 */
final class CalibrationError implements CaseBootstrap.Statistic {
    static final int BINS = 15;

    private final double[] scores;
    private final boolean[] present;
    private final int[] ascending;

    CalibrationError(double[] scores, boolean[] present) {
        this.scores = scores;
        this.present = present;
        this.ascending = RocArea.ascendingOrder(scores);
    }

    /**
     * One bin of the reliability diagram.
     *
     * @param meanScore mean score of its pairs
     * @param sharePresent share of its pairs that were present
     * @param n weight of its pairs
     */
    record Bin(double meanScore, double sharePresent, double n) {}

    @Override
    public double of(int[] weights) {
        double gap = 0;
        double total = 0;
        for (Bin bin : bins(weights)) {
            gap += bin.n() * Math.abs(bin.meanScore() - bin.sharePresent());
            total += bin.n();
        }
        return total == 0 ? Double.NaN : gap / total;
    }

    /** Non-empty bins from low to high scores. */
    List<Bin> bins(int[] weights) {
        double total = 0;
        for (int weight : weights) {
            total += weight;
        }
        double[] weightIn = new double[BINS];
        double[] scoreIn = new double[BINS];
        double[] presentIn = new double[BINS];
        double before = 0;
        int i = 0;
        while (i < ascending.length) {
            int end = i;
            double tiedWeight = 0;
            double tiedPresent = 0;
            while (end < ascending.length && scores[ascending[end]] == scores[ascending[i]]) {
                int item = ascending[end++];
                tiedWeight += weights[item];
                tiedPresent += present[item] ? weights[item] : 0;
            }
            double share = tiedWeight == 0 ? 0 : tiedPresent / tiedWeight;
            for (; i < end; i++) {
                int weight = weights[ascending[i]];
                if (weight > 0) {
                    int bin = Math.min((int) (BINS * (before + weight / 2.0) / total), BINS - 1);
                    weightIn[bin] += weight;
                    scoreIn[bin] += weight * scores[ascending[i]];
                    presentIn[bin] += weight * share;
                    before += weight;
                }
            }
        }
        List<Bin> bins = new ArrayList<>();
        for (int b = 0; b < BINS; b++) {
            if (weightIn[b] > 0) {
                bins.add(new Bin(scoreIn[b] / weightIn[b], presentIn[b] / weightIn[b], weightIn[b]));
            }
        }
        return bins;
    }
}
