package org.deixis.retrieval.ui;

import org.deixis.retrieval.SearchAnswer;
import org.jspecify.annotations.Nullable;

/** What the Search screen shows. */
sealed interface SearchState {

    /** There is nothing to search yet. */
    record NoCollection() implements SearchState {}

    /** @param before the answer shown so far; null at the first search */
    record Searching(SearchAddress address, @Nullable SearchAnswer before) implements SearchState {}

    record Answered(SearchAddress address, SearchAnswer answer) implements SearchState {}

    /**
     * It cannot be answered.
     *
     * @param id to be found in the log; null for what explains itself
     */
    record Refused(
            SearchAddress address,
            String sentence,
            @Nullable String id) implements SearchState {}
}
