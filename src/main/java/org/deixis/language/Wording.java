package org.deixis.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How phrases are worded, apart from what they name: the lists of {@code data/vocabulary/wording.yaml}. Immutable. */
final class Wording {
    static final String FILE = "wording.yaml";

    private static final String ORDINARY_WORDS = "ordinary-words.txt";
    private static final Set<String> KEYS = Set.of(
            "requests",
            "endings",
            "images",
            "of_images",
            "absent",
            "not_absent",
            "skipped",
            "links",
            "generic",
            "trivial",
            "unchanged",
            "spellings",
            "equivalents",
            "apart",
            "not_groundable");

    private static final List<String> EXCLUSIVE = List.of("sides", "levels", "classes");
    private static final List<String> TELLING = List.of("organs", "findings");

    private final Framing framing;
    private final Set<String> skipped;
    private final Set<String> links;
    private final Set<String> generic;
    private final Set<String> trivial;
    private final Set<String> unchanged;
    private final Set<String> ordinary;
    private final Map<String, String> spellings;
    private final Map<String, String> equivalents;
    private final Map<String, Set<String>> apart = new LinkedHashMap<>();
    private final List<Set<String>> exclusive;
    private final Set<String> telling = new HashSet<>();
    private final List<NotGroundableRule> rules = new ArrayList<>();

    private Wording(VocabularyEntry root, Set<String> ordinary) {
        root.allow(KEYS);
        this.ordinary = Set.copyOf(ordinary);
        framing = new Framing(root);
        skipped = Set.copyOf(root.texts("skipped"));
        links = Set.copyOf(root.texts("links"));
        generic = Set.copyOf(root.texts("generic"));
        trivial = Set.copyOf(root.texts("trivial"));
        unchanged = Set.copyOf(root.texts("unchanged"));
        spellings = byVariant(root.entry("spellings"));
        equivalents = byVariant(root.entry("equivalents"));
        VocabularyEntry groups = root.entry("apart");
        groups.keys().forEach(key -> apart.put(key, Set.copyOf(groups.texts(key))));
        exclusive =
                EXCLUSIVE.stream().map(key -> apart.getOrDefault(key, Set.of())).toList();
        TELLING.forEach(key -> telling.addAll(apart.getOrDefault(key, Set.of())));
        for (VocabularyEntry rule : root.entries("not_groundable")) {
            rules.add(NotGroundableRule.of(rule));
        }
    }

    static Wording packaged() {
        try (InputStream yaml = open(FILE);
                InputStream words = open(ORDINARY_WORDS)) {
            return read(yaml, words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param words ordinary words, apart by white space; a line that begins with # is a comment */
    static Wording read(InputStream yaml, InputStream words) throws IOException {
        Set<String> ordinary = new String(words.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> Arrays.stream(line.strip().split("\\s+")))
                .collect(Collectors.toSet());
        return new Wording(VocabularyEntry.read(FILE, yaml), ordinary);
    }

    private static InputStream open(String file) {
        InputStream packaged = Wording.class.getResourceAsStream("/data/vocabulary/" + file);
        if (packaged == null) {
            throw UnusableVocabularyException.missing(file + " is missing.");
        }
        return packaged;
    }

    /** The words that may stand around what a phrase names. */
    Framing framing() {
        return framing;
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

    /** The words less those that change nothing, as "region" in "left lung region"; the order is kept. */
    List<String> withoutTrivial(List<String> words) {
        return words.stream().filter(word -> !trivial.contains(word)).toList();
    }

    /** Whether the word is ordinary English and so no slip of a vocabulary word one letter away. */
    boolean ordinary(String word) {
        return ordinary.contains(word);
    }

    /** Whether the word keeps its plural, which means something else than its singular. */
    boolean keepsPlural(String word) {
        return unchanged.contains(word);
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
    Collection<Set<String>> apart() {
        return apart.values();
    }

    /** Those of {@link #apart} whose words contradict each other: left and right, L1 and L2, benign and malignant. */
    List<Set<String>> exclusive() {
        return exclusive;
    }

    /** Words that say a side, and words that say a level of the spine. */
    List<Set<String>> places() {
        return exclusive.subList(0, 2);
    }

    Set<String> organs() {
        return apart.getOrDefault("organs", Set.of());
    }

    /** Whether the word names an organ or a finding, so that having it in common means something. */
    boolean telling(String word) {
        return telling.contains(word);
    }

    Optional<NotGroundableRule> notGroundable(List<String> words) {
        return rules.stream().filter(rule -> rule.matches(words)).findFirst();
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
