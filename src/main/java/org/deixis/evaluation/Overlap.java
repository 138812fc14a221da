package org.deixis.evaluation;

import java.util.BitSet;
import java.util.List;
import org.deixis.study.Region;

/** Sets of row-major pixels of one image, compared. */
final class Overlap {
    private Overlap() {}

    /** All regions together. */
    static BitSet union(List<Region> regions) {
        BitSet all = new BitSet();
        for (Region region : regions) {
            all.or(region.mask().toBits());
        }
        return all;
    }

    /** 2 |A and B| / (|A| + |B|); 1 when both are empty. */
    static double dice(BitSet a, BitSet b) {
        int both = a.cardinality() + b.cardinality();
        return both == 0 ? 1 : 2.0 * and(a, b).cardinality() / both;
    }

    private static BitSet and(BitSet a, BitSet b) {
        BitSet common = (BitSet) a.clone();
        common.and(b);
        return common;
    }

    /** Pixels of {@code a} that are not in {@code b}. */
    static BitSet difference(BitSet a, BitSet b) {
        BitSet rest = (BitSet) a.clone();
        rest.andNot(b);
        return rest;
    }
}
