package org.deixis.retrieval;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What came of a source's rows so far; the counts add up to {@code rows}.
 *
 * @param added pairs that are new
 * @param updated pairs whose words, image or fields changed
 * @param unchanged pairs that were here already, word for word
 * @param duplicates rows whose image and caption another pair of the collection has
 * @param bad rows that give no pair
 * @param unseen pairs among those added and updated whose image opens but cannot be decoded; they are found by words alone
 * @param reasons reason → how many bad rows
 * @param cancelled whether it was stopped; what was ingested is kept
 */
public record IngestReport(
        int rows,
        int added,
        int updated,
        int unchanged,
        int duplicates,
        int bad,
        int unseen,
        SequencedMap<String, Integer> reasons,
        boolean cancelled) {
    public IngestReport {
        reasons = new LinkedHashMap<>(reasons);
    }
}
