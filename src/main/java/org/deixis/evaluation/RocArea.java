package org.deixis.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Area under the receiver operating characteristic: the chance that a present pair scores above an absent one, ties
 * counting half (Hanley and McNeil, Radiology 1982).
 */
final class RocArea implements CaseBootstrap.Statistic {
    private final double[] scores;
    private final boolean[] present;
    private final int[] ascending;

    /**
     * @param scores one per pair
     * @param present the truth, one per pair
     */
    RocArea(double[] scores, boolean[] present) {
        this.scores = scores;
        this.present = present;
        this.ascending = ascendingOrder(scores);
    }

    static int[] ascendingOrder(double[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted((a, b) -> Double.compare(scores[a], scores[b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** NaN when the weights leave no present or no absent pair. */
    @Override
    public double of(int[] weights) {
        double wins = 0;
        double absentBelow = 0;
        double presentTotal = 0;
        int i = 0;
        while (i < ascending.length) {
            double score = scores[ascending[i]];
            double presentHere = 0;
            double absentHere = 0;
            while (i < ascending.length && scores[ascending[i]] == score) {
                int item = ascending[i++];
                if (present[item]) {
                    presentHere += weights[item];
                } else {
                    absentHere += weights[item];
                }
            }
            wins += presentHere * (absentBelow + absentHere / 2);
            absentBelow += absentHere;
            presentTotal += presentHere;
        }
        double comparisons = presentTotal * absentBelow;
        return comparisons == 0 ? Double.NaN : wins / comparisons;
    }

    /**
     * A corner of the curve.
     *
     * @param falseRate share of absent pairs at or above the score
     * @param trueRate share of present pairs at or above the score
     */
    record Point(double falseRate, double trueRate) {}

    /** The curve from (0, 0) to (1, 1), one point per distinct score; empty when one kind of pair is missing. */
    List<Point> curve() {
        long positives =
                IntStream.range(0, present.length).filter(i -> present[i]).count();
        long negatives = present.length - positives;
        List<Point> points = new ArrayList<>();
        if (positives == 0 || negatives == 0) {
            return points;
        }
        points.add(new Point(0, 0));
        long hits = 0;
        long alarms = 0;
        for (int i = ascending.length - 1; i >= 0; i--) {
            if (present[ascending[i]]) {
                hits++;
            } else {
                alarms++;
            }
            if (i == 0 || scores[ascending[i - 1]] != scores[ascending[i]]) {
                points.add(new Point((double) alarms / negatives, (double) hits / positives));
            }
        }
        return points;
    }
}
