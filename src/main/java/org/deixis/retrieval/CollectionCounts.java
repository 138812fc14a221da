package org.deixis.retrieval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/** Counts what a collection's pairs say and what files weigh. */
final class CollectionCounts {
    private record Counted(String spelled, int pairs) {
        Counted plus(Counted other) {
            return new Counted(spelled, pairs + other.pairs);
        }
    }

    /** Field → lower-case value → how it was first spelled, and how often it is there. */
    private final Map<String, Map<String, Counted>> counts = new LinkedHashMap<>();

    private CollectionCounts() {
        CollectionStatistics.COUNTED.forEach(field -> counts.put(field, new LinkedHashMap<>()));
    }

    private void add(ImageTextPair pair) {
        counts.forEach((field, values) -> {
            String value = pair.value(field);
            if (!value.isBlank()) {
                values.merge(PairFields.filterValue(value), new Counted(value, 1), Counted::plus);
            }
        });
    }

    static CollectionStatistics of(PairCollection collection, PairRows rows, PairImages images, OpenIndexes indexes) {
        long id = collection.id();
        CollectionCounts counts = new CollectionCounts();
        rows.each(id, counts::add);
        Set<String> hashes = rows.images(id);
        Optional<IndexStamp> stamp = indexes.stamp(id);
        return new CollectionStatistics(
                collection,
                hashes.size(),
                counts.values(),
                hashes.stream()
                        .mapToLong(hash -> images.file(hash).toFile().length())
                        .sum(),
                indexes.bytes(id),
                stamp.map(IndexStamp::at).orElse(null),
                stamp.map(IndexStamp::vectors).orElse(null),
                indexes.renewed(id));
    }

    private SequencedMap<String, SequencedMap<String, Integer>> values() {
        SequencedMap<String, SequencedMap<String, Integer>> values = new LinkedHashMap<>();
        counts.forEach((field, counted) -> {
            SequencedMap<String, Integer> sorted = new LinkedHashMap<>();
            counted.values().stream()
                    .sorted(Comparator.comparingInt(Counted::pairs).reversed().thenComparing(Counted::spelled))
                    .forEach(value -> sorted.put(value.spelled(), value.pairs()));
            values.put(field, sorted);
        });
        return values;
    }

    /** Bytes of all files in a folder; 0 where there is none. A file that goes meanwhile counts 0. */
    static long bytes(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(
                            file -> Files.isDirectory(file) ? 0 : file.toFile().length())
                    .sum();
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
    }
}
