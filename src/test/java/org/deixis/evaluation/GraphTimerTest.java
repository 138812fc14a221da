package org.deixis.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.deixis.inference.InferenceCancelledException;
import org.deixis.inference.InferenceProperties;
import org.deixis.inference.ModelPacks;
import org.deixis.inference.text.BgeTextEncoder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GraphTimerTest {
    private final ModelPacks packs =
            new ModelPacks(InferenceProperties.of(Path.of("src/test/resources/packs")), new BgeTextEncoder());
    private final List<GraphTimer.Step> steps = new ArrayList<>();

    @AfterEach
    void close() {
        packs.close();
    }

    @Test
    void timesTheEncoderAndTheDecoderWithMoreAndMorePhrases() {
        List<GraphTimer.Timing> timings = GraphTimer.time(packs.open(null).orElseThrow(), steps::add);

        assertThat(timings)
                .extracting(GraphTimer.Timing::name)
                .containsExactly(
                        "Encoder, per image", "Decoder, 1 phrase", "Decoder, 5 phrases", "Decoder, 20 phrases");
        assertThat(timings).allSatisfy(timing -> {
            assertThat(timing.median()).isPositive();
            assertThat(timing.p95()).isGreaterThanOrEqualTo(timing.median());
        });
        assertThat(steps).extracting(GraphTimer.Step::done).containsExactly(0, 1, 2, 3);
        assertThat(steps).extracting(GraphTimer.Step::all).containsOnly(4);
    }

    @Test
    void anInterruptEndsIt() throws InterruptedException {
        var model = packs.open(null).orElseThrow();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                GraphTimer.time(model, step -> {
                    steps.add(step);
                    Thread.currentThread().interrupt();
                });
            } catch (InferenceCancelledException e) {
                thrown.set(e);
            }
        });
        thread.join();
        assertThat(thrown.get()).isInstanceOf(InferenceCancelledException.class);
        assertThat(steps).hasSize(1);
    }
}
