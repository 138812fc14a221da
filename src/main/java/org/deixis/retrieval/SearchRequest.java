package org.deixis.retrieval;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
 * @param picture a picture that hits should be like; null for none
 */
public record SearchRequest(
        String query,
        Filters filters,
        SearchMode mode,
        int limit,
        List<String> like,
        List<String> unlike,
        boolean weak,
        @Nullable PictureQuery picture) {
    /** Hits of one answer. */
    public static final int MOST_HITS = 1_000;

    public SearchRequest {
        like = List.copyOf(like);
        unlike = List.copyOf(unlike);
        limit = Math.clamp(limit, 1, MOST_HITS);
    }

    /** Without a picture. */
    public SearchRequest(
            String query,
            Filters filters,
            SearchMode mode,
            int limit,
            List<String> like,
            List<String> unlike,
            boolean weak) {
        this(query, filters, mode, limit, like, unlike, weak, null);
    }

    /** Without a picture, filters of one value a field. */
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

    /** The same with another picture to search by, or with none. */
    public SearchRequest withPicture(@Nullable PictureQuery other) {
        return new SearchRequest(query, filters, mode, limit, like, unlike, weak, other);
    }

    /** Whether there is something to be like or unlike. */
    boolean hasExample() {
        return picture != null || !like.isEmpty() || !unlike.isEmpty();
    }

    /** The ids of the pairs among that. */
    Set<String> examples() {
        Set<String> ids = new LinkedHashSet<>(like);
        ids.addAll(unlike);
        if (picture instanceof PictureQuery.OfPair(String id, var _)) {
            ids.add(id);
        }
        return ids;
    }

    SearchRequest with(Filters other) {
        return new SearchRequest(query, other, mode, limit, like, unlike, weak, picture);
    }

    SearchRequest with(String otherQuery) {
        return new SearchRequest(otherQuery, filters, mode, limit, like, unlike, weak, picture);
    }

    SearchRequest with(int otherLimit) {
        return new SearchRequest(query, filters, mode, otherLimit, like, unlike, weak, picture);
    }

    SearchRequest with(SearchMode other) {
        return new SearchRequest(query, filters, other, limit, like, unlike, weak, picture);
    }

    /** Words alone, ten hits, none below the floor. */
    public static SearchRequest words(String query) {
        return new SearchRequest(query, Filters.NONE, SearchMode.HYBRID, 10, List.of(), List.of(), false);
    }
}
