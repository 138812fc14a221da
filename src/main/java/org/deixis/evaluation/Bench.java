package org.deixis.evaluation;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.deixis.grounding.Grounder;
import org.deixis.imaging.MedicalImage;
import org.deixis.imaging.MedicalImageReader;
import org.deixis.imaging.Modality;
import org.deixis.inference.BareEngine;
import org.deixis.inference.GroundingModel;
import org.deixis.inference.ImageFeatures;
import org.deixis.inference.InferenceProperties;
import org.deixis.inference.PackLabel;
import org.deixis.inference.PhraseQuery;
import org.deixis.inference.text.TextEncoder;
import org.deixis.language.Phrase;
import org.deixis.language.PhraseParser;
import org.springframework.stereotype.Component;

/** Times what a person waits for, beside bare ONNX Runtime in the same process. */
@Component
public final class Bench {
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 40;
    private static final int START_ROUNDS = 5;
    private static final int SIDE = 512;

    private final Grounder grounder;
    private final PhraseParser parser;
    private final TextEncoder words;
    private final InferenceProperties settings;

    Bench(Grounder grounder, PhraseParser parser, TextEncoder words, InferenceProperties settings) {
        this.grounder = grounder;
        this.parser = parser;
        this.words = words;
        this.settings = settings;
    }

    /**
     * Encoder, decoder and the whole way of a phrase, on a generated picture of 512 x 512 pixels; about a minute.
     *
     * @param progress takes a line of text now and then
     */
    public BenchFigures ground(GroundingModel model, Consumer<String> progress) throws IOException {
        Stopwatch stopwatch = new Stopwatch(WARM_UP, ROUNDS);
        List<Stopwatch.Timing> timings = new ArrayList<>();
        Path file = phantom();
        MedicalImage image = MedicalImageReader.read(file);
        List<String> names = model.pack().labels().stream().map(PackLabel::name).toList();
        try (BareEngine bare = BareEngine.open(model.pack(), settings.threads());
                ImageFeatures features = model.encode(image)) {
            progress.accept("Encoder …");
            timings.add(stopwatch.compare("encoder", () -> model.encode(image).close(), bare::encode));
            for (int n : new int[] {1, 5, 20}) {
                progress.accept("Decoder with " + n + (n == 1 ? " phrase …" : " phrases …"));
                List<PhraseQuery> queries = new ArrayList<>();
                for (int i = 0; i < n; i++) {
                    queries.add(PhraseQuery.of(names.get(i % names.size())));
                }
                timings.add(stopwatch.compare(
                        "decoder, %d phrase%s".formatted(n, n == 1 ? "" : "s"),
                        () -> model.ground(features, queries),
                        () -> bare.decode(n)));
            }
            progress.accept("End to end …");
            Phrase known = parser.split(askable(model, features)).getFirst();
            timings.add(stopwatch.time("first phrase: read, encode, locate", () -> {
                try (ImageFeatures fresh = model.encode(MedicalImageReader.read(file))) {
                    grounder.ground(model, fresh, List.of(known), null);
                }
            }));
            timings.add(stopwatch.time("further phrase", () -> grounder.ground(model, features, List.of(known), null)));
            AtomicInteger number = new AtomicInteger();
            timings.add(stopwatch.time(
                    "text vector of new words",
                    () -> words.embed(List.of("opacity number " + number.incrementAndGet()))));
            return new BenchFigures(
                    model.pack(), model.device(), timings, features.byteSize(), ProcessMemory.now(), List.of());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /**
     * How long the web application takes until it answers, from the start of its process, as this process was started.
     *
     * @throws IOException when it cannot be started, or is not ready within a minute
     */
    public BenchFigures start(Consumer<String> progress) throws IOException {
        List<StartTrial.Started> started = new ArrayList<>();
        for (int i = 0; i < START_ROUNDS; i++) {
            progress.accept("Start %d of %d …".formatted(i + 1, START_ROUNDS));
            started.add(StartTrial.run());
        }
        return BenchFigures.ofStart(started);
    }

    /** A label that the decoder is asked about in this image, whatever kind it is taken for. */
    private String askable(GroundingModel model, ImageFeatures features) {
        Modality seen = grounder.recognise(features, null).modality();
        return model.pack().labels().stream()
                .filter(label -> label.modalities().containsKey(seen))
                .findFirst()
                .orElseGet(() -> model.pack().labels().getFirst())
                .name();
    }

    /** Soft blobs on a ramp: no medical image, but neither empty nor noise. */
    private static Path phantom() throws IOException {
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double blob = 120 * Math.exp(-((x - 160.0) * (x - 160) + (y - 250.0) * (y - 250)) / 9000)
                        + 100 * Math.exp(-((x - 370.0) * (x - 370) + (y - 260.0) * (y - 260)) / 12000);
                picture.getRaster().setSample(x, y, 0, (int) Math.min(255, 30 + x / 8.0 + blob));
            }
        }
        Path file = Files.createTempFile("deixis-bench", ".png");
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }
}
