package org.deixis.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestJobsTest {
    private static final int ROWS = 320;
    private static final int PORTION = 64;

    @TempDir
    private Path folder;

    private final Gate gate = new Gate();

    @Test
    void runsOneAfterTheOtherAndTellsOfEveryStep() throws IOException {
        try (TestLibrary test = library();
                IngestJobs jobs = jobs(test);
                Gate closing = gate) {
            AtomicInteger told = new AtomicInteger();
            Runnable deaf = jobs.onChange(told::incrementAndGet);
            IngestJob first = jobs.start(TestLibrary.numbered(folder.resolve("a"), ROWS), "one");
            IngestJob second = jobs.start(TestLibrary.numbered(folder.resolve("b"), ROWS), "two");
            assertThat(first.state()).isEqualTo(IngestJob.State.WAITING);
            await(() -> state(jobs, first) == IngestJob.State.RUNNING);
            assertThat(state(jobs, second)).isEqualTo(IngestJob.State.WAITING);
            gate.open();
            await(() -> state(jobs, second) == IngestJob.State.DONE);
            assertThat(state(jobs, first)).isEqualTo(IngestJob.State.DONE);
            assertThat(jobs.list()).extracting(IngestJob::id).containsExactly(second.id(), first.id());
            assertThat(report(jobs, second).added()).isEqualTo(ROWS);
            assertThat(told.get()).isGreaterThan(10);
            deaf.run();
            int before = told.get();
            jobs.dismiss(first.id());
            assertThat(told).hasValue(before);
            assertThat(jobs.list()).extracting(IngestJob::id).containsExactly(second.id());
        }
    }

    @Test
    void standsStillWhilePausedAndGoesOn() throws IOException {
        try (TestLibrary test = library();
                IngestJobs jobs = jobs(test);
                Gate closing = gate) {
            IngestJob job = jobs.start(TestLibrary.numbered(folder.resolve("a"), ROWS), "one");
            await(gate::isAsked);
            jobs.pause(job.id());
            gate.open();
            int held = standing(() -> rows(jobs, job));
            assertThat(state(jobs, job)).isEqualTo(IngestJob.State.PAUSED);
            assertThat(held)
                    .as("the portion that was under way is brought to its end")
                    .isIn(PORTION, 2 * PORTION);
            assertThat(test.library().collections().getFirst().pairs()).isEqualTo(held);
            jobs.dismiss(job.id());
            assertThat(jobs.list()).as("one that is paused is not dismissed").hasSize(1);
            jobs.resume(job.id());
            await(() -> state(jobs, job) == IngestJob.State.DONE);
            assertThat(report(jobs, job).added()).isEqualTo(ROWS);
        }
    }

    @Test
    void keepsWhatWasIngestedWhenCancelledAndTakesItUpAgain() throws IOException {
        try (TestLibrary test = library();
                IngestJobs jobs = jobs(test);
                Gate closing = gate) {
            IngestJob job = jobs.start(TestLibrary.numbered(folder.resolve("a"), ROWS), "one");
            await(gate::isAsked);
            jobs.cancel(job.id());
            gate.open();
            assertThat(state(jobs, job)).isEqualTo(IngestJob.State.CANCELLED);
            await(() -> rows(jobs, job) == PORTION);
            jobs.resume(job.id());
            await(() -> state(jobs, job) == IngestJob.State.DONE);
            assertThat(test.library().collections().getFirst().pairs()).isEqualTo(ROWS);
            assertThat(report(jobs, job).unchanged() + report(jobs, job).added())
                    .isEqualTo(ROWS);
            jobs.resume(job.id());
            jobs.cancel(job.id());
            jobs.pause(job.id());
            assertThat(state(jobs, job)).isEqualTo(IngestJob.State.DONE);
        }
    }

    @Test
    void offersAgainWhatWasRunningWhenTheApplicationEnded() throws IOException {
        IngestJob job;
        try (TestLibrary test = library();
                IngestJobs jobs = jobs(test)) {
            job = jobs.start(TestLibrary.numbered(folder.resolve("a"), ROWS), "one");
            await(gate::isAsked);
            gate.let(1);
            gate.openSoon();
        }
        try (TestLibrary test = library();
                IngestJobs jobs = jobs(test);
                Gate closing = gate) {
            assertThat(state(jobs, job)).isEqualTo(IngestJob.State.INTERRUPTED);
            int kept = test.library().collections().getFirst().pairs();
            assertThat(kept).isLessThan(ROWS);
            jobs.resume(job.id());
            await(() -> state(jobs, job) == IngestJob.State.DONE);
            assertThat(report(jobs, job).unchanged()).isEqualTo(kept);
            assertThat(test.library().size("one")).isEqualTo(ROWS);
        }
    }

    @Test
    void saysWhyOneFailedAndTriesAgain() throws IOException {
        gate.open();
        Path source = TestLibrary.numbered(folder.resolve("a"), ROWS);
        try (TestLibrary test = library();
                IngestJobs jobs = jobs(test);
                Gate closing = gate) {
            gate.failing = true;
            IngestJob job = jobs.start(source, "one");
            await(() -> state(jobs, job) == IngestJob.State.FAILED);
            assertThat(job(jobs, job).message())
                    .isEqualTo("Something went wrong inside Deixis; what was ingested is kept.");
            gate.failing = false;
            jobs.resume(job.id());
            await(() -> state(jobs, job) == IngestJob.State.DONE);
            Files.delete(source);
            IngestJob gone = jobs.start(TestLibrary.numbered(folder.resolve("b"), 1), "two");
            await(() -> state(jobs, gone) == IngestJob.State.DONE);
            assertThatThrownBy(() -> jobs.start(source, "one"))
                    .isInstanceOf(RetrievalException.class)
                    .hasMessageContaining("there is no such file or folder");
            assertThatThrownBy(() -> jobs.start(folder, " ")).isInstanceOf(RetrievalException.class);
            assertThat(jobs.list()).hasSize(2);
        }
    }

    @Test
    void unpacksAnUploadAndRemovesItWhenItIsDone() throws IOException {
        gate.open();
        try (TestLibrary test = library();
                IngestJobs jobs = jobs(test);
                Gate closing = gate) {
            byte[] zip = zip(
                    "set/pairs.jsonl", "{\"id\": \"x\", \"caption\": \"amyloid\"}\n".getBytes(StandardCharsets.UTF_8));
            IngestJob job = jobs.start(new ByteArrayInputStream(zip), "my set.zip", "one");
            await(() -> state(jobs, job) == IngestJob.State.DONE);
            await(() -> uploads().isEmpty());
            assertThat(test.ids("amyloid")).containsExactly("x");
        }
    }

    @Test
    void refusesUploadsThatHoldNoPairsReachOutsideOrDoNotOpen() throws IOException {
        try (TestLibrary test = library();
                IngestJobs jobs = jobs(test);
                Gate closing = gate) {
            refused(jobs, zip("../../evil.jsonl", new byte[] {'x'}), "a.zip");
            refused(jobs, zip("/evil.jsonl", new byte[] {'x'}), "a.zip");
            refused(jobs, "no archive".getBytes(StandardCharsets.UTF_8), "a.zip");
            refused(jobs, new byte[0], "a.zip");
            refused(jobs, new byte[0], "notes.docx");
            byte[] whole = zip("pairs.jsonl", new byte[100_000]);
            refused(jobs, java.util.Arrays.copyOf(whole, whole.length / 2), "a.zip");
            assertThat(jobs.list()).isEmpty();
            try (Stream<Path> all = Files.walk(folder)) {
                assertThat(all.map(Path::toString)).noneMatch(name -> name.endsWith("evil.jsonl"));
            }
        }
    }

    @Test
    void takesNoMoreThanAnUploadMayHold() throws IOException {
        byte[] zip = zip("pairs.jsonl", new byte[5_000]);
        UploadedSources small = new UploadedSources(folder.resolve("home"), 4_999, 10);
        assertThatThrownBy(() -> small.keep(new ByteArrayInputStream(zip), "a.zip"))
                .isInstanceOf(RetrievalException.class)
                .hasMessageContaining("are not taken");
        assertThatThrownBy(() -> small.keep(new ByteArrayInputStream(new byte[5_000]), "a.csv"))
                .hasMessageContaining("are not taken");
        UploadedSources few = new UploadedSources(folder.resolve("home"), 100, 2);
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(many)) {
            for (int i = 0; i < 3; i++) {
                out.putNextEntry(new ZipEntry("f" + i));
            }
        }
        assertThatThrownBy(() -> few.keep(new ByteArrayInputStream(many.toByteArray()), "a.zip"))
                .hasMessage("\"a.zip\" cannot be ingested: it holds more than 2 files.");
        assertThat(uploads()).isEmpty();
    }

    private void refused(IngestJobs jobs, byte[] content, String name) {
        assertThatThrownBy(() -> jobs.start(new ByteArrayInputStream(content), name, "one"))
                .as(name)
                .isInstanceOf(RetrievalException.class)
                .hasMessageContaining("cannot be ingested");
        assertThat(uploads()).isEmpty();
    }

    private List<Path> uploads() {
        Path uploads = folder.resolve("home/uploads");
        try (Stream<Path> all = Files.isDirectory(uploads) ? Files.list(uploads) : Stream.empty()) {
            return all.toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private TestLibrary library() {
        return new TestLibrary(folder.resolve("home"), gate);
    }

    private IngestJobs jobs(TestLibrary test) {
        return new IngestJobs(test.library(), test.database(), folder.resolve("home"));
    }

    private static IngestJob job(IngestJobs jobs, IngestJob job) {
        return jobs.list().stream()
                .filter(one -> one.id() == job.id())
                .findFirst()
                .orElseThrow();
    }

    private static IngestJob.State state(IngestJobs jobs, IngestJob job) {
        return job(jobs, job).state();
    }

    private static IngestReport report(IngestJobs jobs, IngestJob job) {
        return Objects.requireNonNull(job(jobs, job).report());
    }

    private static int rows(IngestJobs jobs, IngestJob job) {
        IngestReport report = job(jobs, job).report();
        return report == null ? 0 : report.added();
    }

    /** The number above 0 that does not change any more, for a while. */
    private static int standing(IntSupplier number) {
        int[] last = new int[1];
        await(() -> {
            int before = number.getAsInt();
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            last[0] = number.getAsInt();
            return before > 0 && before == last[0];
        });
        return last[0];
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(until);
            Thread.onSpinWait();
        }
    }

    /** An encoder that embeds portions when it is let. */
    private static final class Gate extends WatchedEncoder implements AutoCloseable {
        private final Semaphore portions = new Semaphore(0);
        private volatile boolean open;
        private volatile boolean failing;

        void let(int more) {
            portions.release(more);
        }

        boolean isAsked() {
            return portions.hasQueuedThreads();
        }

        void open() {
            open = true;
            portions.release(1_000);
        }

        @Override
        public void close() {
            open();
        }

        /** When whoever closes has begun to wait. */
        void openSoon() {
            Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(300);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                open();
            });
        }

        @Override
        void before(List<String> texts) {
            if (!open) {
                portions.acquireUninterruptibly();
            }
            if (failing) {
                throw new IllegalStateException("no memory");
            }
        }
    }
}
