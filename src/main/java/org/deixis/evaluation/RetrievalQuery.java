package org.deixis.evaluation;

import java.util.Map;

/**
 * A query with its answers.
 *
 * @param filters field → value
 * @param relevant id of a pair, a slide or a case → grade from 1; empty where nothing is relevant
 */
record RetrievalQuery(
        String qid, String query, String kind, Map<String, String> filters, Map<String, Integer> relevant) {
    RetrievalQuery {
        filters = Map.copyOf(filters);
        relevant = Map.copyOf(relevant);
    }

    boolean isNegative() {
        return relevant.isEmpty();
    }
}
