package org.deixis.retrieval;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the vectors of one collection anew, in an index of its own, while the index with the old ones serves. Each commit is
 * kept, so that one that is stopped or killed goes on where it was.
 */
final class IndexRenewal implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(IndexRenewal.class);
    private static final int PORTION = 32;
    private static final int PORTIONS_PER_COMMIT = 16;

    private final long collection;
    private final PairIndex fresh;
    private final PairRows rows;
    private final ReentrantLock writing;
    private final Consumer<PairIndex> done;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean stopped;
    private volatile int size;
    private long change;

    /**
     * @param fresh what is filled; closed here unless it is handed over
     * @param writing held by whoever writes pairs; held here while the last ones are put in and the index is handed over
     * @param done takes the complete index
     */
    IndexRenewal(long collection, PairIndex fresh, PairRows rows, ReentrantLock writing, Consumer<PairIndex> done) {
        this.collection = collection;
        this.fresh = fresh;
        this.rows = rows;
        this.writing = writing;
        this.done = done;
        this.change = fresh.change();
        this.size = fresh.size();
    }

    /** How many pairs are done; empty once it is over, whether done, stopped or failed. */
    OptionalInt size() {
        return over.getCount() == 0 ? OptionalInt.empty() : OptionalInt.of(size);
    }

    @Override
    public void run() {
        boolean handedOver = false;
        try {
            fill();
            handedOver = !stopped && handOver();
        } catch (RuntimeException e) {
            log.warn("Vectors could not be made anew; the old ones serve on until the next start", e);
        } finally {
            if (!handedOver) {
                leave();
            }
            over.countDown();
        }
    }

    private void fill() {
        int portions = 0;
        boolean more = true;
        while (more && !stopped) {
            more = portion();
            if (++portions % PORTIONS_PER_COMMIT == 0) {
                fresh.commit(change);
            }
        }
        fresh.commit(change);
    }

    private boolean portion() {
        List<PairRows.Kept> portion = rows.after(collection, change, PORTION);
        if (portion.isEmpty()) {
            return false;
        }
        fresh.put(PairRows.pairs(portion));
        change = portion.getLast().change();
        size = fresh.size();
        return true;
    }

    private boolean handOver() {
        while (!stopped) {
            try {
                if (writing.tryLock(200, TimeUnit.MILLISECONDS)) {
                    try {
                        fill();
                        if (stopped) {
                            return false;
                        }
                        done.accept(fresh);
                        return true;
                    } finally {
                        writing.unlock();
                    }
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException("Nobody interrupts this thread", e);
            }
        }
        return false;
    }

    private void leave() {
        try {
            fresh.close();
        } catch (RuntimeException e) {
            log.warn("An unfinished index did not close", e);
        }
    }

    /** Ends it after its present portion and waits for that. */
    void stop() {
        stopped = true;
        boolean interrupted = false;
        while (over.getCount() > 0) {
            try {
                over.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
