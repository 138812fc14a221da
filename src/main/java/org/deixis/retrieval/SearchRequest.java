package org.deixis.retrieval;

import java.util.List;
import java.util.Map;

/**
 * One search.
 *
 * @param query as typed; may be blank where there is a filter or an example
 * @param filters what pairs must have
 * @param mode what is compared
 * @param limit most hits; at least 1
 * @param like ids of pairs that hits should be like
 * @param unlike ids of pairs that they should not be like
 * @param weak whether hits below the floor are wanted too
 */
public record SearchRequest(
        String query,
        Filters filters,
        SearchMode mode,
        int limit,
        List<String> like,
        List<String> unlike,
        boolean weak) {
    /** Hits of one answer. */
    public static final int MOST_HITS = 1_000;

    public SearchRequest {
        like = List.copyOf(like);
        unlike = List.copyOf(unlike);
        limit = Math.clamp(limit, 1, MOST_HITS);
    }

    /** Filters of one value a field. */
    public SearchRequest(
            String query,
            Map<String, String> filters,
            SearchMode mode,
            int limit,
            List<String> like,
            List<String> unlike,
            boolean weak) {
        this(query, Filters.of(filters), mode, limit, like, unlike, weak);
    }

    SearchRequest with(Filters other) {
        return new SearchRequest(query, other, mode, limit, like, unlike, weak);
    }

    SearchRequest with(String otherQuery) {
        return new SearchRequest(otherQuery, filters, mode, limit, like, unlike, weak);
    }

    SearchRequest with(int otherLimit) {
        return new SearchRequest(query, filters, mode, otherLimit, like, unlike, weak);
    }

    /** Words alone, ten hits, none below the floor. */
    public static SearchRequest words(String query) {
        return new SearchRequest(query, Filters.NONE, SearchMode.HYBRID, 10, List.of(), List.of(), false);
    }
}
