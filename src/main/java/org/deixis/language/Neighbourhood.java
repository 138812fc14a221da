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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares words outside the dictionary with concepts by text vectors. Vectors alone cannot tell "left lung of a dog"
 * from "left lung", so words come first. A concept may be meant only by a name of which the phrase has every telling
 * word, with the same side, level, class, organ and finding words, and only if whatever else the phrase says belongs to
 * the concept or is generic. Then similarity decides, above a floor and a margin. All else is at most offered, and only with a word in common. A vector
 * is computed when it is first needed and kept.
 */
final class Neighbourhood {
    private static final Set<String> BOTH_SIDES = Set.of("left", "right");

    private final Wording wording;
    private final Normaliser normaliser;
    private final SurfaceVectors vectors;
    private final LanguageProperties settings;
    private final Map<Concept, List<Surface>> surfaces = new LinkedHashMap<>();
    private final Map<Concept, Set<String>> wordsOf = new LinkedHashMap<>();

    private record Surface(Reading reading, Set<String> content) {}

    private record Match(Concept concept, double similarity) {}

    Neighbourhood(
            Vocabulary vocabulary,
            Wording wording,
            Normaliser normaliser,
            SurfaceVectors vectors,
            LanguageProperties settings) {
        this.wording = wording;
        this.normaliser = normaliser;
        this.vectors = vectors;
        this.settings = settings;
        for (Reading reading : vocabulary.readings()) {
            if (!reading.shared()) {
                Set<String> content = content(normaliser.surface(reading.words()));
                surfaces.computeIfAbsent(reading.concept(), c -> new ArrayList<>())
                        .add(new Surface(reading, content));
                wordsOf.computeIfAbsent(reading.concept(), c -> new HashSet<>()).addAll(content);
            }
        }
    }

    /** Either {@link Resolution.Possible} or {@link Resolution.Unknown}. */
    Resolution resolve(List<String> words, @Nullable String modality) {
        Set<String> content = content(words);
        String typed = Normaliser.key(words);
        List<Match> meant = muddled(words) ? List.of() : rank(typed, meant(content, modality));
        if (!meant.isEmpty()) {
            Match best = meant.getFirst();
            double next = meant.size() > 1 ? meant.get(1).similarity() : 0;
            if (best.similarity() >= settings.neighbourFloor()
                    && best.similarity() - next >= settings.neighbourMargin()) {
                return new Resolution.Possible(best.concept(), best.similarity());
            }
        }
        return new Resolution.Unknown(rank(typed, offered(content)).stream()
                .filter(match -> match.similarity() >= settings.offerFloor())
                .limit(ConceptResolver.MOST_NEIGHBOURS)
                .map(Match::concept)
                .toList());
    }

    /** Words whose order carries meaning, both sides at once, or a word said twice: no neighbour is safe. */
    private boolean muddled(List<String> words) {
        return normaliser.bag(words).isEmpty()
                || words.containsAll(BOTH_SIDES)
                || new HashSet<>(words).size() < words.size();
    }

    private Map<Concept, List<Surface>> meant(Set<String> content, @Nullable String modality) {
        Map<Concept, List<Surface>> meant = new LinkedHashMap<>();
        surfaces.forEach((concept, forms) -> {
            Set<String> own = wordsOf.getOrDefault(concept, Set.of());
            boolean foreign = content.stream().anyMatch(word -> !own.contains(word) && !wording.generic(word));
            if (!foreign && content.stream().anyMatch(word -> own.contains(word) && !wording.generic(word))) {
                List<Surface> same = forms.stream()
                        .filter(form -> form.reading().meantIn(modality))
                        .filter(form -> form.content().stream()
                                .allMatch(word -> content.contains(word) || wording.generic(word)))
                        .filter(form -> wording.apart().stream()
                                .allMatch(set -> among(content, set).equals(among(form.content(), set))))
                        .toList();
                if (!same.isEmpty()) {
                    meant.put(concept, same);
                }
            }
        });
        return meant;
    }

    /** Concepts that share a telling word, compared by name; none that says another side, level or class. */
    private Map<Concept, List<Surface>> offered(Set<String> content) {
        Map<Concept, List<Surface>> offered = new LinkedHashMap<>();
        surfaces.forEach((concept, forms) -> {
            Set<String> own = wordsOf.getOrDefault(concept, Set.of());
            Surface name = forms.getFirst();
            boolean shared = content.stream().anyMatch(word -> own.contains(word) && wording.telling(word));
            boolean contradicts = wording.exclusive().stream().anyMatch(set -> {
                Set<String> said = among(content, set);
                Set<String> named = among(name.content(), set);
                return !said.isEmpty() && !named.isEmpty() && !said.equals(named);
            });
            if (shared && !contradicts) {
                offered.put(concept, List.of(name));
            }
        });
        return offered;
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
        float[] vector = vectors.typed(typed);
        return candidates.entrySet().stream()
                .map(entry -> new Match(
                        entry.getKey(),
                        entry.getValue().stream()
                                .mapToDouble(form ->
                                        vectors.cosine(vector, form.reading().words()))
                                .max()
                                .orElse(0)))
                .sorted(Comparator.comparingDouble(Match::similarity).reversed())
                .toList();
    }
}
