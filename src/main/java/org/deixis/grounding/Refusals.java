package org.deixis.grounding;

import java.util.List;
import java.util.Optional;
import org.deixis.inference.ModelPack;
import org.deixis.language.Concept;
import org.deixis.language.Phrase;
import org.deixis.language.Polarity;
import org.deixis.study.Verdict;
import org.jspecify.annotations.Nullable;

/** The answers to phrases that no model is asked about. One that denies is negated, whatever else keeps it from being asked. */
final class Refusals {
    private static final int MOST_OFFERED = 3;

    private Refusals() {}

    static PhraseReading notGroundable(Phrase phrase, String reason, String message) {
        return settled(phrase, null, null, null, Verdict.NOT_GROUNDABLE, reason, message, List.of());
    }

    /** For words that choose among things that nothing names. */
    static PhraseReading ofNothing(Phrase phrase) {
        return settled(
                phrase,
                null,
                null,
                null,
                Verdict.OUTSIDE_VOCABULARY,
                Reason.AMBIGUOUS.slug(),
                "The words do not say of what. Name it too, as in “the larger polyp”.",
                List.of());
    }

    static PhraseReading notTaught(
            Phrase phrase,
            @Nullable Concept concept,
            @Nullable String readAs,
            @Nullable String note,
            List<Concept> offered) {
        return negated(phrase, concept, readAs, note)
                .orElseGet(() -> settled(
                        phrase,
                        concept,
                        readAs,
                        note,
                        Verdict.OUTSIDE_VOCABULARY,
                        Reason.NOT_TAUGHT.slug(),
                        "Not taught to this model. This does not mean absent.",
                        offered));
    }

    static PhraseReading impossible(
            Phrase phrase, Concept concept, @Nullable String readAs, @Nullable String note, Recognition recognition) {
        return negated(phrase, concept, readAs, note)
                .orElseGet(() -> settled(
                        phrase,
                        concept,
                        readAs,
                        note,
                        Verdict.NOT_FOUND,
                        Reason.WRONG_MODALITY.slug(),
                        "Not something %s shows.".formatted(ImageWords.one(recognition.modality())),
                        List.of()));
    }

    static PhraseReading ambiguous(Phrase phrase, List<Concept> choices, ModelPack pack, Modalities modalities) {
        List<Concept> here = choices.stream()
                .filter(concept -> isKnownHere(concept, pack, modalities))
                .toList();
        return negated(phrase, null, null, null)
                .orElseGet(() -> settled(
                        phrase,
                        null,
                        null,
                        null,
                        Verdict.OUTSIDE_VOCABULARY,
                        Reason.AMBIGUOUS.slug(),
                        "This can mean several things. Choose one.",
                        here.isEmpty() ? choices : here));
    }

    private static Optional<PhraseReading> negated(
            Phrase phrase, @Nullable Concept concept, @Nullable String readAs, @Nullable String note) {
        return phrase.polarity() == Polarity.ABSENT
                ? Optional.of(settled(
                        phrase, concept, readAs, note, Verdict.NEGATED, null, "The text says absent.", List.of()))
                : Optional.empty();
    }

    /** Those of alike concepts that the pack knows in such images. */
    static List<Concept> offers(List<Concept> alike, ModelPack pack, Modalities modalities) {
        return alike.stream()
                .filter(concept -> isKnownHere(concept, pack, modalities))
                .limit(MOST_OFFERED)
                .toList();
    }

    private static boolean isKnownHere(Concept concept, ModelPack pack, Modalities modalities) {
        return pack.label(concept.id()).flatMap(modalities::of).isPresent();
    }

    private static PhraseReading settled(
            Phrase phrase,
            @Nullable Concept concept,
            @Nullable String readAs,
            @Nullable String note,
            Verdict verdict,
            @Nullable String reason,
            @Nullable String message,
            List<Concept> offered) {
        return new PhraseReading.Settled(new PhraseAnswer(
                phrase, concept, readAs, note, verdict, null, null, reason, message, List.of(), offered, null));
    }
}
