package org.deixis.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.deixis.imaging.MedicalImage;
import org.deixis.inference.GroundingModel;
import org.deixis.inference.ImageFeatures;
import org.deixis.inference.InferenceCancelledException;
import org.deixis.inference.PackLabel;
import org.deixis.inference.PhraseQuery;

/**
 * Times a model's two graphs in some seconds, as a person meets them: with whatever waits for the model meanwhile. {@link
 * Bench} is the thorough way.
 */
public final class GraphTimer {
    /** Runs that count, of each kind; one before them warms up. */
    public static final int ROUNDS = 10;

    /** Side of the generated picture in pixels. */
    public static final int SIDE = 512;

    private static final List<Integer> PHRASES = List.of(1, 5, 20);

    private final List<Timing> timings = new ArrayList<>();
    private final Consumer<Step> progress;

    private GraphTimer(Consumer<Step> progress) {
        this.progress = progress;
    }

    /**
     * What is being timed.
     *
     * @param done kinds of runs that are timed already
     * @param all kinds of runs to time
     */
    public record Step(String name, int done, int all) {}

    /**
     * @param name what was timed, e.g. {@code Encoder, per image}
     * @param median in milliseconds
     * @param p95 95th percentile in milliseconds
     */
    public record Timing(String name, double median, double p95) {}

    /**
     * The encoder, then the decoder with 1, 5 and 20 phrases, on a generated picture.
     *
     * @param progress told before each kind of run, on this thread
     * @throws InferenceCancelledException soon after the thread is interrupted, or when the model is closed
     * @throws org.deixis.inference.InferenceBusyException when too many requests wait for the model
     */
    public static List<Timing> time(GroundingModel model, Consumer<Step> progress) {
        GraphTimer timer = new GraphTimer(progress);
        MedicalImage picture = MedicalImage.grey8(SIDE, SIDE, ramp());
        try (ImageFeatures features = model.encode(picture)) {
            timer.time("Encoder, per image", () -> model.encode(picture).close());
            List<PhraseQuery> known = model.pack().labels().stream()
                    .map(PackLabel::name)
                    .map(PhraseQuery::of)
                    .toList();
            for (int n : PHRASES) {
                List<PhraseQuery> queries = Stream.generate(known::stream)
                        .flatMap(all -> all)
                        .limit(n)
                        .toList();
                timer.time(
                        "Decoder, %d phrase%s".formatted(n, n == 1 ? "" : "s"), () -> model.ground(features, queries));
            }
        }
        return List.copyOf(timer.timings);
    }

    private void time(String name, Runnable work) {
        progress.accept(new Step(name, timings.size(), 1 + PHRASES.size()));
        Stopwatch.Timing timing = new Stopwatch(1, ROUNDS).time(name, work);
        timings.add(new Timing(name, timing.p50(), timing.p95()));
    }

    private static byte[] ramp() {
        byte[] pixels = new byte[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) ((i % SIDE + i / SIDE) / 4);
        }
        return pixels;
    }
}
