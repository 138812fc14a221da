package org.deixis.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CalibrationErrorTest {

    @Test
    void isZeroWhenScoresSayTheShare() {
        // thirty pairs, all scored 0.5, half of them present
        double[] scores = filled(30, 0.5);
        boolean[] present = new boolean[30];
        for (int i = 0; i < 30; i += 2) {
            present[i] = true;
        }

        assertThat(new CalibrationError(scores, present).of(ones(30))).isCloseTo(0, within(1e-12));
    }

    @Test
    void isTheGapBetweenScoreAndShare() {
        // fifteen pairs at 0.9, 12 of them present: every bin is off by 0.9 - 0.8
        double[] scores = filled(15, 0.9);
        boolean[] present = new boolean[15];
        Arrays.fill(present, 0, 12, true);

        assertThat(new CalibrationError(scores, present).of(ones(15))).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void putsAnEqualCountInEveryBin() {
        double[] scores = new double[30];
        Arrays.setAll(scores, i -> i / 30.0);

        assertThat(new CalibrationError(scores, new boolean[30]).bins(ones(30)))
                .hasSize(15)
                .allSatisfy(bin -> assertThat(bin.n()).isEqualTo(2));
    }

    @Test
    void leavesOutPairsOfWeightZero() {
        // without the second pair only a perfect one is left
        CalibrationError error = new CalibrationError(new double[] {1, 1}, new boolean[] {true, false});

        assertThat(error.of(new int[] {1, 0})).isZero();
        assertThat(error.of(new int[] {1, 1})).isEqualTo(0.5);
    }

    private static double[] filled(int n, double value) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return values;
    }

    private static int[] ones(int n) {
        int[] ones = new int[n];
        Arrays.fill(ones, 1);
        return ones;
    }
}
