package org.deixis.retrieval;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ingests that were asked for on screen, done one after the other in the background. Each is a row in the database from
 * the moment it is asked for, so that one whose application ended is offered again; taking it up runs the same source once
 * more, which neither loses nor doubles a pair. Thread-safe.
 */
public final class IngestJobs implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(IngestJobs.class);

    private final PairLibrary library;
    private final IngestJobRows rows;
    private final UploadedSources uploads;
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("ingest").factory());
    private final Map<Long, IngestJob> jobs = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private boolean closed;

    /** @param home the data folder */
    IngestJobs(PairLibrary library, DataSource database, Path home) {
        this.library = library;
        this.rows = new IngestJobRows(JdbcClient.create(database));
        this.uploads = new UploadedSources(home);
        for (IngestJob job : rows.list().reversed()) {
            jobs.put(job.id(), job.state().isOver() ? job : job.in(IngestJob.State.INTERRUPTED));
        }
    }

    /** Newest first. */
    public List<IngestJob> list() {
        lock.lock();
        try {
            return List.copyOf(jobs.values()).reversed();
        } finally {
            lock.unlock();
        }
    }

    /** @return stops telling */
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** @throws RetrievalException when nothing there can give pairs, or the collection's name is none */
    public IngestJob start(Path source, String collection) {
        var unused = PairSource.of(source);
        return add(source.toAbsolutePath().normalize(), PairLibrary.named(collection), false);
    }

    /**
     * Keeps an uploaded file until it is ingested. A zip archive is unpacked.
     *
     * @param content read to its end, not closed
     * @throws RetrievalException when it cannot be kept, is over a limit, or holds no pairs
     */
    public IngestJob start(InputStream content, String fileName, String collection) {
        String name = PairLibrary.named(collection);
        Path source = uploads.keep(content, fileName);
        try {
            var unused = PairSource.of(source);
            return add(source, name, true);
        } catch (RuntimeException e) {
            uploads.remove(source);
            throw e;
        }
    }

    private IngestJob add(Path source, String collection, boolean uploaded) {
        long id = rows.add(collection, source.toString(), uploaded);
        IngestJob job =
                rows.list().stream().filter(row -> row.id() == id).findFirst().orElseThrow();
        lock.lock();
        try {
            jobs.put(id, job);
        } finally {
            lock.unlock();
        }
        tell();
        worker.execute(() -> run(id));
        return job;
    }

    public void pause(long id) {
        change(id, job -> job.state() == IngestJob.State.RUNNING ? job.in(IngestJob.State.PAUSED) : job);
    }

    /** Goes on with one that is paused, and takes up one that was interrupted, cancelled or failed. */
    public void resume(long id) {
        IngestJob before = change(id, job -> switch (job.state()) {
                    case PAUSED -> job.in(IngestJob.State.RUNNING);
                    case INTERRUPTED, CANCELLED, FAILED -> job.in(IngestJob.State.WAITING);
                    case WAITING, RUNNING, DONE -> job;
                })
                .orElse(null);
        if (before != null
                && (before.state() == IngestJob.State.INTERRUPTED
                        || before.state() == IngestJob.State.CANCELLED
                        || before.state() == IngestJob.State.FAILED)) {
            worker.execute(() -> run(id));
        }
    }

    /** Ends it; what was ingested is kept. */
    public void cancel(long id) {
        change(id, job -> job.state().isOver() ? job : job.in(IngestJob.State.CANCELLED));
    }

    /** Takes one that does not run off the list, an upload off the disk. */
    public void dismiss(long id) {
        IngestJob job;
        lock.lock();
        try {
            job = jobs.get(id);
            if (job == null || !job.state().isOver() && job.state() != IngestJob.State.INTERRUPTED) {
                return;
            }
            jobs.remove(id);
        } finally {
            lock.unlock();
        }
        rows.remove(id);
        if (job.uploaded()) {
            uploads.remove(Path.of(job.source()));
        }
        tell();
    }

    /** @return what it was before; empty where there is none */
    private Optional<IngestJob> change(long id, Function<IngestJob, IngestJob> step) {
        IngestJob before;
        lock.lock();
        try {
            before = jobs.get(id);
            if (before == null) {
                return Optional.empty();
            }
            IngestJob after = step.apply(before);
            if (!after.equals(before)) {
                jobs.put(id, after);
                rows.update(after);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
        tell();
        return Optional.of(before);
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    private void run(long id) {
        IngestJob job = change(
                        id, one -> one.state() == IngestJob.State.WAITING ? one.in(IngestJob.State.RUNNING) : one)
                .filter(one -> one.state() == IngestJob.State.WAITING)
                .orElse(null);
        if (job == null || isClosed()) {
            return;
        }
        try {
            IngestReport report = library.ingest(
                    PairSource.of(Path.of(job.source())),
                    job.collection(),
                    soFar -> change(id, one -> one.reporting(soFar)),
                    () -> stops(id));
            if (!report.cancelled()) {
                change(id, one -> one.reporting(report).in(IngestJob.State.DONE));
                if (job.uploaded()) {
                    uploads.remove(Path.of(job.source()));
                }
            }
        } catch (RuntimeException e) {
            if (!isClosed()) {
                log.warn("An ingest failed", e);
                change(
                        id,
                        one -> one.failed(
                                e instanceof RetrievalException
                                        ? String.valueOf(e.getMessage())
                                        : "Something went wrong inside Deixis; what was ingested is kept."));
            }
        }
    }

    /** Waits while the job is paused. */
    private boolean stops(long id) {
        lock.lock();
        try {
            while (!closed && state(id) == IngestJob.State.PAUSED) {
                changed.awaitUninterruptibly();
            }
            return closed || state(id) == IngestJob.State.CANCELLED;
        } finally {
            lock.unlock();
        }
    }

    private IngestJob.State state(long id) {
        return Objects.requireNonNull(jobs.get(id)).state();
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Ends what runs after its present portion; it is offered again at the next start. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        worker.close();
    }
}
