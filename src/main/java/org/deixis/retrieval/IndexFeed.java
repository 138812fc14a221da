package org.deixis.retrieval;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Brings portions of pairs into an index beside whoever hands them over: while one portion gets its vectors, the one before goes
 * into the index and the next can be prepared. Portions go in one after the other, so a commit through a portion's change holds
 * all up to it; after a failure nothing goes in any more. To be used by one thread, which is told of a failure once, at its next
 * call.
 */
final class IndexFeed implements AutoCloseable {
    private static final int PORTIONS_PER_COMMIT = 16;

    private final PairIndex index;
    private final ExecutorService embedding = one("ingest-vectors");
    private final ExecutorService indexing = one("ingest-index");
    private final AtomicInteger unseen = new AtomicInteger();
    private Future<List<PairVectors.Of>> embedded = CompletableFuture.completedFuture(List.of());
    private Future<Long> indexedBefore;
    private Future<Long> indexed;
    private int portions;

    IndexFeed(PairIndex index) {
        this.index = index;
        indexed = CompletableFuture.completedFuture(index.change());
        indexedBefore = indexed;
    }

    private static ExecutorService one(String name) {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /**
     * Waits until the portion before has its vectors and the one before that is in the index.
     *
     * @param pairs which the database holds
     * @param change the last of theirs
     */
    void add(List<ImageTextPair> pairs, long change) {
        await(embedded);
        await(indexedBefore);
        Future<Long> before = indexed;
        Future<List<PairVectors.Of>> vectors = embedding.submit(() -> index.vectors(pairs));
        boolean commits = ++portions % PORTIONS_PER_COMMIT == 0;
        embedded = vectors;
        indexedBefore = before;
        indexed = indexing.submit(() -> {
            await(before);
            unseen.addAndGet(index.put(pairs, await(vectors)));
            if (commits) {
                index.commit(change);
            }
            return change;
        });
    }

    /** Waits for everything that was added, and has the index keep it. */
    void finish() {
        index.commit(await(indexed));
    }

    /** How many pairs so far have a picture that gave no vector, though there is a pack. */
    int unseen() {
        return unseen.get();
    }

    /** Whoever ingests is told to stop between portions and never interrupted, since that would close the database's file. */
    private static <T> T await(Future<T> work) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return work.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw unchecked(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException unchecked(ExecutionException e) {
        return switch (e.getCause()) {
            case Error error -> throw error;
            case RuntimeException exception -> exception;
            case null, default -> new IllegalStateException(e);
        };
    }

    /** Waits for what runs. */
    @Override
    public void close() {
        embedding.close();
        indexing.close();
    }
}
