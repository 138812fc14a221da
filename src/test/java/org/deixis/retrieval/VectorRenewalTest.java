package org.deixis.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another encoder than the one that made an index's vectors. */
class VectorRenewalTest {
    private static final int PAIRS = 1_600;
    private static final int PORTION = 32;

    @TempDir
    private Path folder;

    @Test
    void theOldIndexServesUntilTheNewVectorsAreDone() throws IOException {
        filled();
        Gated gated = new Gated();
        try (TestLibrary test = new TestLibrary(folder.resolve("home"), gated);
                Gated closing = gated) {
            SearchResult meanwhile = test.library().search(SearchRequest.words("nodule n7"));
            assertThat(meanwhile.hits().getFirst().pair().id()).isEqualTo("p7");
            assertThat(meanwhile.hints())
                    .containsExactly("Vectors are being made anew; until they are done, only words are compared.");
            CollectionStatistics before = test.library().statistics("test");
            assertThat(before.vectors()).isEqualTo(new CollectionStatistics.Vectors("words-1", null));
            assertThat(before.renewed()).hasValue(0);
            gated.let(10);
            await(() -> test.library().statistics("test").renewed().orElse(0) == 10 * PORTION);
            gated.let(PAIRS);
            await(() -> test.library().statistics("test").renewed().isEmpty());
            assertThat(test.library().statistics("test").vectors())
                    .isEqualTo(new CollectionStatistics.Vectors("words-2", null));
            SearchResult after = test.library().search(SearchRequest.words("nodule n7"));
            assertThat(after.hits().getFirst().pair().id()).isEqualTo("p7");
            assertThat(after.hints()).isEmpty();
            await(() -> indexes().equals(List.of("words-2")));
        }
    }

    @Test
    void goesOnWhereAKilledOneWas() throws IOException {
        filled();
        Gated first = new Gated();
        try (TestLibrary test = new TestLibrary(folder.resolve("home"), first);
                Gated closing = first) {
            assertThat(test.library().size("test")).isEqualTo(PAIRS);
            first.let(20); // one commit after 16
            await(() -> test.library().statistics("test").renewed().orElse(0) == 20 * PORTION);
            copy(folder.resolve("home"), folder.resolve("killed")); // as a kill leaves it: no commit, no close
            first.let(PAIRS);
        }
        Gated second = new Gated();
        try (TestLibrary test = new TestLibrary(folder.resolve("killed"), second);
                Gated closing = second) {
            assertThat(test.library().size("test")).isEqualTo(PAIRS);
            assertThat(test.library().statistics("test").renewed()).hasValue(16 * PORTION);
            second.let(PAIRS);
            await(() -> test.library().statistics("test").renewed().isEmpty());
            assertThat(test.library().size("test")).isEqualTo(PAIRS);
            assertThat(second.pairs).hasValue(PAIRS - 16 * PORTION);
        }
    }

    @Test
    void holdsWhatIsIngestedMeanwhile() throws IOException {
        filled();
        Gated gated = new Gated();
        try (TestLibrary test = new TestLibrary(folder.resolve("home"), gated);
                Gated closing = gated) {
            assertThat(test.library().size("test")).isEqualTo(PAIRS);
            gated.let(PAIRS);
            test.ingest(Files.writeString(folder.resolve("more.jsonl"), """
                    {"id": "more", "caption": "amyloid deposits"}
                    {"id": "p7", "caption": "squamous carcinoma"}
                    """));
            assertThat(test.ids("amyloid deposits")).containsExactly("more");
            await(() -> test.library().statistics("test").renewed().isEmpty());
            assertThat(test.ids("amyloid deposits")).containsExactly("more");
            assertThat(test.ids("squamous carcinoma")).containsExactly("p7");
            assertThat(test.library().size("test")).isEqualTo(PAIRS + 1);
        }
    }

    @Test
    void isGivenUpWhenTheCollectionIsRebuiltOrDeleted() throws IOException {
        filled();
        Gated gated = new Gated();
        try (TestLibrary test = new TestLibrary(folder.resolve("home"), gated);
                Gated closing = gated) {
            assertThat(test.library().size("test")).isEqualTo(PAIRS);
            gated.let(PAIRS);
            assertThat(test.library().rebuild("test", done -> {}, () -> false)).hasValue(PAIRS);
            assertThat(test.library().statistics("test").renewed()).isEmpty();
            assertThat(indexes()).containsExactly("words-2");
        }
        try (TestLibrary test = new TestLibrary(folder.resolve("home"), new WordsAsVectors("words-3"))) {
            assertThat(test.library().size("test")).isEqualTo(PAIRS);
            test.library().delete("test");
            assertThat(folder.resolve("home/index/1")).doesNotExist();
        }
    }

    private void filled() throws IOException {
        try (TestLibrary test = new TestLibrary(folder.resolve("home"), new WordsAsVectors())) {
            test.ingest(TestLibrary.numbered(folder.resolve("source"), PAIRS));
        }
    }

    private List<String> indexes() throws IOException {
        try (Stream<Path> folders = Files.list(folder.resolve("home/index/1"))) {
            return folders.map(index -> String.valueOf(index.getFileName())).toList();
        }
    }

    /** What the last commit of an index needs stays; files of merges come and go. */
    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try {
                    if (!file.endsWith("lock") && !file.endsWith("write.lock")) {
                        Files.copy(file, to.resolve(from.relativize(file).toString()));
                    }
                } catch (NoSuchFileException e) {
                    // it has gone
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws IOException {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(until);
            Thread.onSpinWait();
        }
    }

    /** Another encoder, which makes as many portions of pairs as it is let. */
    private static final class Gated extends WatchedEncoder implements AutoCloseable {
        private final Semaphore portions = new Semaphore(0);
        private final AtomicInteger pairs = new AtomicInteger();

        Gated() {
            super(new WordsAsVectors("words-2"));
        }

        void let(int more) {
            portions.release(more);
        }

        @Override
        public void close() {
            let(PAIRS);
        }

        @Override
        void before(List<String> texts) {
            if (Thread.currentThread().getName().equals("renewal")) {
                portions.acquireUninterruptibly();
                pairs.addAndGet(texts.size());
            }
        }
    }
}
