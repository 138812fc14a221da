package org.deixis.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.deixis.imaging.BoundingBox;
import org.deixis.imaging.MedicalImage;
import org.deixis.imaging.Modality;
import org.deixis.inference.text.BgeTextEncoder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every pack's model must do, whatever it has learnt. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GroundingModelContract {
    private static final float TOLERANCE = 1e-3f;

    private final MedicalImage image = gradient(300, 200);
    private GroundingModel model;

    /** The pack's folder; the test is skipped where it is not there. */
    abstract Path pack();

    @BeforeAll
    void load() {
        model = open();
    }

    private GroundingModel open() {
        return OnnxGroundingModel.load(PackReader.read(pack()), new BgeTextEncoder(), InferenceProperties.of(pack()));
    }

    @AfterAll
    void close() {
        if (model != null) {
            model.close();
        }
    }

    @Test
    void givesOneProbabilityPerModality() {
        try (ImageFeatures features = model.encode(image)) {
            assertThat(features.modalityScores()).containsOnlyKeys(model.pack().modalities());
            assertThat(features.modalityScores().values().stream()
                            .mapToDouble(d -> d)
                            .sum())
                    .isCloseTo(1, within(1e-6));
            double square = 0;
            for (float v : features.imageEmbedding()) {
                square += v * v;
            }
            assertThat(square).isCloseTo(1, within(1e-3));
            assertThat(features.imageWidth()).isEqualTo(300);
            assertThat(features.imageHeight()).isEqualTo(200);
            assertThat(features.byteSize()).isPositive();
        }
    }

    @Test
    void answersAPhraseTheSameAloneAndAmongOthers() {
        try (ImageFeatures features = model.encode(image)) {
            List<PhraseQuery> many = new ArrayList<>();
            for (int i = 0; i < 70; i++) {
                many.add(PhraseQuery.of(i % 3 == 0 ? "left lung" : i % 3 == 1 ? "polyp" : "Hello World"));
            }
            List<PhraseGrounding> together = model.ground(features, many);
            assertThat(together).hasSize(70);
            for (int i : List.of(0, 1, 2, 63, 64, 69)) {
                PhraseGrounding alone =
                        model.ground(features, List.of(many.get(i))).getFirst();
                assertSame(together.get(i), alone);
            }
        }
    }

    @Test
    void answersWithinTheStatedRanges() {
        try (ImageFeatures features = model.encode(image)) {
            for (PhraseGrounding answer :
                    model.ground(features, List.of(PhraseQuery.of("left lung"), PhraseQuery.of("")))) {
                assertThat(answer.presence()).isBetween(0.0, 1.0);
                assertThat(answer.quality()).isBetween(0.0, 1.0);
                assertThat(answer.mask().size()).isEqualTo(model.pack().maskSize());
                assertThat(answer.mask().values())
                        .hasSize(model.pack().maskSize() * model.pack().maskSize());
                assertThat(answer.mask().toMask(0).width()).isEqualTo(300);
                assertThat(answer.mask().toMask(0).height()).isEqualTo(200);
            }
            assertThat(model.ground(features, List.of())).isEmpty();
        }
    }

    @Test
    void listensToClicksBoxAndTheMaskBefore() {
        try (ImageFeatures features = model.encode(image)) {
            PhraseGrounding plain = ask(features, Hints.NONE);
            PhraseGrounding clicked = ask(features, new Hints(List.of(new ClickHint(150, 100, true)), null, null));
            PhraseGrounding refused = ask(features, new Hints(List.of(new ClickHint(150, 100, false)), null, null));
            PhraseGrounding boxed = ask(features, new Hints(List.of(), new BoundingBox(100, 50, 80, 60), null));
            PhraseGrounding again = ask(features, new Hints(List.of(), null, clicked.mask()));
            assertThat(List.of(clicked, refused, boxed, again))
                    .allSatisfy(a -> assertThat(a.mask().values())
                            .isNotEqualTo(plain.mask().values()));
            int cell = cell(150, 100);
            assertThat(clicked.mask().values()[cell])
                    .isGreaterThan(refused.mask().values()[cell]);
        }
    }

    @Test
    void takesImagesOfAnyShape() {
        for (int[] size : List.of(new int[] {1, 1}, new int[] {2000, 2}, new int[] {3, 1500}, new int[] {17, 23})) {
            try (ImageFeatures features = model.encode(gradient(size[0], size[1]))) {
                MaskLogits mask = model.ground(features, List.of(PhraseQuery.of("polyp")))
                        .getFirst()
                        .mask();
                assertThat(mask.toMask(-1e9).area()).isEqualTo(size[0] * size[1]);
            }
        }
    }

    @Test
    void givesTheSameFromEightThreadsAsFromOne() throws Exception {
        List<String> phrases = List.of("left lung", "right lung", "polyp", "liver", "", "spleen", "kidney", "tumor");
        try (ImageFeatures features = model.encode(image);
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<PhraseGrounding> serial = phrases.stream()
                    .map(p -> model.ground(features, List.of(PhraseQuery.of(p))).getFirst())
                    .toList();
            List<Callable<PhraseGrounding>> work = new ArrayList<>();
            for (int i = 0; i < 5 * phrases.size(); i++) {
                String phrase = phrases.get(i % phrases.size());
                boolean encodesToo = i % 8 == 0;
                work.add(() -> {
                    if (encodesToo) {
                        try (ImageFeatures own = model.encode(image)) {
                            return model.ground(own, List.of(PhraseQuery.of(phrase)))
                                    .getFirst();
                        }
                    }
                    return model.ground(features, List.of(PhraseQuery.of(phrase)))
                            .getFirst();
                });
            }
            List<Future<PhraseGrounding>> answers = threads.invokeAll(work);
            for (int i = 0; i < answers.size(); i++) {
                PhraseGrounding one = serial.get(i % phrases.size());
                PhraseGrounding other = answers.get(i).get();
                assertThat(other.presence()).isEqualTo(one.presence());
                assertThat(Arrays.equals(other.mask().values(), one.mask().values()))
                        .isTrue();
            }
        }
    }

    @Test
    void refusesClosedFeatures() {
        ImageFeatures features = model.encode(image);
        features.close();
        features.close();
        assertThatThrownBy(() -> model.ground(features, List.of(PhraseQuery.of("polyp"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("These image features are closed");
    }

    @Test
    void keepsFeaturesForARunningDecoderThoughTheirHandleIsClosed() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 10; round++) {
                ImageFeatures features = model.encode(image);
                List<Future<Integer>> running = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    running.add(threads.submit(() -> model.ground(features, List.of(PhraseQuery.of("polyp")))
                            .size()));
                }
                features.close();
                for (Future<Integer> answer : running) {
                    assertAnsweredOrRefused(answer);
                }
            }
        }
    }

    @Test
    void endsWaitingRequestsWhenItIsClosed() throws Exception {
        GroundingModel other = open();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                running.add(threads.submit(() -> {
                    try (ImageFeatures features = other.encode(image)) {
                        return other.ground(features, List.of(PhraseQuery.of("polyp")))
                                .size();
                    }
                }));
            }
            other.close();
            for (Future<Integer> answer : running) {
                assertAnsweredOrRefused(answer);
            }
            assertThatThrownBy(() -> other.encode(image))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The model is closed");
        }
    }

    @Test
    void namesItsPackAndDevice() {
        assertThat(model.device()).isIn(Device.CPU, Device.GPU);
        assertThat(model.pack().sha256()).matches("[0-9a-f]{64}");
        assertThat(model.pack().modalities()).contains(Modality.X_RAY);
    }

    private static void assertAnsweredOrRefused(Future<Integer> answer) throws InterruptedException {
        try {
            assertThat(answer.get()).isEqualTo(1);
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOfAny(IllegalStateException.class, InferenceCancelledException.class);
        }
    }

    private PhraseGrounding ask(ImageFeatures features, Hints hints) {
        return model.ground(features, List.of(new PhraseQuery("polyp", hints))).getFirst();
    }

    private int cell(int x, int y) {
        double scale = model.pack().maskSize() / 300.0;
        return (int) (y * scale) * model.pack().maskSize() + (int) (x * scale);
    }

    private static void assertSame(PhraseGrounding a, PhraseGrounding b) {
        assertThat(a.presence()).isCloseTo(b.presence(), within((double) TOLERANCE));
        assertThat(a.quality()).isCloseTo(b.quality(), within((double) TOLERANCE));
        assertThat(a.mask().values())
                .usingComparatorWithPrecision(TOLERANCE)
                .containsExactly(b.mask().values());
    }

    static MedicalImage gradient(int width, int height) {
        byte[] samples = new byte[width * height * 3];
        for (int i = 0; i < width * height; i++) {
            samples[3 * i] = (byte) (255 * (i % width) / width);
            samples[3 * i + 1] = (byte) (255 * (i / width) / height);
            samples[3 * i + 2] = (byte) ((i % width) * (i / width) % 256);
        }
        return MedicalImage.rgb8(width, height, samples);
    }
}
