package org.deixis.retrieval;

/**
 * Puts the signs of a hit together. Weights and floors were chosen on {@code data/evaluation/retrieval-calibration.jsonl}; any
 * weight of the cosine from 0.4 to 0.7 gives the same within a hundredth (docs/retrieval.md).
 *
 * @param mode what is compared
 * @param words whether the query has words
 * @param examples whether it has pairs to be like or unlike
 * @param picture whether it has a picture
 */
record Ranking(SearchMode mode, boolean words, boolean examples, boolean picture) {
    private static final double COSINE_WEIGHT = 0.5;

    /** Cosines of bge-small between unrelated texts begin about here. */
    private static final double LEAST_COSINE = 0.4;

    /** Neither sign alone will do: a lay query shares no word with its pairs, and nonsense can share a rare one. */
    private static final double COVERAGE_IN_COSINES = 0.2;

    private static final double FLOOR = 0.71;
    private static final double FLOOR_OF_TEXT = 0.67;
    private static final double FLOOR_OF_WORDS = 0.5;

    /** Of two pictures' likeness, the rest being what the caption says of the query's picture. */
    private static final double ALIKE_WEIGHT = 0.7;

    /** Where the scale of a pack says that relevance begins. */
    private static final double MIDDLE = 0.5;

    static Ranking of(SearchRequest request, boolean words) {
        boolean examples = !request.like().isEmpty() || !request.unlike().isEmpty();
        return new Ranking(request.mode(), words, examples, request.picture() != null);
    }

    /** 0 to 1. */
    double score(Signs signs) {
        if (picture) {
            double seen = ofPicture(signs);
            return words || examples ? (seen + ofWords(signs)) / 2 : seen;
        }
        return ofWords(signs);
    }

    /** Whether the hit is likely not relevant. */
    boolean belowFloor(Signs signs) {
        boolean seenBelow = picture && ofPicture(signs) < MIDDLE;
        return picture && !words && !examples ? seenBelow : (!picture || seenBelow) && wordsBelow(signs);
    }

    private double ofPicture(Signs signs) {
        double alike = orNothing(signs.alike());
        if (mode == SearchMode.IMAGE || Double.isNaN(signs.told())) {
            return alike;
        }
        return ALIKE_WEIGHT * alike + (1 - ALIKE_WEIGHT) * signs.told();
    }

    private double ofWords(Signs signs) {
        double meaning = Math.clamp((signs.cosine() - LEAST_COSINE) / (1 - LEAST_COSINE), 0, 1);
        if (!words) {
            double alike = orNothing(signs.alike());
            return mode == SearchMode.IMAGE ? alike : Double.isNaN(signs.alike()) ? meaning : (meaning + alike) / 2;
        }
        return switch (mode) {
            case BM25 -> signs.bm25() / (signs.bm25() + 10);
            case TEXT -> meaning;
            case IMAGE -> orNothing(signs.depicted());
            case HYBRID -> COSINE_WEIGHT * meaning + (1 - COSINE_WEIGHT) * signs.bm25Share() * signs.coverage();
        };
    }

    private boolean wordsBelow(Signs signs) {
        if (!words) {
            boolean unlike = Double.isNaN(signs.alike()) || signs.alike() < MIDDLE;
            return unlike && (mode == SearchMode.IMAGE || signs.cosine() < FLOOR_OF_TEXT);
        }
        return switch (mode) {
            case BM25 -> signs.coverage() < FLOOR_OF_WORDS;
            case TEXT -> signs.cosine() < FLOOR_OF_TEXT;
            case IMAGE -> orNothing(signs.depicted()) < MIDDLE;
            case HYBRID -> signs.cosine() + COVERAGE_IN_COSINES * signs.coverage() < FLOOR;
        };
    }

    private static double orNothing(double sign) {
        return Double.isNaN(sign) ? 0 : sign;
    }
}
