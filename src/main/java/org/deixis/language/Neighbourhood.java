package org.deixis.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.deixis.inference.text.TextEncoder;
import org.jspecify.annotations.Nullable;

/**
 * Compares words outside the dictionary with concepts by text vectors. Vectors alone cannot tell "left lung of a dog"
 * from "left lung", so words come first: a concept may be meant only if it has the same side, level, class and organ
 * words as the phrase and the phrase has no word that neither belongs to the concept nor is generic. Then similarity
 * decides, above a floor and a margin. Everything else is at most offered.
 */
final class Neighbourhood {
    private final Wording wording;
    private final Normaliser normaliser;
    private final TextEncoder encoder;
    private final LanguageProperties settings;
    private final Map<Concept, List<Surface>> surfaces = new LinkedHashMap<>();
    private final Map<Concept, Set<String>> wordsOf = new LinkedHashMap<>();
    private final Map<String, float[]> vectors = new ConcurrentHashMap<>();

    private record Surface(String words, Set<String> content) {}

    private record Match(Concept concept, double similarity) {}

    Neighbourhood(
            Vocabulary vocabulary,
            Wording wording,
            Normaliser normaliser,
            TextEncoder encoder,
            LanguageProperties settings) {
        this.wording = wording;
        this.normaliser = normaliser;
        this.encoder = encoder;
        this.settings = settings;
        for (Reading reading : vocabulary.readings()) {
            if (!reading.shared()) {
                Set<String> content = content(normaliser.surface(reading.words()));
                surfaces.computeIfAbsent(reading.concept(), c -> new ArrayList<>())
                        .add(new Surface(reading.words(), content));
                wordsOf.computeIfAbsent(reading.concept(), c -> new HashSet<>()).addAll(content);
            }
        }
    }

    /** Either {@link Resolution.Possible} or {@link Resolution.Unknown}. */
    Resolution resolve(Phrase phrase, List<String> words, @Nullable String modality) {
        Set<String> content = content(words);
        List<Match> meant = rank(Normaliser.key(words), allowed(content));
        if (!meant.isEmpty()) {
            Match best = meant.getFirst();
            double next = meant.size() > 1 ? meant.get(1).similarity() : 0;
            if (best.similarity() >= settings.neighbourFloor()
                    && best.similarity() - next >= settings.neighbourMargin()) {
                return new Resolution.Possible(best.concept(), best.similarity());
            }
        }
        return new Resolution.Unknown(List.of());
    }

    private Map<Concept, List<Surface>> allowed(Set<String> content) {
        Map<Concept, List<Surface>> allowed = new LinkedHashMap<>();
        surfaces.forEach((concept, forms) -> {
            Set<String> own = wordsOf.getOrDefault(concept, Set.of());
            boolean foreign = content.stream().anyMatch(word -> !own.contains(word) && !wording.generic(word));
            boolean shared = content.stream().anyMatch(own::contains);
            if (shared && !foreign) {
                List<Surface> same = forms.stream()
                        .filter(form -> wording.apart().stream().allMatch(set -> agree(content, form.content(), set)))
                        .toList();
                if (!same.isEmpty()) {
                    allowed.put(concept, same);
                }
            }
        });
        return allowed;
    }

    private static boolean agree(Set<String> one, Set<String> other, Set<String> set) {
        return among(one, set).equals(among(other, set));
    }

    private static Set<String> among(Set<String> words, Set<String> set) {
        return words.stream().filter(set::contains).collect(Collectors.toSet());
    }

    private Set<String> content(Collection<String> words) {
        return words.stream()
                .filter(word -> !wording.links(word))
                .map(wording::equivalent)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<Match> rank(String typed, Map<Concept, List<Surface>> candidates) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        float[] vector = vector(typed);
        return candidates.entrySet().stream()
                .map(entry -> new Match(
                        entry.getKey(),
                        entry.getValue().stream()
                                .mapToDouble(form -> dot(vector, vectors.computeIfAbsent(form.words(), this::vector)))
                                .max()
                                .orElse(0)))
                .sorted(Comparator.comparingDouble(Match::similarity).reversed())
                .toList();
    }

    private float[] vector(String words) {
        return encoder.embed(List.of(words)).getFirst();
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
