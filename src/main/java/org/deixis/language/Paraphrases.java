package org.deixis.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads words that nobody foresaw ("the organ that stores bile") as the concept whose names their vector is nearest to,
 * among those that the modality shows. Vectors cannot tell "lung of a frog" from "lung", so words come first: every word
 * must be known to the vocabulary, to anatomy, or to describe; side, level and benign or malignant must be the same; and
 * what the phrase names before any "behind" or "next to" may hold no organ and no finding that the concept has not. Then
 * the nearest concept counts if it lies above a floor and leads the next one by a margin.
 */
final class Paraphrases {
    private static final Set<String> NO = Set.of("non", "not");
    private static final int OFTEN = 3;

    /** Least similarity of words that only describe: "food pipe" has no word of anatomy. */
    private static final double DESCRIBED_ONLY = 0.88;

    private static final Set<String> LIKENESS = Set.of("shaped", "like", "sized", "colored");

    private final Wording wording;
    private final Normaliser normaliser;
    private final ParaphraseRules rules;
    private final SurfaceVectors vectors;
    private final Set<String> dictionary;
    private final LanguageProperties settings;
    private final Map<Concept, List<Surface>> surfaces = new LinkedHashMap<>();
    private final Map<Concept, Set<String>> wordsOf = new LinkedHashMap<>();
    private final Set<String> namesAlone = new HashSet<>();

    /**
     * @param words as the vocabulary writes them
     * @param content its telling words, of a description only those that name the thing
     * @param modalities where the words mean it; empty means everywhere
     */
    private record Surface(String words, Set<String> content, Set<String> modalities) {}

    record Match(Concept concept, double similarity) {}

    Paraphrases(
            Vocabulary vocabulary,
            Wording wording,
            Normaliser normaliser,
            Set<String> dictionary,
            SurfaceVectors vectors,
            LanguageProperties settings) {
        this.wording = wording;
        this.normaliser = normaliser;
        this.rules = ParaphraseRules.packaged(normaliser);
        this.vectors = vectors;
        this.dictionary = dictionary;
        this.settings = settings;
        for (Reading reading : vocabulary.readings()) {
            Set<String> content = content(normaliser.surface(reading.words()));
            add(reading.concept(), new Surface(reading.words(), content, reading.modalities()));
            wordsOf.computeIfAbsent(reading.concept(), c -> new HashSet<>()).addAll(content);
            if (content.size() == 1 && !reading.shared()) {
                namesAlone.addAll(content);
            }
        }
        rules.descriptions()
                .forEach((phrase, id) -> vocabulary
                        .concept(id)
                        .ifPresent(concept -> add(
                                concept,
                                new Surface(phrase, content(rules.head(normaliser.surface(phrase))), Set.of()))));
    }

    private void add(Concept concept, Surface surface) {
        surfaces.computeIfAbsent(concept, c -> new ArrayList<>()).add(surface);
    }

    /** What the words mean in an image of this modality; empty where none is known, nothing is near enough, or the words forbid it. */
    Optional<Resolution.Possible> read(List<String> words, @Nullable String modality) {
        if (modality == null || !understood(words)) {
            return Optional.empty();
        }
        List<Match> ranked = rank(words, modality);
        if (ranked.isEmpty()) {
            return Optional.empty();
        }
        Match best = ranked.getFirst();
        double next = ranked.stream()
                .filter(match -> !related(match.concept(), best.concept()))
                .mapToDouble(Match::similarity)
                .findFirst()
                .orElse(0);
        double floor = telling(words) ? settings.paraphraseFloor() : DESCRIBED_ONLY;
        return best.similarity() >= floor && best.similarity() - next >= settings.paraphraseMargin()
                ? Optional.of(new Resolution.Possible(best.concept(), best.similarity()))
                : Optional.empty();
    }

