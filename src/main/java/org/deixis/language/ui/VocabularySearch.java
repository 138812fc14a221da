package org.deixis.language.ui;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deixis.language.Concept;
import org.deixis.language.Vocabulary;

/** Finds concepts by words that begin words of their names, synonyms, kind, side, modalities or codes. Immutable. */
final class VocabularySearch {
    private static final int LONGEST = 200;

    private final List<Entry> entries;

    /** @param text everything that can be searched, each word after a space */
    private record Entry(Concept concept, String name, String text) {}

    private record Match(Entry entry, int rank) {}

    VocabularySearch(Vocabulary vocabulary) {
        entries = vocabulary.concepts().stream()
                .map(concept -> new Entry(concept, plain(concept.name()), plain(searched(concept))))
                .toList();
    }

    private static String searched(Concept concept) {
        Stream<String> said = Stream.concat(Stream.of(concept.name()), concept.synonyms().stream());
        Stream<String> is =
                Stream.concat(Stream.of(concept.kind().slug(), concept.id()), Stream.ofNullable(concept.laterality()));
        Stream<String> listed = Stream.concat(concept.modalities().stream(), concept.codes().stream());
        return Stream.of(said, is, listed).flatMap(words -> words).collect(Collectors.joining(" "));
    }

    /** @return those that have all of the words, names that begin with them first; all by name for an empty query */
    List<Concept> find(String query) {
        String plain = plain(query.substring(0, Math.min(LONGEST, query.length())));
        List<String> words =
                Stream.of(plain.split(" ")).filter(word -> !word.isEmpty()).toList();
        return entries.stream()
                .filter(entry -> words.stream().allMatch(word -> entry.text().contains(" " + word)))
                .map(entry -> new Match(entry, rank(entry, plain, words)))
                .sorted(Comparator.comparingInt(Match::rank)
                        .thenComparing(match -> match.entry().name()))
                .map(match -> match.entry().concept())
                .toList();
    }

    private static int rank(Entry entry, String query, List<String> words) {
        if (words.isEmpty()) {
            return 0;
        }
        return entry.name().equals(query)
                ? 0
                : entry.name().startsWith(query)
                        ? 1
                        : words.stream().allMatch(word -> entry.name().contains(" " + word)) ? 2 : 3;
    }

    /** Lower case without accents; whatever is no letter or digit is one space, and one stands before everything. */
    private static String plain(String text) {
        String words = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        return " " + words;
    }
}
