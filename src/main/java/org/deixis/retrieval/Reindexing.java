package org.deixis.retrieval;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The indexes that are made anew on request, one after the other in the background. Each serves as it is until its successor
 * is whole, so that stopping, or the end of the application, costs nothing but the work. Thread-safe.
 */
public final class Reindexing implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Reindexing.class);

    private final PairLibrary library;
    private final Map<String, Work> works = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("reindex").factory());

    Reindexing(PairLibrary library) {
        this.library = library;
    }

    /**
     * An index that is made anew.
     *
     * @param done pairs that are in; −1 while other work on collections is waited for
     * @param total pairs of the collection when it was asked for
     * @param failure one sentence where it failed, and the old index serves on; else null
     */
    public record Run(int done, int total, @Nullable String failure) {
        /** Whether it waits or is at work. */
        public boolean isOn() {
            return failure == null;
        }

        /** E.g. "1,240 of 25,000". */
        public String words() {
            return failure != null
                    ? failure
                    : done < 0 ? "waiting" : String.format(Locale.ROOT, "%,d of %,d", Math.min(done, total), total);
        }
    }

    /** One that was asked for: how far it is, and whether anybody still wants it. */
    private static final class Work {
        private volatile Run run;
        private volatile boolean stopped;

        Work(int total) {
            run = new Run(-1, total, null);
        }

        void reach(int done) {
            run = new Run(done, run.total(), null);
        }

        void fail(String why) {
            run = new Run(run.done(), run.total(), why);
        }
    }

    /** What is being done with a collection's index, or was last and failed. */
    public Optional<Run> of(String collection) {
        return Optional.ofNullable(works.get(collection)).map(work -> work.run);
    }

    /** @return stops telling */
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Nothing where it is being done already. */
    public void start(String collection) {
        Work fresh = new Work(library.collection(collection)
                .map(PairCollection::pairs)
                .orElseThrow(() -> RetrievalException.noCollection(collection)));
        Work now = works.compute(collection, (name, before) -> before != null && before.run.isOn() ? before : fresh);
        if (now == fresh) {
            tell();
            worker.execute(() -> run(collection, fresh));
        }
    }

    /** Ends it, or forgets that it failed; the index that was there serves on. */
    public void stop(String collection) {
        Work work = works.remove(collection);
        if (work != null) {
            work.stopped = true;
            tell();
        }
    }

    private void run(String collection, Work work) {
        try {
            var unused = library.rebuild(
                    collection,
                    done -> {
                        work.reach(done);
                        tell();
                    },
                    () -> work.stopped);
            works.remove(collection, work);
        } catch (RuntimeException e) {
            log.warn("An index could not be made anew", e);
            work.fail(
                    e instanceof RetrievalException
                            ? String.valueOf(e.getMessage())
                            : "Something went wrong inside Deixis; the index is as it was.");
        }
        tell();
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    /** Ends what runs after its present portion. */
    @Override
    public void close() {
        works.values().forEach(work -> work.stopped = true);
        worker.close();
    }
}
