package org.deixis.grounding;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.deixis.imaging.Modality;
import org.deixis.inference.EvidenceTier;
import org.deixis.inference.ModelPack;
import org.deixis.inference.PackLabel;
import org.deixis.language.Concept;
import org.deixis.language.ConceptKind;
import org.deixis.language.ConceptResolver;
import org.deixis.language.Mention;
import org.deixis.language.Phrase;
import org.deixis.language.Reference;
import org.deixis.language.ReferenceReader;
import org.deixis.language.Resolution;
import org.deixis.language.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts that need no decoder, in their order: not groundable, negated, outside the vocabulary, wrong modality.
 * What is left is asked. A negated phrase about something taught and possible here is asked too, for its score.
 */
final class PhraseReader {
    private final ConceptResolver resolver;
    private final Vocabulary vocabulary;
    private final ReferenceReader references;
    private final ChoiceReader choices;

    PhraseReader(ConceptResolver resolver, Vocabulary vocabulary, ReferenceReader references) {
        this.resolver = resolver;
        this.vocabulary = vocabulary;
        this.references = references;
        this.choices = new ChoiceReader(resolver, references);
    }

    PhraseReading read(Phrase phrase, ModelPack pack, Modalities modalities) {
        Optional<PhraseReading> choosing = choosing(phrase, pack, modalities);
        if (choosing.isEmpty()) {
            return whole(phrase, pack, modalities);
        }
        return choosing.filter(PhraseReading.Asked.class::isInstance)
                .orElseGet(() -> otherWords(phrase, pack, modalities).orElseGet(choosing::get));
    }

    /** "Abnormal spot in the breast" is no spot of the skin: what cannot be asked by its parts may be meant as a whole. */
    private Optional<PhraseReading> otherWords(Phrase phrase, ModelPack pack, Modalities modalities) {
        return Optional.of(whole(phrase, pack, modalities)).filter(PhraseReading.Asked.class::isInstance);
    }

    /** "The larger polyp": which of several is chosen afterwards, where they can be several. */
    private Optional<PhraseReading> choosing(Phrase phrase, ModelPack pack, Modalities modalities) {
        String modality = modalities.recognition().modality().slug();
        if (resolver.inDictionary(phrase, modality).isPresent()) {
            return Optional.empty();
        }
        List<Reference> readings = references.of(phrase);
        return readings.stream()
                .flatMap(reading -> chosen(phrase, reading, pack, modalities).stream())
                .findFirst()
                .or(() -> readings.stream()
                        .flatMap(reading -> unclear(phrase, reading, pack, modalities).stream())
                        .findFirst());
    }

    private Optional<PhraseReading> chosen(Phrase phrase, Reference reading, ModelPack pack, Modalities modalities) {
        Phrase thing = reading.thing();
        if (thing == null) {
            return Optional.empty();
        }
        Optional<Choosing> choosing = choices.of(reading.choices(), pack, modalities);
        return resolver.conceptOf(thing, modalities.recognition().modality().slug())
                .filter(concept -> choosing.isPresent() && ChoiceReader.choosable(concept.kind(), choosing.get()))
                .map(concept -> known(phrase, concept, concept.name(), null, true, pack, modalities))
                .map(known -> known instanceof PhraseReading.Asked asked
                        ? asked.choosing(
                                choosing.orElseThrow(),
                                reading.leftOut().isEmpty() && ChoiceReader.understood(choosing.get()),
                                leftOut(reading))
                        : known);
    }

    private static @Nullable String leftOut(Reference reading) {
        return reading.leftOut().isEmpty()
                ? null
                : "“%s” was not considered.".formatted(String.join("”, “", reading.leftOut()));
    }

    /** Words that point back to nothing, or that choose among things with several meanings. */
    private Optional<PhraseReading> unclear(Phrase phrase, Reference reading, ModelPack pack, Modalities modalities) {
        Phrase thing = reading.thing();
        if (thing == null) {
            return Optional.of(Refusals.ofNothing(phrase));
        }
        return choices.of(reading.choices(), pack, modalities)
                .flatMap(choosing -> resolver.inDictionary(
                        thing, modalities.recognition().modality().slug()))
                .flatMap(resolution -> resolution instanceof Resolution.Ambiguous(List<Concept> meanings)
                        ? Optional.of(Refusals.ambiguous(phrase, meanings, pack, modalities))
                        : Optional.empty());
    }

