package org.deixis.retrieval;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Puts into indexes what the database holds. Whoever calls sees to it that nobody writes pairs meanwhile. */
final class IndexFilling {
    private static final int PORTION = 256;

    private final IndexFolders folders;
    private final PairRows rows;
    private final PairVectors vectors;

    IndexFilling(IndexFolders folders, PairRows rows, PairVectors vectors) {
        this.folders = folders;
        this.rows = rows;
        this.vectors = vectors;
    }

    /**
     * Puts in what the index has not: after a kill.
     *
     * @throws RetrievalException when it has more than the database, which was put back to an earlier state; then it is closed
     */
    void catchUp(PairIndex index, long collection, String name) {
        if (index.change() > rows.lastChange(collection)) {
            index.close();
            throw RetrievalException.otherVersion(name);
        }
        fill(index, collection, done -> {}, () -> false);
    }

    /**
     * Makes an index from nothing, in {@link IndexFolders#making}.
     *
     * @return whether it was made; cancelled or failed, it leaves nothing
     */
    boolean make(long collection, String name, Consumer<Integer> progress, BooleanSupplier cancelled) {
        Path folder = folders.making(collection);
        PairIndex.delete(folder);
        boolean whole = false;
        try (PairIndex made = PairIndex.open(folder, name, vectors)) {
            whole = fill(made, collection, progress, cancelled);
        } finally {
            if (!whole) {
                PairIndex.delete(folder);
            }
        }
        return whole;
    }

    /**
     * @param progress told how many pairs are done, first when it begins
     * @param cancelled asked before every portion
     * @return whether the index holds everything now
     */
    private boolean fill(PairIndex index, long collection, Consumer<Integer> progress, BooleanSupplier cancelled) {
        long last = rows.lastChange(collection);
        long change = index.change();
        int done = 0;
        progress.accept(done);
        while (change < last) {
            if (cancelled.getAsBoolean()) {
                return false;
            }
            List<PairRows.Kept> portion = rows.after(collection, change, PORTION);
            index.put(PairRows.pairs(portion));
            change = portion.getLast().change();
            done += portion.size();
            progress.accept(done);
        }
        if (change != index.change()) {
            index.commit(change);
        }
        return true;
    }
}
