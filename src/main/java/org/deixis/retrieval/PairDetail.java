package org.deixis.retrieval;

import java.util.List;

/**
 * One pair and what surrounds it.
 *
 * @param width of the image in pixels; 0 where there is none that opens
 * @param height of the image in pixels; 0 where there is none that opens
 * @param fields pairs of the same slide or case, itself among them, in the order they were ingested; at most
 *     {@value PairDetails#MOST_FIELDS}
 * @param captionOfSlide whether the caption speaks of the whole slide or case: all of its pairs have it, but for what stands
 *     in brackets at its end
 */
public record PairDetail(
        ImageTextPair pair,
        String collection,
        int width,
        int height,
        List<ImageTextPair> fields,
        boolean captionOfSlide) {
    public PairDetail {
        fields = List.copyOf(fields);
    }
}
