package org.deixis.retrieval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;

/** The ingests that were asked for on screen, each a row in the database too, and who is told when one changes. Thread-safe. */
final class IngestJobList {
    private final IngestJobRows rows;
    private final Map<Long, IngestJob> jobs = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Those that an application left when it ended are interrupted. */
    IngestJobList(IngestJobRows rows) {
        this.rows = rows;
        for (IngestJob job : rows.list().reversed()) {
            jobs.put(job.id(), job.state().isOver() ? job : job.in(IngestJob.State.INTERRUPTED));
        }
    }

    /** Newest first. */
    List<IngestJob> list() {
        lock.lock();
        try {
            return List.copyOf(jobs.values()).reversed();
        } finally {
            lock.unlock();
        }
    }

    /** @return stops telling */
    Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    IngestJob add(String collection, String source, boolean uploaded) {
        long id = rows.add(collection, source, uploaded);
        IngestJob job =
                rows.list().stream().filter(row -> row.id() == id).findFirst().orElseThrow();
        lock.lock();
        try {
            jobs.put(id, job);
        } finally {
            lock.unlock();
        }
        tell();
        return job;
    }

    /** @return what it was before; empty where there is none */
    Optional<IngestJob> change(long id, Function<IngestJob, IngestJob> step) {
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

    /** @return what was removed; empty where there is none or it is not to be removed */
    Optional<IngestJob> remove(long id, Predicate<IngestJob> removable) {
        IngestJob job;
        lock.lock();
        try {
            job = jobs.get(id);
            if (job == null || !removable.test(job)) {
                return Optional.empty();
            }
            jobs.remove(id);
        } finally {
            lock.unlock();
        }
        rows.remove(id);
        tell();
        return Optional.of(job);
    }

    /** Waits while this is so of a job; {@link #wake} has it asked again. */
    void awaitWhile(long id, Predicate<IngestJob> waiting) {
        lock.lock();
        try {
            for (IngestJob job = jobs.get(id); job != null && waiting.test(job); job = jobs.get(id)) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Optional<IngestJob> job(long id) {
        lock.lock();
        try {
            return Optional.ofNullable(jobs.get(id));
        } finally {
            lock.unlock();
        }
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }
}
