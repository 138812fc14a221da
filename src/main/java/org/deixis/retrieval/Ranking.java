package org.deixis.retrieval;

/**
 * Puts the signs of a hit together. Weight and floors were chosen on {@code data/evaluation/retrieval-calibration.jsonl}; any
 * weight from 0.4 to 0.7 gives the same within a hundredth (docs/retrieval.md).
 */
final class Ranking {
    private static final double COSINE_WEIGHT = 0.5;

    /** Cosines of bge-small between unrelated texts begin about here. */
    private static final double LEAST_COSINE = 0.4;

    /** Neither sign alone will do: a lay query shares no word with its pairs, and nonsense can share a rare one. */
    private static final double COVERAGE_IN_COSINES = 0.2;

    private static final double FLOOR = 0.71;
    private static final double FLOOR_OF_TEXT = 0.67;
    private static final double FLOOR_OF_WORDS = 0.5;

    private Ranking() {}

    /** 0 to 1. */
    static double score(SearchMode mode, Signs signs) {
        double meaning = Math.clamp((signs.cosine() - LEAST_COSINE) / (1 - LEAST_COSINE), 0, 1);
        return switch (mode) {
            case BM25 -> signs.bm25() / (signs.bm25() + 10);
            case TEXT -> meaning;
            case HYBRID -> COSINE_WEIGHT * meaning + (1 - COSINE_WEIGHT) * signs.bm25Share() * signs.coverage();
        };
    }

    /** Whether the hit is likely not relevant. */
    static boolean belowFloor(SearchMode mode, Signs signs) {
        return switch (mode) {
            case BM25 -> signs.coverage() < FLOOR_OF_WORDS;
            case TEXT -> signs.cosine() < FLOOR_OF_TEXT;
            case HYBRID -> signs.cosine() + COVERAGE_IN_COSINES * signs.coverage() < FLOOR;
        };
    }
}
