package org.deixis.retrieval;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a collection holds and what it takes on disk, as it is at one moment.
 *
 * @param images distinct images of its pairs
 * @param values field → value → how many pairs have it, the most frequent first; every one of {@link #COUNTED} is there, a
 *     pair without a value counts nowhere, and values that differ in case alone are one
 * @param imageBytes of the image files; one that another collection has too counts in both
 * @param indexBytes of the index files
 * @param indexedAt when the index was last written; null where there is none yet
 * @param vectors what made the vectors of the index; null where there is none yet
 * @param renewed how many pairs have new vectors so far, where another pack or text encoder is there than the one the
 *     index's are from: they are made in the background, and the old ones serve until then; else empty
 */
public record CollectionStatistics(
        PairCollection collection,
        int images,
        SequencedMap<String, SequencedMap<String, Integer>> values,
        long imageBytes,
        long indexBytes,
        @Nullable Instant indexedAt,
        @Nullable Vectors vectors,
        OptionalInt renewed) {

    /** The fields whose values are counted. */
    public static final List<String> COUNTED = List.of("organ", "modality", "stain", "source", "license");

    public CollectionStatistics {
        values = new LinkedHashMap<>(values);
    }

    @Override
    public SequencedMap<String, SequencedMap<String, Integer>> values() {
        return Collections.unmodifiableSequencedMap(values);
    }

    /**
     * What made an index's vectors.
     *
     * @param words id of the text encoder
     * @param pack id and version of the pack that made the pictures' vectors; null where they have none
     */
    public record Vectors(String words, @Nullable String pack) {}
}
