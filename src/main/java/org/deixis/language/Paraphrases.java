package org.deixis.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads words that nobody foresaw ("the organ that stores bile") as the concept whose names their vector is nearest to,
 * among those that the modality shows. Vectors cannot tell "lung of a frog" from "lung", so words come first: every word
 * must be known to the vocabulary, to anatomy, or to describe; side, level and benign or malignant must be the same; and
 * what the phrase names before any "behind" or "next to" may hold no organ and no finding that the concept has not. Then
 * the nearest concept counts if it lies above a floor and leads the next one by a margin.
 */
final class Paraphrases {
    private static final int OFTEN = 3;

    /** Least similarity of words that only describe: "food pipe" has no word of anatomy. */
    private static final double DESCRIBED_ONLY = 0.88;

    private static final Set<String> LIKENESS = Set.of("shaped", "like", "sized", "colored");

    private final Wording wording;
    private final Normaliser normaliser;
    private final ParaphraseRules rules;
    private final ConceptNames names;
    private final Set<String> dictionary;
    private final LanguageProperties settings;
    private final Map<Concept, List<ConceptNames.Name>> forms = new LinkedHashMap<>();
    private final Set<String> namesAlone = new HashSet<>();

    /** @param dictionary every word of the vocabulary's names */
    Paraphrases(
            Vocabulary vocabulary,
            Wording wording,
            Normaliser normaliser,
            ParaphraseRules rules,
            ConceptNames names,
            Set<String> dictionary,
            LanguageProperties settings) {
        this.wording = wording;
        this.normaliser = normaliser;
        this.rules = rules;
        this.names = names;
        this.dictionary = dictionary;
        this.settings = settings;
        names.all().forEach((concept, own) -> {
            forms.put(concept, new ArrayList<>(own));
            own.stream()
                    .filter(name -> name.content().size() == 1 && !name.shared())
                    .forEach(name -> namesAlone.addAll(name.content()));
        });
        rules.descriptions()
                .forEach((phrase, id) ->
                        vocabulary.concept(id).map(forms::get).ifPresent(own -> own.add(names.described(phrase))));
    }

    /** What the words mean in an image of this modality; empty where none is known, nothing is near enough, or the words forbid it. */
    Optional<Resolution.Possible> read(List<String> words, @Nullable String modality) {
        Set<String> said = names.content(words);
        if (modality == null || !understood(words, said)) {
            return Optional.empty();
        }
        List<ConceptNames.Match> ranked = names.rank(words, allowed(words, said, modality));
        if (ranked.isEmpty()) {
            return Optional.empty();
        }
        ConceptNames.Match best = ranked.getFirst();
        double next = ranked.stream()
                .filter(match -> !related(match.concept(), best.concept()))
                .mapToDouble(ConceptNames.Match::similarity)
                .findFirst()
                .orElse(0);
        double floor = telling(said) ? settings.paraphraseFloor() : DESCRIBED_ONLY;
        return best.similarity() >= floor && best.similarity() - next >= settings.paraphraseMargin()
                ? Optional.of(new Resolution.Possible(best.concept(), best.similarity()))
                : Optional.empty();
    }

    /** The concepts that the words allow, with the names that say the same side, level, and benign or malignant. */
    private Map<Concept, List<ConceptNames.Name>> allowed(List<String> words, Set<String> said, String modality) {
        Set<String> head = names.content(rules.head(words));
        Set<String> parts = names.content(rules.narrowHead(words));
        Set<String> core = names.content(rules.core(words));
        Set<String> dignity = rules.dignity(said);
        Map<Concept, List<ConceptNames.Name>> allowed = new LinkedHashMap<>();
        forms.forEach((concept, own) -> {
            if (shows(concept, modality) && ownsWhole(concept, core)) {
                Foreign foreign = foreign(concept, head, parts);
                List<ConceptNames.Name> alike = own.stream()
                        .filter(name -> name.meantIn(modality))
                        .filter(name -> foreign.isSaidBy(name.content()))
                        .filter(name -> wording.places().stream()
                                .allMatch(set ->
                                        ConceptNames.among(head, set).equals(ConceptNames.among(name.content(), set))))
                        .filter(name -> rules.dignity(name.content()).equals(dignity))
                        .toList();
                if (!alike.isEmpty()) {
                    allowed.put(concept, alike);
                }
            }
        });
        return allowed;
    }

    /** Whether every word is one that a paraphrase may have, at least one of them names something, and none is used for a likeness. */
    private boolean understood(List<String> words, Set<String> said) {
        return normaliser.bag(words).isPresent()
                && !rules.head(words).isEmpty()
                && !repeated(words)
                && words.stream().noneMatch(LIKENESS::contains)
                && (!said.containsAll(Set.of("left", "right")) || said.contains("and"))
                && said.stream()
                        .allMatch(word -> ConceptNames.denies(word)
                                || names(word)
                                || rules.describes(word)
                                || wording.generic(word))
                && said.stream().anyMatch(word -> names(word) && !wording.generic(word));
    }

    private boolean telling(Set<String> said) {
        return said.stream()
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
        return !ConceptNames.denies(word) && (dictionary.contains(word) || rules.medical(word));
    }

    private static boolean shows(Concept concept, String modality) {
        return concept.modalities().isEmpty() || concept.modalities().contains(modality);
    }

    /**
     * Things, parts, disorders and findings that a phrase names and the concept's own names do not: a description of the
     * concept is compared only if it says them too ("gland on top of the kidney").
     */
    private record Foreign(Set<String> words, Set<String> families, ParaphraseRules rules) {
        boolean isSaidBy(Set<String> description) {
            return description.containsAll(words)
                    && (families.isEmpty() || rules.families(description).containsAll(families));
        }
    }

    /** Whether what the phrase is about ("neck" of the gallbladder) is none but what the concept's own names say. */
    private boolean ownsWhole(Concept concept, Set<String> core) {
        Foreign foreign = foreign(concept, core, core);
        return foreign.words().isEmpty() && foreign.families().isEmpty();
    }

    private Foreign foreign(Concept concept, Set<String> head, Set<String> parts) {
        Set<String> own = names.words(concept);
        Set<String> words = Stream.concat(
                        head.stream()
                                .filter(word -> !rules.mild(word))
                                .filter(word -> namesAlone.contains(word)
                                        || wording.organs().contains(word)
                                        || rules.disorder(word)),
                        parts.stream().filter(rules::part))
                .filter(word -> !own.contains(word))
                .collect(Collectors.toSet());
        Set<String> families = new HashSet<>(rules.tellingFamilies(head));
        families.removeAll(rules.families(own));
        return new Foreign(words, families, rules);
    }
}