    private PhraseReading whole(Phrase phrase, ModelPack pack, Modalities modalities) {
        Resolution resolution =
                resolver.resolve(phrase, modalities.recognition().modality().slug());
        return switch (resolution) {
            case Resolution.NotGroundable(String reason, String message) ->
                Refusals.notGroundable(phrase, reason, message);
            case Resolution.Known(Concept concept, boolean exact, Optional<String> readAs, Optional<String> note) ->
                known(phrase, concept, readAs.orElse(null), note.orElse(null), true, pack, modalities);
            case Resolution.Possible(Concept concept, double similarity) ->
                ownLabel(phrase, pack, modalities)
                        .orElseGet(() -> known(phrase, concept, concept.name(), null, false, pack, modalities));
            case Resolution.Ambiguous(List<Concept> choices) -> Refusals.ambiguous(phrase, choices, pack, modalities);
            case Resolution.Unknown(List<Concept> neighbours) ->
                ownLabel(phrase, pack, modalities)
                        .orElseGet(() -> Refusals.notTaught(
                                phrase, null, null, null, Refusals.offers(neighbours, pack, modalities)));
        };
    }

    /** The other classes of the concept's diagnosis group that the pack was taught for such images. */
    List<PackLabel> rivals(PhraseReading.Asked asked, ModelPack pack) {
        return vocabulary.rivals(asked.concept()).stream()
                .flatMap(concept -> pack.label(concept.id()).stream())
                .filter(label -> label.modalities().containsKey(asked.modality()))
                .toList();
    }

    /** A pack may know what the vocabulary does not: such labels answer to their exact name. */
    private Optional<PhraseReading> ownLabel(Phrase phrase, ModelPack pack, Modalities modalities) {
        return pack.labels().stream()
                .filter(label -> label.name().equalsIgnoreCase(phrase.text())
                        && vocabulary.concept(label.id()).isEmpty())
                .findFirst()
                .map(label -> known(phrase, conceptOf(label), null, null, true, pack, modalities));
    }

    private PhraseReading known(
            Phrase phrase,
            Concept concept,
            @Nullable String readAs,
            @Nullable String note,
            boolean certain,
            ModelPack pack,
            Modalities modalities) {
        Optional<PackLabel> label = pack.label(concept.id());
        if (label.isEmpty()) {
            return Refusals.notTaught(
                    phrase, concept, readAs, note, Refusals.offers(vocabulary.near(concept), pack, modalities));
        }
        Optional<Modality> possible = modalities.of(label.get());
        if (possible.isEmpty()) {
            return Refusals.impossible(phrase, concept, readAs, note, modalities.recognition());
        }
        return new PhraseReading.Asked(
                phrase,
                concept,
                label.get(),
                possible.get(),
                tier(label.get(), possible.get()),
                readAs,
                notes(note, phrase),
                certain,
                choices.ofSentence(phrase, concept, pack, modalities));
    }

    /** What a sentence claims besides presence is not looked at, and that is said. */
    private static @Nullable String notes(@Nullable String note, Phrase phrase) {
        Mention mention = phrase.mention();
        if (mention == null || mention.claim() == null) {
            return note;
        }
        String claim = "“%s” was not assessed.".formatted(mention.claim());
        return note == null ? claim : note + " " + claim;
    }

    static EvidenceTier tier(PackLabel label, Modality modality) {
        PackLabel.Evidence evidence = label.modalities().get(modality);
        return evidence == null ? EvidenceTier.UNTESTED : evidence.tier();
    }

    /** What stands in for a concept where the vocabulary has none of a label's id. */
    static Concept conceptOf(PackLabel label) {
        ConceptKind kind = switch (label.kind().toLowerCase(Locale.ROOT)) {
            case "organ" -> ConceptKind.ORGAN;
            case "tissue" -> ConceptKind.TISSUE;
            case "cell" -> ConceptKind.CELL;
            case "lesion", "tumor", "tumour" -> ConceptKind.LESION;
            case "device" -> ConceptKind.DEVICE;
            case "diagnosis" -> ConceptKind.DIAGNOSIS;
            default -> ConceptKind.STRUCTURE;
        };
        return new Concept(
                label.id(),
                label.name(),
                List.of(),
                kind,
                label.laterality(),
                null,
                null,
                null,
                label.modalities().keySet().stream()
                        .map(Modality::slug)
                        .sorted()
                        .toList(),
                List.of(),
                List.of());
    }
}
