package org.deixis.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RocAreaTest {

    @Test
    void countsTiesHalf() {
        // present 0.9, 0.5; absent 0.5, 0.1: wins 0.9>0.5, 0.9>0.1, 0.5>0.1 and one tie = 3.5 of 4
        RocArea area = new RocArea(new double[] {0.9, 0.5, 0.5, 0.1}, new boolean[] {true, true, false, false});

        assertThat(area.of(new int[] {1, 1, 1, 1})).isEqualTo(3.5 / 4);
    }

    @Test
    void countsAPairAsOftenAsItsWeightSays() {
        // the absent 0.8 twice: 0.9 beats both, 0.2 beats none = 2 of 4
        RocArea area = new RocArea(new double[] {0.9, 0.2, 0.8}, new boolean[] {true, true, false});

        assertThat(area.of(new int[] {1, 1, 2})).isEqualTo(0.5);
    }

    @Test
    void isUndefinedWithoutAbsentPairs() {
        assertThat(new RocArea(new double[] {0.9}, new boolean[] {true}).of(new int[] {1}))
                .isNaN();
    }

    @Test
    void drawsTheCurveFromTheHighestScoreDown() {
        RocArea area = new RocArea(new double[] {0.9, 0.5, 0.5, 0.1}, new boolean[] {true, true, false, false});

        assertThat(area.curve())
                .containsExactly(
                        new RocArea.Point(0, 0),
                        new RocArea.Point(0, 0.5),
                        new RocArea.Point(0.5, 1),
                        new RocArea.Point(1, 1));
    }

    @RepeatedTest(5)
    void agreesWithComparingEveryPair(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int n = 60;
        double[] scores = new double[n];
        boolean[] present = new boolean[n];
        int[] weights = new int[n];
        for (int i = 0; i < n; i++) {
            scores[i] = random.nextInt(12) / 10.0;
            present[i] = random.nextBoolean();
            weights[i] = random.nextInt(3);
        }
        double wins = 0;
        double comparisons = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (present[i] && !present[j]) {
                    double weight = weights[i] * weights[j];
                    comparisons += weight;
                    wins += weight * (scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0);
                }
            }
        }

        assertThat(new RocArea(scores, present).of(weights))
                .as("seed %s, weights %s", repetition.getCurrentRepetition(), Arrays.toString(weights))
                .isCloseTo(wins / comparisons, within(1e-12));
    }
}
