package org.deixis.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.deixis.language.ExpressionReader.Parsed;
import org.deixis.language.ReferenceWords.Item;
import org.deixis.language.ReferenceWords.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the words of a typed phrase that choose among instances, or say where they lie, after
 * {@code data/vocabulary/sentences/references.yaml}. Safe for use by several threads.
 */
@Component
public final class ReferenceReader {
    private static final Kind[] QUALIFIERS = {Kind.SIZE, Kind.COLOR, Kind.LOOK};

    private final ReferenceWords words;
    private final ExpressionReader expressions;
    private final Normaliser normaliser;

    ReferenceReader(Wording wording) {
        normaliser = new Normaliser(wording);
        try (InputStream yaml = ReferenceReader.class.getResourceAsStream("/data/vocabulary/" + ReferenceWords.FILE)) {
            if (yaml == null) {
                throw UnusableVocabularyException.missing(ReferenceWords.FILE + " is missing.");
            }
            words = new ReferenceWords(VocabularyEntry.read(ReferenceWords.FILE, yaml), normaliser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        expressions = new ExpressionReader(words, normaliser, wording.framing());
    }

    /** The parts of an expression; none for words that name nothing. */
    public Expression parts(String text) {
        Parsed parsed = expressions.parse(text);
        return new Expression(parsed.found().stream()
                .map(found -> new Expression.Part(
                        found.kind(),
                        parsed.tokens().get(found.from()).start(),
                        parsed.tokens().get(found.to() - 1).end()))
                .toList());
    }

    /** The phrases of a text, those that only point back with what was named last before them: "polyps; the upper one". */
    List<Phrase> pointed(List<Phrase> phrases) {
        List<Phrase> pointed = new ArrayList<>();
        String named = null;
        for (Phrase phrase : phrases) {
            Optional<Reference> reading = readings(phrase).stream().findFirst();
            boolean back = reading.isPresent() && reading.get().thing() == null;
            pointed.add(back && named != null ? phrase.pointingTo(named) : phrase);
            String own =
                    back ? "" : reading.map(Reference::thing).map(Phrase::text).orElseGet(() -> typed(phrase));
            named = own.isBlank() ? named : own;
        }
        return pointed;
    }

    private String typed(Phrase phrase) {
        return String.join(" ", normaliser.typed(phrase));
    }

    /**
     * How the words can be read, the longest name first; none where they choose nothing, deny, or say more than is
     * understood here. "Left lung nodule" is the left one of lung nodules, or of nodules one in the left lung.
     */
    public List<Reference> of(Phrase phrase) {
        return readings(phrase).stream()
                .flatMap(
                        reading -> reading.thing() == null ? back(phrase, reading).stream() : List.of(reading).stream())
                .toList();
    }

    /** What was named before stands in for the thing; a side may belong to its name. */
    private static List<Reference> back(Phrase phrase, Reference reading) {
        String before = phrase.antecedent();
        if (before == null) {
            return List.of(reading);
        }
        List<Reference> all = new ArrayList<>();
        for (Choice choice : reading.choices()) {
            if (choice instanceof Choice.Place place && place.onlySide()) {
                List<Choice> others = new ArrayList<>(reading.choices());
                others.remove(choice);
                boolean said = Words.of(before).contains(String.valueOf(place.side()));
                all.add(new Reference(
                        phrase.withWords(said ? before : place.side() + " " + before), others, List.of()));
            }
        }
        all.add(new Reference(phrase.withWords(before), reading.choices(), reading.leftOut()));
        return all;
    }

    /**
     * Where a sentence says that a thing lies, as far as a part of an organ or a side is meant.
     *
     * @param location as written, or null
     * @param side {@code left}, {@code right}, or another word or null for none
     */
    public Optional<Choice.Place> place(@Nullable String location, @Nullable String side) {
        boolean sided = "left".equals(side) || "right".equals(side);
        String written = location == null ? "" : location.toLowerCase(Locale.ROOT);
        int[] characters = written.codePoints().toArray();
        List<Item> zones = words.items(Token.of(characters, 0, characters.length, normaliser)).stream()
                .filter(item -> item.is(Kind.ZONE))
                .toList();
        if (!sided && zones.isEmpty()) {
            return Optional.empty();
        }
        Choice.Place place = Places.place(zones, written);
        boolean unsaid = sided && place.side() == null && !Words.of(written).contains(String.valueOf(side));
        String said = zones.isEmpty() ? String.valueOf(side) : unsaid ? side + " " + written : written;
        return sided || !place.down().whole()
                ? Optional.of(new Choice.Place(said, sided ? side : null, place.across(), place.down(), place.within()))
                : Optional.empty();
    }

    private List<Reference> readings(Phrase phrase) {
        if (phrase.mention() != null || phrase.polarity() == Polarity.ABSENT) {
            return List.of();
        }
        Parsed parsed = expressions.parse(phrase.text());
        boolean features = parsed.found().stream().anyMatch(found -> found.kind() == Expression.Kind.FEATURE);
        if (parsed.more() || features || parsed.head() == null) {
            return List.of();
        }
        Set<Reference> readings = new LinkedHashSet<>();
        for (boolean whole : new boolean[] {true, false}) {
            if (parsed.named().isEmpty()) {
                List<Choice> choices = new Choices(parsed, phrase, whole).all(false);
                if (pointing(parsed.head(), choices)) {
                    add(readings, phrase, "", choices, parsed, false);
                }
                continue;
            }
            List<Choice> sides = new Choices(parsed, phrase, whole).all(true);
            List<Choice> all = new Choices(parsed, phrase, whole).all(false);
            add(readings, phrase, text(parsed, Reader.KEEPS_PLACES), sides, parsed, false);
            add(readings, phrase, text(parsed, Reader.KEEPS_LOOKS), all, parsed, false);
            add(readings, phrase, text(parsed, Reader.ONLY_NAME), all, parsed, true);
        }
        return List.copyOf(readings);
    }

    /** "the upper one", "largest", "left"; not "upper lobe". */
    private static boolean pointing(ExpressionReader.Segment head, List<Choice> choices) {
        return head.items().stream().anyMatch(item -> item.is(Kind.PRONOUN) || Places.pronoun(item, head.items()))
                || choices.stream()
                        .anyMatch(choice -> choice instanceof Choice.Ranked
                                || (choice instanceof Choice.Place place && place.onlySide()));
    }

    private static void add(
            Set<Reference> readings, Phrase phrase, String thing, List<Choice> choices, Parsed parsed, boolean bare) {
        boolean pointsBack = parsed.named().isEmpty();
        if (choices.isEmpty() || (thing.isBlank() && !pointsBack)) {
            return;
        }
        List<String> leftOut = bare || pointsBack
                ? parsed.found().stream()
                        .filter(found -> found.items().getFirst().is(QUALIFIERS[0], QUALIFIERS))
                        .map(found -> parsed.text(found.items()))
                        .toList()
                : List.of();
        readings.add(new Reference(pointsBack ? null : phrase.withWords(thing), choices, leftOut));
    }

    /** Which words of the segment that names the thing belong to its name. */
    private enum Reader {
        KEEPS_PLACES,
        KEEPS_LOOKS,
        ONLY_NAME;

        Predicate<Item> keeps(Parsed parsed) {
            Set<Item> placing = parsed.found().stream()
                    .filter(found -> found.kind() == Expression.Kind.PLACE)
                    .flatMap(found -> found.items().stream())
                    .collect(Collectors.toSet());
            Predicate<Item> name = parsed.named()::contains;
            return switch (this) {
                case ONLY_NAME -> item -> name.test(item) && !item.is(QUALIFIERS[0], QUALIFIERS);
                case KEEPS_LOOKS -> item -> name.test(item) || item.is(QUALIFIERS[0], QUALIFIERS);
                case KEEPS_PLACES ->
                    item -> name.test(item)
                            || item.is(QUALIFIERS[0], QUALIFIERS)
                            || (placing.contains(item) && !item.is(Kind.SIDE, Kind.IDLE));
            };
        }
    }

    private static String text(Parsed parsed, Reader reader) {
        ExpressionReader.Segment head = parsed.head();
        return head == null
                ? ""
                : parsed.text(head.items().stream().filter(reader.keeps(parsed)).toList());
    }
}
