package org.deixis.language;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final ConceptNames names;
    private final LanguageProperties settings;

    Neighbourhood(Wording wording, Normaliser normaliser, ConceptNames names, LanguageProperties settings) {
        this.wording = wording;
        this.normaliser = normaliser;
        this.names = names;
        this.settings = settings;
    }

    /** Either {@link Resolution.Possible} or {@link Resolution.Unknown}. */
    Resolution resolve(List<String> words, @Nullable String modality) {
        Set<String> content = names.content(words);
        List<ConceptNames.Match> meant = muddled(words) ? List.of() : names.rank(words, meant(content, modality));
        if (!meant.isEmpty()) {
            ConceptNames.Match best = meant.getFirst();
            double next = meant.size() > 1 ? meant.get(1).similarity() : 0;
            if (best.similarity() >= settings.neighbourFloor()
                    && best.similarity() - next >= settings.neighbourMargin()) {
                return new Resolution.Possible(best.concept(), best.similarity());
            }
        }
        return new Resolution.Unknown(names.rank(words, offered(content)).stream()
                .filter(match -> match.similarity() >= settings.offerFloor())
                .limit(ConceptResolver.MOST_NEIGHBOURS)
                .map(ConceptNames.Match::concept)
                .toList());
    }

    /** Words whose order carries meaning, both sides at once, or a word said twice: no neighbour is safe. */
    private boolean muddled(List<String> words) {
        return normaliser.bag(words).isEmpty()
                || words.containsAll(BOTH_SIDES)
                || new HashSet<>(words).size() < words.size();
    }

    private Map<Concept, List<ConceptNames.Name>> meant(Set<String> content, @Nullable String modality) {
        Map<Concept, List<ConceptNames.Name>> meant = new LinkedHashMap<>();
        names.all().forEach((concept, forms) -> {
            Set<String> own = names.words(concept);
            boolean foreign = content.stream().anyMatch(word -> !own.contains(word) && !wording.generic(word));
            if (!foreign && content.stream().anyMatch(word -> own.contains(word) && !wording.generic(word))) {
                List<ConceptNames.Name> same = forms.stream()
                        .filter(form -> !form.shared() && form.meantIn(modality))
                        .filter(form -> form.content().stream()
                                .allMatch(word -> content.contains(word) || wording.generic(word)))
                        .filter(form -> wording.apart().stream()
                                .allMatch(set -> ConceptNames.among(content, set)
                                        .equals(ConceptNames.among(form.content(), set))))
                        .toList();
                if (!same.isEmpty()) {
                    meant.put(concept, same);
                }
            }
        });
        return meant;
    }

    /** Concepts that share a telling word, compared by name; none that says another side, level or class. */
    private Map<Concept, List<ConceptNames.Name>> offered(Set<String> content) {
        Map<Concept, List<ConceptNames.Name>> offered = new LinkedHashMap<>();
        names.all().forEach((concept, forms) -> {
            Set<String> own = names.words(concept);
            ConceptNames.Name name = forms.getFirst();
            boolean shared = content.stream().anyMatch(word -> own.contains(word) && wording.telling(word));
            boolean contradicts = wording.exclusive().stream().anyMatch(set -> {
                Set<String> said = ConceptNames.among(content, set);
                Set<String> named = ConceptNames.among(name.content(), set);
                return !said.isEmpty() && !named.isEmpty() && !said.equals(named);
            });
            if (shared && !contradicts) {
                offered.put(concept, List.of(name));
            }
        });
        return offered;
    }
}
