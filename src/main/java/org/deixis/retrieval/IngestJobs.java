package org.deixis.retrieval;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
    private final IngestJobList jobs;
    private final UploadedSources uploads;
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("ingest").factory());
    private volatile boolean closed;

    /** @param home the data folder */
    IngestJobs(PairLibrary library, DataSource database, Path home) {
        this.library = library;
        this.jobs = new IngestJobList(new IngestJobRows(JdbcClient.create(database)));
        this.uploads = new UploadedSources(home);
    }

    /** Newest first. */
    public List<IngestJob> list() {
        return jobs.list();
    }

    /** @return stops telling */
    public Runnable onChange(Runnable listener) {
        return jobs.onChange(listener);
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
        IngestJob job = jobs.add(collection, source.toString(), uploaded);
        worker.execute(() -> run(job.id()));
        return job;
    }

    public void pause(long id) {
        jobs.change(id, job -> job.state() == IngestJob.State.RUNNING ? job.in(IngestJob.State.PAUSED) : job);
    }

    /** Goes on with one that is paused, and takes up one that was interrupted, cancelled or failed. */
    public void resume(long id) {
        Optional<IngestJob> before = jobs.change(id, job -> switch (job.state()) {
            case PAUSED -> job.in(IngestJob.State.RUNNING);
            case INTERRUPTED, CANCELLED, FAILED -> job.in(IngestJob.State.WAITING);
            case WAITING, RUNNING, DONE -> job;
        });
        boolean again = before.map(IngestJob::state)
                .filter(state -> state == IngestJob.State.INTERRUPTED
                        || state == IngestJob.State.CANCELLED
                        || state == IngestJob.State.FAILED)
                .isPresent();
        if (again) {
            worker.execute(() -> run(id));
        }
    }

    /** Ends it; what was ingested is kept. */
    public void cancel(long id) {
        jobs.change(id, job -> job.state().isOver() ? job : job.in(IngestJob.State.CANCELLED));
    }

    /** Takes one that does not run off the list, an upload off the disk. */
    public void dismiss(long id) {
        jobs.remove(id, job -> job.state().isOver() || job.state() == IngestJob.State.INTERRUPTED)
                .filter(IngestJob::uploaded)
                .ifPresent(job -> uploads.remove(Path.of(job.source())));
    }

    private void run(long id) {
        Optional<IngestJob> job = jobs.change(
                        id, one -> one.state() == IngestJob.State.WAITING ? one.in(IngestJob.State.RUNNING) : one)
                .filter(one -> one.state() == IngestJob.State.WAITING);
        if (job.isEmpty() || closed) {
            return;
        }
        try {
            run(job.get());
        } catch (RuntimeException e) {
            if (!closed) {
                log.warn("An ingest failed", e);
                jobs.change(
                        id,
                        one -> one.failed(
                                e instanceof RetrievalException
                                        ? String.valueOf(e.getMessage())
                                        : "Something went wrong inside Deixis; what was ingested is kept."));
            }
        }
    }

    private void run(IngestJob job) {
        Path source = Path.of(job.source());
        IngestReport report = library.ingest(
                PairSource.of(source),
                job.collection(),
                soFar -> jobs.change(job.id(), one -> one.reporting(soFar)),
                () -> stops(job.id()));
        if (!report.cancelled()) {
            jobs.change(job.id(), one -> one.reporting(report).in(IngestJob.State.DONE));
            if (job.uploaded()) {
                uploads.remove(source);
            }
        }
    }

    /** Waits while the job is paused. */
    private boolean stops(long id) {
        jobs.awaitWhile(id, job -> !closed && job.state() == IngestJob.State.PAUSED);
        return closed
                || jobs.job(id)
                        .filter(job -> job.state() == IngestJob.State.CANCELLED)
                        .isPresent();
    }

    /** Ends what runs after its present portion; it is offered again at the next start. */
    @Override
    public void close() {
        closed = true;
        jobs.wake();
        worker.close();
    }
}
