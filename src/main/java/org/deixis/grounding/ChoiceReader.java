package org.deixis.grounding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deixis.imaging.Modality;
import org.deixis.inference.ModelPack;
import org.deixis.inference.PackLabel;
import org.deixis.language.Choice;
import org.deixis.language.Concept;
import org.deixis.language.ConceptKind;
import org.deixis.language.ConceptResolver;
import org.deixis.language.Mention;
import org.deixis.language.Phrase;
import org.deixis.language.Polarity;
import org.deixis.language.ReferenceReader;
import org.deixis.language.Resolution;

/** From words that choose to what must be located for them. */
final class ChoiceReader {
    private static final String UNKNOWN = "is not in the vocabulary";

    private final ConceptResolver resolver;
    private final ReferenceReader references;

    ChoiceReader(ConceptResolver resolver, ReferenceReader references) {
        this.resolver = resolver;
        this.references = references;
    }

    /** Empty where a landmark's words are none that the vocabulary has. */
    Optional<Choosing> of(List<Choice> choices, ModelPack pack, Modalities modalities) {
        List<Choosing.Landmark> landmarks = new ArrayList<>();
        for (Choice choice : choices) {
            if (choice instanceof Choice.Related(Choice.Relation relation, List<Phrase> others)) {
                for (Phrase other : others) {
                    Optional<Choosing.Landmark> landmark = landmark(choice, other, pack, modalities);
                    if (landmark.isEmpty()) {
                        return Optional.empty();
                    }
                    landmarks.add(landmark.get());
                }
            } else if (choice instanceof Choice.Place place) {
                organ(place, pack, modalities).ifPresent(landmarks::add);
            }
        }
        return Optional.of(new Choosing(choices, landmarks, null));
    }

    /** Where and how many a sentence says; only for findings, whose concepts have no side of their own. */
    Choosing ofSentence(Phrase phrase, Concept concept, ModelPack pack, Modalities modalities) {
        Mention mention = phrase.mention();
        boolean places = concept.kind() == ConceptKind.LESION || concept.kind() == ConceptKind.DEVICE;
        if (mention == null || !places || concept.laterality() != null) {
            return Choosing.ALL;
        }
        List<Choice> choices = modalities.recognition().modality().patientSides()
                ? references.place(mention.location(), mention.laterality()).stream()
                        .map(Choice.class::cast)
                        .toList()
                : List.of();
        List<Choosing.Landmark> landmarks =
                of(choices, pack, modalities).map(Choosing::landmarks).orElse(List.of());
        Integer told = phrase.polarity() == Polarity.PRESENT ? mention.count() : null;
        return new Choosing(choices, landmarks, told);
    }

    /** Whether the vocabulary names all landmarks, whatever the pack was taught. */
    static boolean understood(Choosing choosing) {
        return choosing.landmarks().stream()
                .noneMatch(landmark -> landmark.label() == null
                        && landmark.problem() != null
                        && landmark.problem().endsWith(UNKNOWN));
    }

    private Optional<Choosing.Landmark> landmark(Choice choice, Phrase other, ModelPack pack, Modalities modalities) {
        Optional<Concept> concept = concept(other, modalities);
        if (concept.isEmpty()) {
            return resolver.hasWordOf(other)
                    ? Optional.of(new Choosing.Landmark(
                            choice, other.text(), null, 0, "“%s” %s".formatted(other.text(), UNKNOWN)))
                    : Optional.empty();
        }
        return Optional.of(landmark(choice, concept.get(), pack, modalities));
    }

    private static Choosing.Landmark landmark(Choice choice, Concept concept, ModelPack pack, Modalities modalities) {
        Optional<PackLabel> label = pack.label(concept.id());
        Optional<Modality> modality = label.flatMap(modalities::of);
        String problem = label.isEmpty()
                ? "“%s” is not taught to this model".formatted(concept.name())
                : modality.isEmpty()
                        ? "“%s” is not something %s shows"
                                .formatted(
                                        concept.name(),
                                        ImageWords.one(modalities.recognition().modality()))
                        : null;
        return new Choosing.Landmark(
                choice,
                concept.name(),
                problem == null ? label.get() : null,
                modality.map(Modality::slug).map(concept::mostComponents).orElse(0),
                problem);
    }

    /** The organ of which a part is meant; without it the halves of the image must do. */
    private Optional<Choosing.Landmark> organ(Choice.Place place, ModelPack pack, Modalities modalities) {
        if (place.within() == null) {
            return Optional.empty();
        }
        String name = place.side() == null ? place.within() : place.side() + " " + place.within();
        Phrase words = new Phrase(name, 0, name.length(), Polarity.PRESENT);
        return concept(words, modalities)
                .map(concept -> landmark(place, concept, pack, modalities))
                .filter(landmark -> landmark.label() != null);
    }

    private Optional<Concept> concept(Phrase words, Modalities modalities) {
        String modality = modalities.recognition().modality().slug();
        return resolver.inDictionary(words, modality)
                .flatMap(resolution ->
                        resolution instanceof Resolution.Known known ? Optional.of(known.concept()) : Optional.empty());
    }

    /**
     * Whether such a thing can be several, of which words choose. Of anatomy only size, number and relations to known
     * things choose: "the upper liver" is no liver.
     */
    static boolean choosable(ConceptKind kind, Choosing choosing) {
        return switch (kind) {
            case CELL, LESION, DEVICE -> true;
            case ORGAN, STRUCTURE, TISSUE ->
                understood(choosing)
                        && choosing.choices().stream().allMatch(choice -> switch (choice) {
                            case Choice.Ranked ranked ->
                                ranked.order() == Choice.Order.LARGEST || ranked.order() == Choice.Order.SMALLEST;
                            case Choice.Counted counted -> true;
                            case Choice.Related related -> true;
                            case Choice.Place place -> false;
                        });
            case DIAGNOSIS -> false;
        };
    }
}
