package org.deixis.language;

import java.util.List;
import java.util.Set;
import org.deixis.inference.text.TextEncoder;
import org.jspecify.annotations.Nullable;

/** Reads words that the dictionary does not have, by their vector: as a name of a concept, else as a paraphrase of one. */
record NearestConcept(Neighbourhood neighbourhood, Paraphrases paraphrases) {

    /**
     * Reads the packaged vectors and prepares every name, some hundred milliseconds.
     *
     * @param dictionary every word of the vocabulary's names
     */
    static NearestConcept among(
            Vocabulary vocabulary,
            Wording wording,
            Normaliser normaliser,
            Set<String> dictionary,
            TextEncoder encoder,
            LanguageProperties settings) {
        ParaphraseRules rules = ParaphraseRules.packaged(normaliser);
        ConceptNames names = new ConceptNames(vocabulary, wording, normaliser, rules, new SurfaceVectors(encoder));
        return new NearestConcept(
                new Neighbourhood(wording, normaliser, names, settings),
                new Paraphrases(vocabulary, wording, normaliser, rules, names, dictionary, settings));
    }

    /**
     * Either {@link Resolution.Possible} or {@link Resolution.Unknown}.
     *
     * @param ofReport whether a report says the words: they are read by name alone, for what a report speaks of is mostly
     *     nothing a pack was taught
     */
    Resolution to(List<String> words, boolean ofReport, @Nullable String modality) {
        Resolution named = neighbourhood.resolve(words, modality);
        return named instanceof Resolution.Unknown && !ofReport
                ? paraphrases.read(words, modality).map(Resolution.class::cast).orElse(named)
                : named;
    }
}
