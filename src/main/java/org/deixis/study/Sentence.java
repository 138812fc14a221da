package org.deixis.study;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sentence of a report said of a finding, so that it can be looked for again without the report. Words that were
 * typed by themselves have none.
 *
 * @param polarity {@code present}, {@code absent} or {@code uncertain}
 * @param temporality {@code current}, {@code prior} or {@code resolved}
 * @param says {@code finding}, {@code normal}, {@code abnormal} or {@code neither}
 * @param claim how it was said to be, e.g. {@code normal}; or null
 * @param laterality {@code left}, {@code right}, {@code bilateral} or null
 * @param location as written, or null
 * @param size as written, or null
 * @param count how many, or null
 * @param qualifiers mild, small …
 * @param readings words to look up, the closest first
 * @param refusalReason why the words are no region, a slug; or null
 * @param refusalMessage the same as a sentence, or null
 */
public record Sentence(
        String polarity,
        String temporality,
        String says,
        @Nullable String claim,
        @Nullable String laterality,
        @Nullable String location,
        @Nullable String size,
        @Nullable Integer count,
        List<String> qualifiers,
        List<String> readings,
        @Nullable String refusalReason,
        @Nullable String refusalMessage) {
    public Sentence {
        qualifiers = List.copyOf(qualifiers);
        readings = List.copyOf(readings);
    }

    /** What it speaks of and in which sense, however that is claimed to be: equal for sentences that say the same. */
    public Sense sense() {
        return new Sense(polarity, temporality, laterality, location, readings);
    }

    /** The part of a sentence that tells findings of the same words apart. */
    public record Sense(
            String polarity,
            String temporality,
            @Nullable String laterality,
            @Nullable String location,
            List<String> readings) {}
}
