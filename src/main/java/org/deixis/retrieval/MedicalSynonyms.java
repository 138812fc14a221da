package org.deixis.retrieval;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deixis.language.Concept;
import org.deixis.language.Vocabulary;

/**
 * Phrases that mean the same: the groups of {@code data/search/synonyms.txt} and the names and synonyms of the vocabulary.
 * The longest phrase found in a query wins, from left to right. Immutable.
 */
final class MedicalSynonyms {
    private static final String FILE = "/data/search/synonyms.txt";
    private static final int MOST_ALTERNATIVES = 12;

    private final Map<String, Set<String>> groups = new HashMap<>();
    private int longest = 1;

    /** @param alternatives other phrases, without idle words, for the words from {@code start} to before {@code end} */
    record Match(int start, int end, List<String> alternatives) {}

    MedicalSynonyms(Collection<List<String>> groups) {
        groups.forEach(this::add);
    }

    static MedicalSynonyms of(Vocabulary vocabulary) {
        List<List<String>> groups = new ArrayList<>(packaged());
        for (Concept concept : vocabulary.concepts()) {
            groups.add(Stream.concat(Stream.of(concept.name()), concept.synonyms().stream())
                    .toList());
        }
        return new MedicalSynonyms(groups);
    }

    private static List<List<String>> packaged() {
        try (InputStream in = MedicalSynonyms.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not in the program");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split(",")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(List<String> phrases) {
        List<String> keys = phrases.stream()
                .map(MedicalSynonyms::key)
                .filter(k -> !k.isEmpty())
                .toList();
        for (String key : keys) {
            longest = Math.max(longest, key.split(" ").length);
            Set<String> same = groups.computeIfAbsent(key, k -> new LinkedHashSet<>());
            keys.stream().filter(other -> !other.equals(key)).forEach(same::add);
        }
    }

    private static String key(String phrase) {
        return Texts.words(phrase).stream().filter(word -> !Texts.idle(word)).collect(Collectors.joining(" "));
    }

    boolean knows(String word) {
        return groups.containsKey(word);
    }

    List<Match> in(List<String> words) {
        List<Match> matches = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            int next = at + 1;
            for (int end = Math.min(words.size(), at + longest); end > at; end--) {
                Set<String> same = alternatives(words.subList(at, end));
                if (!same.isEmpty()) {
                    matches.add(new Match(
                            at, end, same.stream().limit(MOST_ALTERNATIVES).toList()));
                    next = end;
                    break;
                }
            }
            at = next;
        }
        return matches;
    }

    /** The plural of the last word is taken for its singular. */
    private Set<String> alternatives(List<String> words) {
        String key = String.join(" ", words);
        Set<String> same = groups.get(key);
        if (same == null && key.endsWith("s") && !key.endsWith("ss")) {
            same = groups.get(key.substring(0, key.length() - 1));
        }
        return same == null ? Set.of() : same;
    }
}
