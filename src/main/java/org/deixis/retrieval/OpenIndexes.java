package org.deixis.retrieval;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** The indexes of the collections, each opened at its first use and brought up to what the database holds. Thread-safe. */
final class OpenIndexes implements AutoCloseable {
    private static final int PORTION = 256;

    private final Path home;
    private final PairRows rows;
    private final PairVectors vectors;
    private final Map<Long, PairIndex> indexes = new ConcurrentHashMap<>();
    private final ReentrantLock opening = new ReentrantLock();

    OpenIndexes(Path home, PairRows rows, PairVectors vectors) {
        this.home = home;
        this.rows = rows;
        this.vectors = vectors;
    }

    PairIndex of(long collection, String name) {
        PairIndex open = indexes.get(collection);
        return open == null ? open(collection, name, done -> {}) : open;
    }

    private PairIndex open(long collection, String name, Consumer<Integer> progress) {
        opening.lock();
        try {
            PairIndex open = indexes.get(collection);
            if (open == null) {
                open = PairIndex.open(folder(collection), name, vectors);
                catchUp(open, collection, name, progress);
                indexes.put(collection, open);
            }
            return open;
        } finally {
            opening.unlock();
        }
    }

    /** Puts what the database has and the index has not: after a kill, or all of it after a rebuild. */
    private void catchUp(PairIndex index, long collection, String name, Consumer<Integer> progress) {
        long last = rows.lastChange(collection);
        if (index.change() > last) {
            index.close();
            throw RetrievalException.otherVersion(name); // of a database that was put back to an earlier state
        }
        long change = index.change();
        int done = 0;
        while (change < last) {
            List<PairRows.Kept> portion = rows.after(collection, change, PORTION);
            index.put(PairRows.pairs(portion));
            change = portion.getLast().change();
            done += portion.size();
            progress.accept(done);
        }
        if (change != index.change()) {
            index.commit(change);
        }
    }

    private Path folder(long collection) {
        return place(collection).resolve(vectors.stamp());
    }

    private Path place(long collection) {
        return home.resolve("index").resolve(Long.toString(collection));
    }

    /** What the index of a collection says of itself, whether or not it is open; empty where there is none. */
    Optional<PairIndex.Stamp> stamp(long collection) {
        return PairIndex.stamp(folder(collection));
    }

    /** Bytes of a collection's index on disk. */
    long bytes(long collection) {
        return CollectionCounts.bytes(place(collection));
    }

    /** Makes an index anew from the database. */
    PairIndex rebuild(long collection, String name, Consumer<Integer> progress) {
        opening.lock();
        try {
            PairIndex old = indexes.remove(collection);
            if (old != null) {
                old.close();
            }
            PairIndex.delete(folder(collection));
            return open(collection, name, progress);
        } finally {
            opening.unlock();
        }
    }

    /** Removes the index of a collection that is gone. */
    void drop(long collection) {
        opening.lock();
        try {
            PairIndex old = indexes.remove(collection);
            if (old != null) {
                old.close();
            }
            PairIndex.delete(place(collection));
        } finally {
            opening.unlock();
        }
    }

    /** What the index holds beyond its last commit is unsure now; its next use puts it in again from the database. */
    void abandon(long collection, PairIndex index, RuntimeException failure) {
        indexes.remove(collection);
        try {
            index.close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        indexes.values().forEach(PairIndex::close);
        indexes.clear();
    }
}
