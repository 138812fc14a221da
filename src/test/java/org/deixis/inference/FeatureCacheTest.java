package org.deixis.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.deixis.imaging.MedicalImage;
import org.deixis.inference.text.BgeTextEncoder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeatureCacheTest {
    private final AtomicInteger read = new AtomicInteger();
    private final Supplier<MedicalImage> pixels = () -> {
        read.incrementAndGet();
        return GroundingModelContract.gradient(40, 30);
    };
    private GroundingModel model;
    private long oneImage;

    @BeforeAll
    void load() {
        model = OnnxGroundingModel.load(
                PackReader.read(TinyPackTest.DIRECTORY),
                new BgeTextEncoder(),
                InferenceProperties.of(TinyPackTest.DIRECTORY));
        try (ImageFeatures features = model.encode(pixels.get())) {
            oneImage = features.byteSize();
        }
    }

    @AfterAll
    void close() {
        model.close();
    }

    @Test
    void countsEveryMapOnce() {
        // four channels of 16 x 16, 8 x 8, 4 x 4 and 2 x 2 float32
        assertThat(oneImage).isEqualTo(4 * (256 + 64 + 16 + 4) * 4);
    }

    @Test
    void makesFeaturesOncePerImageAndFrame() {
        try (FeatureCache cache = new FeatureCache(10 * oneImage)) {
            assertThat(asksFor(cache, "a", 0)).isOne();
            assertThat(asksFor(cache, "a", 0)).isZero();
            assertThat(asksFor(cache, "a", 1)).isOne();
            assertThat(asksFor(cache, "b", 0)).isOne();
            assertThat(cache.byteSize()).isEqualTo(3 * oneImage);
        }
    }

    @Test
    void letsTheLeastRecentlyUsedGo() {
        try (FeatureCache cache = new FeatureCache(2 * oneImage)) {
            asksFor(cache, "a", 0);
            asksFor(cache, "b", 0);
            asksFor(cache, "a", 0);
            asksFor(cache, "c", 0);
            assertThat(cache.byteSize()).isEqualTo(2 * oneImage);
            assertThat(asksFor(cache, "a", 0)).isZero();
            assertThat(asksFor(cache, "b", 0)).isOne();
        }
    }

    @Test
    void keepsNothingThatIsLargerThanTheBudget() {
        try (FeatureCache cache = new FeatureCache(oneImage - 1)) {
            assertThat(asksFor(cache, "a", 0)).isOne();
            assertThat(cache.byteSize()).isZero();
            assertThat(asksFor(cache, "a", 0)).isOne();
        }
    }

    @Test
    void keepsAHandleUsableAfterTheCacheLetItGo() {
        FeatureCache cache = new FeatureCache(10 * oneImage);
        ImageFeatures features = cache.get(model, "a", 0, pixels);
        cache.close();
        assertThat(cache.byteSize()).isZero();
        assertThat(model.ground(features, List.of(PhraseQuery.of("polyp")))).hasSize(1);
        features.close();
        assertThatThrownBy(features::share).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void makesFeaturesOnceForManyWhoAskAtTheSameTime() throws Exception {
        try (FeatureCache cache = new FeatureCache(10 * oneImage);
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            int before = read.get();
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Integer>> asked = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                asked.add(threads.submit(() -> {
                    start.await();
                    try (ImageFeatures features = cache.get(model, "a", 0, pixels)) {
                        return features.imageWidth();
                    }
                }));
            }
            start.countDown();
            for (Future<Integer> width : asked) {
                assertThat(width.get()).isEqualTo(40);
            }
            assertThat(read.get() - before).isOne();
        }
    }

    @Test
    void makesThemItselfWhenTheOneWaitedForFails() throws Exception {
        try (FeatureCache cache = new FeatureCache(10 * oneImage);
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            CountDownLatch reading = new CountDownLatch(1);
            CountDownLatch mayFail = new CountDownLatch(1);
            Future<ImageFeatures> failing = threads.submit(() -> cache.get(model, "a", 0, () -> {
                reading.countDown();
                awaitQuietly(mayFail);
                throw new IllegalArgumentException("no such file");
            }));
            reading.await();
            Future<Integer> waiting = threads.submit(() -> asksFor(cache, "a", 0));
            mayFail.countDown();
            assertThatThrownBy(failing::get).hasRootCauseMessage("no such file");
            assertThat(waiting.get()).isOne();
        }
    }

    private int asksFor(FeatureCache cache, String image, int frame) {
        int before = read.get();
        try (ImageFeatures features = cache.get(model, image, frame, pixels)) {
            assertThat(features.imageHeight()).isEqualTo(30);
        }
        return read.get() - before;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
