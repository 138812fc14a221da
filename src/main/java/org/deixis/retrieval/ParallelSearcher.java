package org.deixis.retrieval;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;

/** Searches the segments of an index on all cores, also those of a collection of some ten thousand pairs. */
final class ParallelSearcher extends IndexSearcher {
    private static final int PAIRS_AT_ONCE = 5_000;
    private static final int SEGMENTS_AT_ONCE = 3;

    ParallelSearcher(IndexReader reader) {
        super(reader, ForkJoinPool.commonPool());
    }

    @Override
    protected LeafSlice[] slices(List<LeafReaderContext> leaves) {
        return slices(leaves, PAIRS_AT_ONCE, SEGMENTS_AT_ONCE, false);
    }
}