    /** The concepts that the words allow, the nearest first. */
    List<Match> rank(List<String> words, @Nullable String modality) {
        Set<String> said = content(words);
        Set<String> head = content(rules.head(words));
        Set<String> parts = content(rules.narrowHead(words));
        float[] vector = vectors.typed(Normaliser.key(words));
        return surfaces.entrySet().stream()
                .filter(entry -> shows(entry.getKey(), modality))
                .filter(entry -> allows(entry.getKey(), head, parts))
                .flatMap(entry -> nearest(entry.getKey(), entry.getValue(), said, head, vector, modality).stream())
                .sorted(Comparator.comparingDouble(Match::similarity).reversed())
                .toList();
    }

    /** Whether every word is one that a paraphrase may have, at least one of them names something, and none is used for a likeness. */
    boolean understood(List<String> words) {
        Set<String> content = content(words);
        return normaliser.bag(words).isPresent()
                && !rules.head(words).isEmpty()
                && !repeated(words)
                && words.stream().noneMatch(LIKENESS::contains)
                && (!content.containsAll(Set.of("left", "right")) || content.contains("and"))
                && content.stream().allMatch(word -> names(word) || rules.describes(word) || wording.generic(word))
                && content.stream().anyMatch(word -> names(word) && !wording.generic(word));
    }

    private boolean telling(List<String> words) {
        return content(words).stream()
                .anyMatch(word -> wording.organs().contains(word)
                        || (names(word) && !rules.describes(word) && !wording.generic(word)));
    }

    private boolean repeated(List<String> words) {
        return words.stream().anyMatch(word -> Collections.frequency(words, word) >= OFTEN)
                || wording.places().stream()
                        .flatMap(Set::stream)
                        .anyMatch(word -> Collections.frequency(words, word) > 1);
    }

    /** A thing and what it is a part or a kind of need no margin between them. */
    private static boolean related(Concept one, Concept other) {
        return one.equals(other)
                || one.id().equals(other.parent())
                || other.id().equals(one.parent());
    }

    private boolean names(String word) {
        return dictionary.contains(word) || rules.medical(word);
    }

    private static boolean shows(Concept concept, @Nullable String modality) {
        return modality == null
                || concept.modalities().isEmpty()
                || concept.modalities().contains(modality);
    }

    /** No other thing and no other part is named than those that the concept's own names have. */
    private boolean allows(Concept concept, Set<String> head, Set<String> parts) {
        Set<String> own = wordsOf.getOrDefault(concept, Set.of());
        return head.stream()
                        .filter(word -> !rules.mild(word))
                        .filter(word ->
                                namesAlone.contains(word) || wording.organs().contains(word) || rules.disorder(word))
                        .allMatch(own::contains)
                && rules.families(own).containsAll(rules.tellingFamilies(head))
                && parts.stream().filter(rules::part).allMatch(own::contains);
    }

    private Optional<Match> nearest(
            Concept concept,
            List<Surface> forms,
            Set<String> said,
            Set<String> head,
            float[] vector,
            @Nullable String modality) {
        return forms.stream()
                .filter(form -> modality == null
                        || form.modalities().isEmpty()
                        || form.modalities().contains(modality))
                .filter(form -> wording.places().stream()
                        .allMatch(set -> among(head, set).equals(among(form.content(), set))))
                .filter(form -> rules.dignity(said).equals(rules.dignity(form.content())))
                .map(form -> new Match(concept, vectors.cosine(vector, form.words())))
                .max(Comparator.comparingDouble(Match::similarity));
    }

    private static Set<String> among(Set<String> words, Set<String> set) {
        return words.stream().filter(set::contains).collect(Collectors.toSet());
    }

    private Set<String> content(Collection<String> words) {
        Set<String> content = new LinkedHashSet<>();
        boolean denied = false;
        for (String word : words) {
            if (word.equals("hand") && (content.contains("left") || content.contains("right"))) {
                continue;
            }
            if (NO.contains(word)) {
                denied = true;
            } else if (!wording.links(word)) {
                String same = wording.equivalent(word);
                content.add(denied && rules.dignity(List.of(same)).contains("malign") ? "benign" : same);
                denied = false;
            }
        }
        return content;
    }
}
