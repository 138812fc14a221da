package org.deixis.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Reading, embedding and indexing at the same time. */
@Timeout(60)
class IngestStagesTest {
    private static final int PORTION = 64;
    private static final int ROWS = 10 * PORTION;

    @TempDir
    private Path folder;

    @Test
    void writesTheNextRowsWhileAPortionIsEmbedded() throws IOException {
        AtomicReference<TestLibrary> running = new AtomicReference<>();
        Watched encoder = new Watched(portion -> {
            if (portion == 1) {
                long end = System.nanoTime() + 10_000_000_000L;
                while (pairs(running.get()) < 2 * PORTION && System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                assertThat(pairs(running.get())).isEqualTo(2 * PORTION);
            }
        });
        try (TestLibrary test = new TestLibrary(folder.resolve("home"), encoder)) {
            running.set(test);
            assertThat(test.ingest(source()).added()).isEqualTo(ROWS);
            assertThat(test.library().size("test")).isEqualTo(ROWS);
        }
    }

    @Test
    void tellsOnceOfAFailureEndsItsThreadsAndIsCompletedByTheNextIngest() throws IOException {
        IllegalStateException failure = new IllegalStateException("the encoder is tired");
        Watched encoder = new Watched(portion -> {
            if (portion == 4) {
                throw failure;
            }
        });
        try (TestLibrary test = new TestLibrary(folder.resolve("home"), encoder)) {
            assertThatThrownBy(() -> test.ingest(source())).isSameAs(failure);
            assertThat(encoder.portions).hasValue(4);
            awaitTheEndOfThreads();
            assertThat(test.ingest(source()).added()).isBetween(ROWS - 6 * PORTION, ROWS - 4 * PORTION);
            assertThat(test.library().size("test")).isEqualTo(ROWS).isEqualTo(pairs(test));
        }
    }

    @Test
    void endsSoonAfterItIsCancelledWithEveryWrittenRowInTheIndex() throws IOException {
        Watched encoder = new Watched(portion -> {});
        try (TestLibrary test = new TestLibrary(folder.resolve("home"), encoder)) {
            AtomicInteger asked = new AtomicInteger();
            IngestReport report = test.library()
                    .ingest(PairSource.of(source()), "test", soFar -> {}, () -> asked.incrementAndGet() > 3);
            assertThat(report.cancelled()).isTrue();
            assertThat(encoder.portions).hasValue(3);
            assertThat(test.library().size("test")).isEqualTo(3 * PORTION).isEqualTo(pairs(test));
        }
    }

    private static void awaitTheEndOfThreads() {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            while (thread.getName().startsWith("ingest-") && thread.isAlive()) {
                Thread.onSpinWait(); // until the test's time is over
            }
        }
    }

    private Path source() throws IOException {
        return TestLibrary.numbered(folder.resolve("source"), ROWS);
    }

    private static int pairs(TestLibrary test) {
        return test.library().collections().getFirst().pairs();
    }

    /** Is asked before each portion, with its number from 1. */
    private static final class Watched extends WatchedEncoder {
        private final AtomicInteger portions = new AtomicInteger();
        private final Consumer<Integer> before;

        Watched(Consumer<Integer> before) {
            this.before = before;
        }

        @Override
        void before(List<String> texts) {
            before.accept(portions.incrementAndGet());
        }
    }
}
