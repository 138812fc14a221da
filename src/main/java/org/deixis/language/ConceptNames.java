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
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every concept's names with the words that tell them apart, and how near other words are to them. Serves all that
 * compares words outside the dictionary with concepts. Safe for use by several threads.
 */
final class ConceptNames {
    private static final Set<String> NO = Set.of("non", "not");
    private static final Set<String> SIDES = Set.of("left", "right");

    private final Wording wording;
    private final Normaliser normaliser;
    private final ParaphraseRules rules;
    private final SurfaceVectors vectors;
    private final Map<Concept, List<Name>> names = new LinkedHashMap<>();
    private final Map<Concept, Set<String>> words = new LinkedHashMap<>();

    /**
     * @param words as the vocabulary writes them
     * @param content what {@link #content} leaves of them
     * @param modalities the only ones where the words mean the concept; empty means everywhere
     * @param shared whether other concepts have the same name
     */
    record Name(String words, Set<String> content, Set<String> modalities, boolean shared) {
        boolean meantIn(@Nullable String modality) {
            return modalities.isEmpty() || (modality != null && modalities.contains(modality));
        }
    }

    /** @param similarity cosine of the typed words and the nearest of the concept's names */
    record Match(Concept concept, double similarity) {}

    ConceptNames(
            Vocabulary vocabulary,
            Wording wording,
            Normaliser normaliser,
            ParaphraseRules rules,
            SurfaceVectors vectors) {
        this.wording = wording;
        this.normaliser = normaliser;
        this.rules = rules;
        this.vectors = vectors;
        for (Reading reading : vocabulary.readings()) {
            Set<String> content = content(normaliser.surface(reading.words()));
            names.computeIfAbsent(reading.concept(), concept -> new ArrayList<>())
                    .add(new Name(reading.words(), content, reading.modalities(), reading.shared()));
            words.computeIfAbsent(reading.concept(), concept -> new HashSet<>()).addAll(content);
        }
    }

    /** The concepts in the order of the vocabulary, with their names, the canonical one first. */
    Map<Concept, List<Name>> all() {
        return Collections.unmodifiableMap(names);
    }

    /** All words of the concept's names. */
    Set<String> words(Concept concept) {
        return words.getOrDefault(concept, Set.of());
    }

    /** The words without those that only join others, one for all that mean the same: "not malignant" is benign. */
    Set<String> content(Collection<String> typed) {
        Set<String> content = new LinkedHashSet<>();
        String before = "";
        for (String word : typed) {
            boolean handOfSide = word.equals("hand") && SIDES.stream().anyMatch(content::contains);
            if (!wording.links(word) && !handOfSide) {
                String same = wording.equivalent(word);
                if (NO.contains(before) && rules.dignity(List.of(same)).contains("malign")) {
                    content.remove(before);
                    same = "benign";
                }
                content.add(same);
                before = same;
            }
        }
        return content;
    }

    /** Whether the word only denies the next one. */
    static boolean denies(String word) {
        return NO.contains(word);
    }

    static Set<String> among(Set<String> words, Set<String> set) {
        return words.stream().filter(set::contains).collect(Collectors.toSet());
    }

    /** What a description ("organ that stores bile") is compared by: of its words those that name the thing. */
    Name described(String description) {
        return new Name(description, content(rules.head(normaliser.surface(description))), Set.of(), false);
    }

    /** The concepts by the nearest of these names, the nearest first; the encoder is asked only if there are any. */
    List<Match> rank(List<String> typed, Map<Concept, List<Name>> candidates) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        float[] vector = vectors.typed(Normaliser.key(typed));
        return candidates.entrySet().stream()
                .map(entry -> new Match(
                        entry.getKey(),
                        entry.getValue().stream()
                                .mapToDouble(name -> vectors.cosine(vector, name.words()))
                                .max()
                                .orElse(0)))
                .sorted(Comparator.comparingDouble(Match::similarity).reversed())
                .toList();
    }
}
