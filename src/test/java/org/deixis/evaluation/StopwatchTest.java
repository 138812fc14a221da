package org.deixis.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopwatchTest {
    @Test
    void takesTurnsAndChangesWhoGoesFirst() {
        List<String> order = new ArrayList<>();

        Stopwatch.Timing timing = new Stopwatch(1, 2).compare("x", () -> order.add("deixis"), () -> order.add("bare"));

        assertThat(order).containsExactly("deixis", "bare", "bare", "deixis", "deixis", "bare");
        assertThat(timing.ratio()).isPositive();
    }

    @Test
    void givesMedianAndRatioOfWhatTakesTime() {
        Stopwatch.Timing timing = new Stopwatch(1, 5).compare("x", () -> pause(20), () -> pause(5));

        assertThat(timing.p50()).isBetween(20.0, 200.0);
        assertThat(timing.ratio()).isGreaterThan(1);
        assertThat(Stopwatch.quantile(new double[] {4, 1, 3}, 0.5)).isEqualTo(3);
        assertThat(Stopwatch.quantile(new double[] {4, 1}, 0.5)).isEqualTo(2.5);
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
