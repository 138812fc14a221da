package org.deixis.retrieval;

import java.util.List;

/**
 * A pair that was found.
 *
 * @param collection the name of the pair's collection
 * @param score 0 to 1, higher is better; comparable within one answer
 * @param signs what it is made of
 * @param belowFloor whether it is likely not relevant
 * @param highlights pieces of the caption with the matched words between {@code <b>} and {@code </b>}, the rest escaped
 *     for HTML
 */
public record Hit(
        ImageTextPair pair, String collection, double score, Signs signs, boolean belowFloor, List<String> highlights) {
    public Hit {
        highlights = List.copyOf(highlights);
    }

    Hit with(List<String> otherHighlights) {
        return new Hit(pair, collection, score, signs, belowFloor, otherHighlights);
    }
}
