package org.deixis.language;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.deixis.inference.text.TextEncoder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Reads a phrase as a concept: the dictionary, then the same words in another order, then one repaired typo, then the
 * nearest concept by text vector. Typed words are never searched for parts that would fit: "fracture of the left lung"
 * is not "left lung". A dictionary phrase takes well under a millisecond; only unknown words reach the encoder, some
 * milliseconds each, and the first one also what is prepared for it. Safe for use by several threads.
 */
@Component
public final class ConceptResolver {
    /** Most concepts offered in place of unknown words. */
    public static final int MOST_NEIGHBOURS = 8;

    private final Wording wording;
    private final Normaliser normaliser;
    private final SurfaceIndex index;
    private final Typos typos;
    private final Supplier<NearestConcept> nearest;

    ConceptResolver(Vocabulary vocabulary, Wording wording, TextEncoder encoder, LanguageProperties settings) {
        this.wording = wording;
        this.normaliser = new Normaliser(wording);
        this.index = new SurfaceIndex(vocabulary, normaliser);
        this.typos = new Typos(index.words(), wording);
        this.nearest = SingletonSupplier.of(
                () -> NearestConcept.among(vocabulary, wording, normaliser, index.words(), encoder, settings));
    }

    /**
     * What the phrase means in an image of this modality. A negated phrase is resolved as what it denies.
     *
     * @param modality slug of the image's modality, e.g. {@code x-ray}; null where it is not known
     */
    public Resolution resolve(Phrase phrase, @Nullable String modality) {
        return inDictionary(phrase, modality)
                .orElseGet(() -> named(phrase).stream()
                        .findFirst()
                        .map(words -> nearest.get().to(words, phrase.mention() != null, modality))
                        .orElseGet(() -> new Resolution.Unknown(List.of())));
    }

    /**
     * What the phrase means by the dictionary, reordering and typo repair alone, without vectors; empty where they do not
     * tell.
     */
    public Optional<Resolution> inDictionary(Phrase phrase, @Nullable String modality) {
        Optional<Resolution> refused = refused(phrase);
        if (refused.isPresent()) {
            return refused;
        }
        List<Resolution> found = named(phrase).stream()
                .flatMap(words -> inDictionary(phrase, words, modality).stream())
                .toList();
        return found.stream()
                .filter(Resolution.Known.class::isInstance)
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    /** The concept that the words name, whether or not it is a region of this image; without vectors. */
    public Optional<Concept> conceptOf(Phrase phrase, @Nullable String modality) {
        return named(phrase).stream()
                .flatMap(words -> inDictionary(phrase, words, modality).stream())
                .flatMap(resolution ->
                        resolution instanceof Resolution.Known known ? Stream.of(known.concept()) : Stream.empty())
                .findFirst();
    }

    /** Whether any word of a typed phrase occurs in the dictionary. */
    public boolean hasWordOf(Phrase phrase) {
        return normaliser.typed(phrase).stream()
                .anyMatch(word -> !wording.links(word) && index.words().contains(word));
    }

    /** The words to look up, the closest first: of a sentence's phrase several, of a typed one its own. */
    private List<List<String>> named(Phrase phrase) {
        Mention mention = phrase.mention();
        Stream<List<String>> words = mention == null
                ? Stream.of(normaliser.typed(phrase))
                : mention.readings().stream().map(normaliser::surface);
        return words.filter(list -> !list.isEmpty()).toList();
    }

    private static Optional<Resolution> refused(Phrase phrase) {
        Mention mention = phrase.mention();
        if (mention == null) {
            return Optional.empty();
        }
        if (mention.refusal() != null) {
            return Optional.of(new Resolution.NotGroundable(
                    mention.refusal().reason(), mention.refusal().message()));
        }
        return mention.temporality() == Temporality.PRIOR && phrase.polarity() != Polarity.ABSENT
                ? Optional.of(new Resolution.NotGroundable("history", "What was before has no region in this image."))
                : Optional.empty();
    }

    private Optional<Resolution> inDictionary(Phrase phrase, List<String> words, @Nullable String modality) {
        return Stream.<Supplier<Optional<Resolution>>>of(
                        () -> read(index.readings(Normaliser.key(words)), true, words, modality),
                        () -> phrase.mention() == null ? notGroundable(phrase) : Optional.empty(),
                        () -> reordered(words, modality),
                        () -> reordered(wording.withoutTrivial(words), modality),
                        () -> typos.repairs(words)
                                .flatMap(repaired -> repaired(repaired, modality).stream())
                                .findFirst())
                .flatMap(step -> step.get().stream())
                .findFirst();
    }

    private Optional<Resolution> notGroundable(Phrase phrase) {
        return wording.notGroundable(Words.of(phrase.text()))
                .map(rule -> new Resolution.NotGroundable(rule.reason(), rule.message()));
    }

    private Optional<Resolution> reordered(List<String> words, @Nullable String modality) {
        return normaliser.bag(words).flatMap(bag -> read(index.readingsOfBag(bag), false, words, modality));
    }

    private Optional<Resolution> repaired(List<String> words, @Nullable String modality) {
        return read(index.readings(Normaliser.key(words)), false, words, modality)
                .or(() -> reordered(words, modality));
    }

    private Optional<Resolution> read(
            List<Reading> readings, boolean exact, List<String> words, @Nullable String modality) {
        List<Reading> fitting = fitting(readings, modality);
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        List<Concept> concepts =
                fitting.stream().map(Reading::concept).distinct().toList();
        if (concepts.size() > 1) {
            return Optional.of(new Resolution.Ambiguous(concepts));
        }
        Reading reading = fitting.getFirst();
        Concept concept = reading.concept();
        boolean named = exact && words.equals(normaliser.surface(concept.name()));
        Optional<String> readAs =
                named ? Optional.empty() : Optional.of(reading.readAs() == null ? concept.name() : reading.readAs());
        return Optional.of(new Resolution.Known(concept, exact, readAs, Optional.ofNullable(reading.note())));
    }

    /** Those meant in this modality; else those meant everywhere; else all, for nothing tells which. */
    private static List<Reading> fitting(List<Reading> readings, @Nullable String modality) {
        List<Reading> here = readings.stream()
                .filter(reading -> modality != null && reading.modalities().contains(modality))
                .toList();
        if (!here.isEmpty()) {
            return here;
        }
        List<Reading> everywhere = readings.stream().filter(Reading::everywhere).toList();
        return everywhere.isEmpty() ? readings : everywhere;
    }
}
