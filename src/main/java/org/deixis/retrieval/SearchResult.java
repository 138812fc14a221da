package org.deixis.retrieval;

import java.util.List;
import java.util.stream.Stream;

/**
 * @param query as typed
 * @param relevant whether anything reaches the floor
 * @param total hits that reach it, at most as many as are looked at
 * @param hits best first
 * @param hints sentences for the user: repaired words, syntax that was read as plain words
 * @param milliseconds it took
 */
public record SearchResult(
        String query,
        SearchMode mode,
        boolean relevant,
        int total,
        List<Hit> hits,
        List<String> hints,
        double milliseconds) {
    public SearchResult {
        hits = List.copyOf(hits);
        hints = List.copyOf(hints);
    }

    SearchResult saying(List<String> moreHints) {
        List<String> all = Stream.concat(hints.stream(), moreHints.stream()).toList();
        return new SearchResult(query, mode, relevant, total, hits, all, milliseconds);
    }
}
