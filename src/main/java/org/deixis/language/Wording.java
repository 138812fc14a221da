package org.deixis.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How phrases are worded, apart from what they name: the lists of {@code data/vocabulary/wording.yaml}. Immutable. */
final class Wording {
    static final String FILE = "wording.yaml";

    /** Words that make a phrase no region of an image. */
    record Rule(String reason, String message, List<String> begins, List<String> contains) {}

    private final List<List<String>> requests;
    private final List<List<String>> endings;
    private final List<List<String>> absent;
    private final List<List<String>> notAbsent;
    private final Set<String> skipped;
    private final Set<String> links;
    private final Set<String> generic;
    private final Set<String> realWords;
    private final Map<String, String> spellings;
    private final Map<String, String> equivalents;
    private final List<Set<String>> apart = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();

    private Wording(VocabularyEntry root) {
        root.allow(Set.of(
                "requests",
                "endings",
                "absent",
                "not_absent",
                "skipped",
                "links",
                "generic",
                "real_words",
                "spellings",
                "equivalents",
                "apart",
                "not_groundable"));
        requests = longestFirst(root.texts("requests"));
        endings = longestFirst(root.texts("endings"));
        absent = longestFirst(root.texts("absent"));
        notAbsent = longestFirst(root.texts("not_absent"));
        skipped = Set.copyOf(root.texts("skipped"));
        links = Set.copyOf(root.texts("links"));
        generic = Set.copyOf(root.texts("generic"));
        realWords = Set.copyOf(root.texts("real_words"));
        spellings = byVariant(root.entry("spellings"));
        equivalents = byVariant(root.entry("equivalents"));
        VocabularyEntry groups = root.entry("apart");
        groups.keys().forEach(key -> apart.add(Set.copyOf(groups.texts(key))));
        for (VocabularyEntry rule : root.entries("not_groundable")) {
            rule.allow(Set.of("reason", "message", "begins", "contains"));
            rules.add(
                    new Rule(rule.text("reason"), rule.text("message"), rule.texts("begins"), rule.texts("contains")));
        }
    }

    static Wording packaged() {
        try (InputStream yaml = Wording.class.getResourceAsStream("/data/vocabulary/" + FILE)) {
            if (yaml == null) {
                throw UnusableVocabularyException.missing(FILE + " is missing.");
            }
            return read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Wording read(InputStream yaml) throws IOException {
        return new Wording(VocabularyEntry.read(FILE, yaml));
    }

    /** ABSENT where the phrase begins by denying, else PRESENT: typed phrases say no more. */
    Polarity polarity(String phrase) {
        return denial(Words.of(phrase)).isPresent() ? Polarity.ABSENT : Polarity.PRESENT;
    }

    /** How many of the first words deny the rest; empty where none do or nothing follows. */
    Optional<Integer> denial(List<String> words) {
        if (beginning(words, notAbsent).isPresent()) {
            return Optional.empty();
        }
        return beginning(words, absent).filter(length -> length < words.size());
    }

    /** How many of the first words only ask for something to be shown. */
    Optional<Integer> request(List<String> words) {
        return beginning(words, requests).filter(length -> length < words.size());
    }

    /** How many of the last words only point to the image. */
    Optional<Integer> ending(List<String> words) {
        return endings.stream()
                .filter(ending -> ending.size() < words.size()
                        && words.subList(words.size() - ending.size(), words.size())
                                .equals(ending))
                .map(List::size)
                .findFirst();
    }

    /** Articles and words of politeness. */
    boolean skips(String word) {
        return skipped.contains(word);
    }

    /** Whether the word only joins others, as "of" does in "stone of the kidney". */
    boolean links(String word) {
        return links.contains(word);
    }

    /** Whether the word adds nothing to what a phrase names, as "tissue" in "liver tissue". */
    boolean generic(String word) {
        return generic.contains(word);
    }

    /** Whether the word is ordinary English and so no slip of a vocabulary word one letter away. */
    boolean real(String word) {
        return realWords.contains(word);
    }

    /** The American spelling and the singular, as far as the lists go. */
    String spelling(String word) {
        return spellings.getOrDefault(word, word);
    }

    /** One word for all that mean the same inside a phrase: "renal" and "kidney". */
    String equivalent(String word) {
        return equivalents.getOrDefault(word, word);
    }

    /** Sets of words none of which a neighbour may have more or fewer of: sides, classes, organs. */
    List<Set<String>> apart() {
        return apart;
    }

    Optional<Rule> notGroundable(List<String> words) {
        String spaced = " " + String.join(" ", words) + " ";
        return rules.stream()
                .filter(rule -> rule.begins().stream().anyMatch(begin -> spaced.startsWith(" " + begin + " "))
                        || rule.contains().stream().anyMatch(inside -> spaced.contains(" " + inside + " ")))
                .findFirst();
    }

    private static Optional<Integer> beginning(List<String> words, List<List<String>> beginnings) {
        return beginnings.stream()
                .filter(begin -> begin.size() <= words.size()
                        && words.subList(0, begin.size()).equals(begin))
                .map(List::size)
                .findFirst();
    }

    private static List<List<String>> longestFirst(List<String> phrases) {
        return phrases.stream()
                .map(Words::of)
                .sorted(Comparator.comparing(List<String>::size).reversed())
                .toList();
    }

    private static Map<String, String> byVariant(VocabularyEntry entry) {
        Map<String, String> chosen = new HashMap<>();
        for (String word : entry.keys()) {
            for (String variant : entry.texts(word)) {
                if (chosen.put(variant, word) != null) {
                    throw entry.refused("\"" + variant + "\" stands for two words.");
                }
            }
        }
        return chosen;
    }
}
