package org.deixis.retrieval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The indexes of the collections, each opened at its first use and brought up to what the database holds. Where there is one
 * with vectors that something else made, that one serves while another is filled in the background. Thread-safe.
 */
final class OpenIndexes implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OpenIndexes.class);

    private final IndexFolders folders;
    private final IndexFilling filling;
    private final PairRows rows;
    private final PairVectors vectors;
    private final Map<Long, PairIndex> indexes = new ConcurrentHashMap<>();
    private final Map<Long, IndexRenewal> renewals = new ConcurrentHashMap<>();
    private final ReentrantLock writing;
    private final ReentrantLock opening = new ReentrantLock();

    /** @param writing held by whoever writes pairs */
    OpenIndexes(Path home, PairRows rows, PairVectors vectors, ReentrantLock writing) {
        this.folders = new IndexFolders(home, vectors);
        this.filling = new IndexFilling(folders, rows, vectors);
        this.writing = writing;
        this.rows = rows;
        this.vectors = vectors;
    }

    PairIndex of(long collection, String name) {
        PairIndex open = indexes.get(collection);
        return open == null ? open(collection, name) : open;
    }

    private PairIndex open(long collection, String name) {
        opening.lock();
        try {
            PairIndex open = indexes.get(collection);
            if (open == null) {
                Optional<Path> old = folders.old(collection);
                open = old.isPresent()
                        ? PairIndex.openOld(old.get(), name, vectors)
                        : PairIndex.open(folders.of(collection), name, vectors);
                filling.catchUp(open, collection, name);
                indexes.put(collection, open);
                if (old.isPresent()) {
                    renew(collection, name);
                } else {
                    folders.removeOthers(collection);
                }
            }
            return open;
        } finally {
            opening.unlock();
        }
    }

    private void renew(long collection, String name) {
        if (renewed(collection).isPresent()) {
            return; // only the index that serves was opened again
        }
        PairIndex fresh;
        try {
            fresh = PairIndex.open(folders.of(collection), name, vectors);
        } catch (RetrievalException e) {
            PairIndex.delete(folders.of(collection)); // nobody uses it yet
            fresh = PairIndex.open(folders.of(collection), name, vectors);
        }
        IndexRenewal renewal = new IndexRenewal(collection, fresh, rows, writing, done -> changeOver(collection, done));
        renewals.put(collection, renewal);
        Thread.ofPlatform()
                .name("renewal")
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .start(renewal);
    }

    private void changeOver(long collection, PairIndex fresh) {
        opening.lock();
        try {
            PairIndex old = indexes.put(collection, fresh);
            renewals.remove(collection);
            if (old != null) {
                old.close();
            }
            folders.removeOthers(collection);
        } finally {
            opening.unlock();
        }
    }

    private void stopRenewal(long collection) {
        IndexRenewal renewal = renewals.remove(collection);
        if (renewal != null) {
            renewal.stop();
        }
    }

    /** How many pairs have their vectors made anew so far; empty where that is not being done. */
    OptionalInt renewed(long collection) {
        IndexRenewal renewal = renewals.get(collection);
        return renewal == null ? OptionalInt.empty() : renewal.size();
    }

    /** A searcher of the collection's index as it is now, whichever index that is. */
    Searching searching(long collection, String name) throws IOException {
        for (int attempt = 0; ; attempt++) {
            PairIndex index = of(collection, name);
            try {
                return new Searching(index, index.searchers().acquire());
            } catch (AlreadyClosedException e) {
                if (attempt == 3) {
                    throw e; // not changed over to another, but closed
                }
            }
        }
    }

    record Searching(PairIndex index, IndexSearcher searcher) {
        void release() throws IOException {
            index.searchers().release(searcher);
        }
    }

    /** What the index of a collection says of itself, whether or not it is open; empty where there is none. */
    Optional<IndexStamp> stamp(long collection) {
        PairIndex open = indexes.get(collection);
        return open == null
                ? IndexStamp.read(folders.old(collection).orElseGet(() -> folders.of(collection)))
                : Optional.of(open.stamp());
    }

    /** Bytes of a collection's index on disk. */
    long bytes(long collection) {
        return folders.bytes(collection);
    }

    /** The files of the collections' indexes; an index that does not open is left out, and made anew where they are put back. */
    Snapshots snapshots(List<PairCollection> collections) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        List<PairIndex.Snapshot> held = new ArrayList<>();
        for (PairCollection collection : collections) {
            try {
                PairIndex index = of(collection.id(), collection.name());
                PairIndex.Snapshot snapshot = index.snapshot();
                held.add(snapshot);
                String folder =
                        "index/" + collection.id() + "/" + index.folder().getFileName() + "/";
                snapshot.files().forEach((name, file) -> files.put(folder + name, file));
            } catch (RetrievalException e) {
                log.warn("An index is left out of a backup: {}", e.getMessage());
            }
        }
        return new Snapshots(files, held);
    }

    /**
     * @param files path in the data folder → file
     */
    record Snapshots(Map<String, Path> files, List<PairIndex.Snapshot> held) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            for (PairIndex.Snapshot snapshot : held) {
                snapshot.close();
            }
        }
    }

    /** Makes an index anew from the database, beside the one that serves, as {@link IndexFilling#make} does. */
    boolean make(long collection, String name, Consumer<Integer> progress, BooleanSupplier cancelled) {
        return filling.make(collection, name, progress, cancelled);
    }

    /** Puts the index that was made in the place of every other of its collection. */
    PairIndex replace(long collection, String name) {
        stopRenewal(collection);
        opening.lock();
        try {
            close(collection);
            folders.replace(collection);
            return of(collection, name);
        } finally {
            opening.unlock();
        }
    }

    private void close(long collection) {
        PairIndex open = indexes.remove(collection);
        if (open != null) {
            open.close();
        }
    }

    /** Removes the index of a collection that is gone. */
    void drop(long collection) {
        stopRenewal(collection);
        opening.lock();
        try {
            close(collection);
            folders.remove(collection);
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
        List.copyOf(renewals.keySet()).forEach(this::stopRenewal);
        indexes.values().forEach(PairIndex::close);
        indexes.clear();
    }
}
