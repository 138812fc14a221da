package org.deixis.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReindexingTest {
    private static final int PAIRS = 600; // three portions

    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void fill() throws IOException {
        home = folder.resolve("home");
        try (TestLibrary test = new TestLibrary(home, new WordsAsVectors())) {
            test.ingest(TestLibrary.numbered(folder.resolve("source"), PAIRS));
        }
    }

    private static void await(BooleanSupplier holds) {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(until);
            Thread.onSpinWait();
        }
    }

    private static String words(Reindexing reindexing) {
        return reindexing.of("test").map(Reindexing.Run::words).orElse("");
    }

    private List<Path> making() throws IOException {
        try (Stream<Path> tmp = Files.list(home.resolve("tmp"))) {
            return tmp.toList();
        }
    }

    /** Embeds as many portions of a re-index as it is let. */
    private static final class Gated extends WatchedEncoder {
        private final Semaphore portions = new Semaphore(0);
        private final AtomicBoolean broken = new AtomicBoolean();

        @Override
        void before(List<String> texts) {
            if (Thread.currentThread().getName().equals("reindex")) {
                portions.acquireUninterruptibly();
                if (broken.get()) {
                    throw new IllegalStateException("The encoder broke");
                }
            }
        }
    }

    @Test
    void tellsHowFarItIsWhileTheOldIndexServes() throws IOException {
        Gated gated = new Gated();
        try (TestLibrary test = new TestLibrary(home, gated);
                Reindexing reindexing = new Reindexing(test.library())) {
            AtomicBoolean told = new AtomicBoolean();
            Runnable deaf = reindexing.onChange(() -> told.set(true));
            reindexing.start("test");
            reindexing.start("test"); // is being done already
            await(() -> words(reindexing).equals("0 of 600"));
            gated.portions.release();
            await(() -> words(reindexing).equals("256 of 600"));
            assertThat(told).isTrue();
            assertThat(test.ids("n17")).contains("p17");
            assertThat(making()).hasSize(1);
            gated.portions.release(2);
            await(() -> reindexing.of("test").isEmpty());
            assertThat(test.library().size("test")).isEqualTo(PAIRS);
            assertThat(test.ids("n17")).contains("p17");
            assertThat(making()).isEmpty();
            deaf.run();
        }
    }

    @Test
    void stoppedLeavesTheIndexAsItWas() throws IOException {
        Gated gated = new Gated();
        try (TestLibrary test = new TestLibrary(home, gated);
                Reindexing reindexing = new Reindexing(test.library())) {
            reindexing.start("test");
            gated.portions.release();
            await(() -> words(reindexing).equals("256 of 600"));
            reindexing.stop("test");
            assertThat(reindexing.of("test")).isEmpty();
            gated.portions.release(2); // the portion that is being made is ended
            reindexing.start("test"); // waits for that
            gated.portions.release(3);
            await(() -> reindexing.of("test").isEmpty());
            assertThat(test.library().size("test")).isEqualTo(PAIRS);
        }
        try (TestLibrary again = new TestLibrary(home, new WordsAsVectors())) {
            assertThat(again.library().size("test")).isEqualTo(PAIRS);
            assertThat(again.library().rebuild("test", done -> {}, () -> true)).isEmpty();
            assertThat(making()).isEmpty();
            assertThat(again.ids("n17")).contains("p17");
        }
    }

    @Test
    void waitsForAnIngestAndSaysSo() throws Exception {
        Semaphore go = new Semaphore(0);
        try (TestLibrary test = new TestLibrary(home, new WordsAsVectors());
                Reindexing reindexing = new Reindexing(test.library())) {
            Path more = TestLibrary.numbered(folder.resolve("more"), 3);
            Thread ingest = Thread.ofVirtual().start(() -> {
                var unused = test.library()
                        .ingest(PairSource.of(more), "other", soFar -> go.acquireUninterruptibly(), () -> false);
            });
            await(go::hasQueuedThreads);
            reindexing.start("test");
            assertThat(words(reindexing)).isEqualTo("waiting");
            go.release(10);
            await(() -> reindexing.of("test").isEmpty());
            ingest.join();
        }
    }

    @Test
    void saysThatItFailedAndTheOldIndexServesOn() throws IOException {
        Gated gated = new Gated();
        try (TestLibrary test = new TestLibrary(home, gated);
                Reindexing reindexing = new Reindexing(test.library())) {
            gated.broken.set(true);
            gated.portions.release();
            reindexing.start("test");
            await(() -> words(reindexing).equals("Something went wrong inside Deixis; the index is as it was."));
            assertThat(reindexing.of("test").orElseThrow().isOn()).isFalse();
            assertThat(test.ids("n17")).contains("p17");
            assertThat(making()).isEmpty();
            reindexing.stop("test");
            assertThat(reindexing.of("test")).isEmpty();
            assertThatThrownBy(() -> reindexing.start("none")).hasMessage("There is no collection named \"none\".");
        }
    }

    @Test
    void whatAKilledOneLeftGoesAtTheNextStart() throws IOException {
        Path left = Files.createDirectories(home.resolve("tmp/index-1"));
        Files.writeString(left.resolve("segments_1"), "half");
        new TestLibrary(home, new WordsAsVectors()).close();
        assertThat(left).doesNotExist();
    }
}
