package org.deixis.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From normalised words to the readings they can have. Immutable. */
final class SurfaceIndex {
    private final Map<String, List<Reading>> inOrder = new HashMap<>();
    private final Map<String, List<Reading>> inAnyOrder = new HashMap<>();
    private final Set<String> words = new HashSet<>();

    /** @throws UnusableVocabularyException when two concepts claim the same words and nothing says which is meant */
    SurfaceIndex(Vocabulary vocabulary, Normaliser normaliser) {
        for (Reading reading : vocabulary.readings()) {
            List<String> surface = normaliser.surface(reading.words());
            if (surface.isEmpty()) {
                throw UnusableVocabularyException.missing("\"%s\" of %s has no words."
                        .formatted(reading.words(), reading.concept().id()));
            }
            add(inOrder, Normaliser.key(surface), reading);
            normaliser.bag(surface).ifPresent(bag -> add(inAnyOrder, bag, reading));
            words.addAll(surface);
        }
        inOrder.forEach((key, readings) -> readings.forEach(one -> readings.forEach(other -> check(key, one, other))));
    }

    /** Readings of exactly these words; none where they are not in the dictionary. */
    List<Reading> readings(String key) {
        return inOrder.getOrDefault(key, List.of());
    }

    /** Readings of these words in any order. */
    List<Reading> readingsOfBag(String bag) {
        return inAnyOrder.getOrDefault(bag, List.of());
    }

    /** Every word that occurs in the dictionary. */
    Set<String> words() {
        return words;
    }

    private static void add(Map<String, List<Reading>> index, String key, Reading reading) {
        List<Reading> readings = index.computeIfAbsent(key, k -> new ArrayList<>());
        boolean repeated = readings.stream()
                .anyMatch(other -> other.concept().equals(reading.concept())
                        && other.modalities().equals(reading.modalities()));
        if (!repeated) {
            readings.add(reading);
        }
    }

    private static void check(String key, Reading one, Reading other) {
        boolean claimed = !one.concept().equals(other.concept()) && !(one.shared() && other.shared());
        boolean together = one.everywhere() == other.everywhere()
                && (one.everywhere() || one.modalities().stream().anyMatch(other.modalities()::contains));
        if (claimed && together) {
            throw UnusableVocabularyException.missing("\"%s\" means %s and %s; list it under ambiguous or restrict it."
                    .formatted(key, one.concept().id(), other.concept().id()));
        }
    }
}
