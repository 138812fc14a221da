package org.deixis.retrieval;

/**
 * What speaks for a hit.
 *
 * @param cosine between the query's text vector and the pair's, −1 to 1; 0 where one has none
 * @param bm25 the sum over the searched fields, from 0
 * @param bm25Share {@code bm25} over the best one for this query, 0 to 1
 * @param coverage how much of the query's words the pair has, 0 to 1: each word counts by its rarity, a word that no pair has
 *     counts as the rarest, a synonym as the word, a repaired word as less
 * @param depicted how well the pair's picture fits the query's words, 0 to 1, ½ where it begins to be likely; NaN where there
 *     is no such comparison
 * @param alike how well the pair's picture fits the query's, on the same scale; NaN where there is no such comparison
 * @param told how well the pair's caption fits the query's picture, on the same scale; NaN where there is no such comparison
 */
public record Signs(
        double cosine, double bm25, double bm25Share, double coverage, double depicted, double alike, double told) {

    /** Of words alone. */
    Signs(double cosine, double bm25, double bm25Share, double coverage) {
        this(cosine, bm25, bm25Share, coverage, Double.NaN, Double.NaN, Double.NaN);
    }
}
