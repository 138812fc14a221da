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

    /** It cannot be answered. */
    record Refused(SearchAddress address, PageWork.Failure failure) implements SearchState {}
}
