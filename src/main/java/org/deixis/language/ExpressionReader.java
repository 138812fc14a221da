package org.deixis.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.deixis.language.ReferenceWords.Item;
import org.deixis.language.ReferenceWords.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Divides a referring expression into its parts. Marks, verbs and words for relations end segments; the first segment that
 * names something names the thing, and what the others say tells it from others. The time grows with the length.
 */
final class ExpressionReader {
    private final ReferenceWords words;
    private final Normaliser normaliser;
    private final Framing framing;

    ExpressionReader(ReferenceWords words, Normaliser normaliser, Framing framing) {
        this.words = words;
        this.normaliser = normaliser;
        this.framing = framing;
    }

    /** What a segment does. */
    enum Role {
        MAIN,
        LANDMARK,
        FEATURE,
        CLAIM
    }

    /**
     * Neighbouring words that do one thing.
     *
     * @param relation of a landmark to the thing
     * @param items without marks and without the words that opened it
     */
    record Segment(Role role, Choice.@Nullable Relation relation, List<Item> items) {
        boolean names() {
            List<List<Item>> places = Places.runs(items);
            return items.stream()
                    .anyMatch(item -> item.is(Kind.NAME)
                            || (item.is(Kind.ZONE) && places.stream().noneMatch(place -> place.contains(item))));
        }

        /** Whether it ends like a place: "alveolar region". */
        boolean endsAsPlace() {
            return !items.isEmpty() && items.getLast().is(Kind.PLACE_NOUN);
        }
    }

    /** A part with the items that it is made of; a thing's and a landmark's name may have others between. */
    record Found(Expression.Kind kind, Segment segment, List<Item> items) {
        int from() {
            return items.getFirst().from();
        }

        int to() {
            return items.getLast().to();
        }
    }

    /**
     * @param head the segment that names the thing, or null
     * @param named the items of its name; empty where it has none
     * @param found in order
     * @param more whether something is said that is none of this
     */
    record Parsed(List<Token> tokens, @Nullable Segment head, List<Item> named, List<Found> found, boolean more) {
        /** The words of these items. */
        String text(List<Item> items) {
            return items.stream()
                    .flatMap(item -> tokens.subList(item.from(), item.to()).stream())
                    .map(Token::form)
                    .collect(Collectors.joining(" "));
        }
    }

    Parsed parse(String text) {
        int[] characters = text.codePoints().toArray();
        List<Token> tokens = asked(Token.of(characters, 0, characters.length, normaliser));
        List<Segment> segments = segments(words.items(tokens));
        Segment head = head(segments, tokens);
        List<Item> named = head == null ? List.of() : name(head, tokens);
        List<Found> found = new ArrayList<>();
        boolean more = false;
        for (Segment segment : segments) {
            more |= segment.role() == Role.CLAIM
                    || (segment.role() == Role.MAIN && segment != head && segment.names())
                    || (segment == head && rest(segment, named));
            ExpressionParts.add(segment, segment == head ? named : List.of(), found);
        }
        if (head != null && !named.isEmpty()) {
            found.add(new Found(Expression.Kind.THING, head, named));
        }
        found.sort(Comparator.comparingInt(Found::from));
        return new Parsed(tokens, head, named, found, more);
    }

    private List<Token> asked(List<Token> tokens) {
        Framing.Span asked = framing.asked(tokens.stream().map(Token::form).toList());
        return tokens.subList(asked.from(), asked.to());
    }

    private List<Segment> segments(List<Item> items) {
        List<Segment> segments = new ArrayList<>();
        List<Item> open = new ArrayList<>();
        Role role = Role.MAIN;
        Choice.Relation relation = null;
        boolean named = false;
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (role == Role.FEATURE && describes(open, items, i)) {
                continue;
            }
            boolean verb = item.is(Kind.PRESENTING, Kind.VERB);
            if (item.is(Kind.MARK, Kind.RELATION) || verb || (item.is(Kind.FEATURE) && named)) {
                Segment closed = new Segment(role, relation, List.copyOf(open));
                boolean place = verb && role == Role.MAIN && (!named || locates(item, closed));
                segments.add(place ? new Segment(Role.LANDMARK, Choice.Relation.INSIDE, closed.items()) : closed);
                named &= !place || segments.stream().anyMatch(s -> s.role() == Role.MAIN && s.names());
                open.clear();
                relation = item.meaning() instanceof Choice.Relation said ? said : null;
                role = item.is(Kind.RELATION)
                        ? Role.LANDMARK
                        : item.is(Kind.FEATURE) ? Role.FEATURE : verb && named ? Role.CLAIM : Role.MAIN;
            } else {
                named |= role == Role.MAIN && item.is(Kind.NAME);
                open.add(item);
            }
        }
        segments.add(new Segment(role, relation, List.copyOf(open)));
        segments.removeIf(segment -> segment.items().isEmpty());
        return segments;
    }

    /** Whether a comma stands between words for how a thing looks, which it does not part: "with large, dark nuclei". */
    private static boolean describes(List<Item> open, List<Item> items, int at) {
        boolean looks = !open.isEmpty() && open.stream().allMatch(item -> item.is(Kind.LOOK, Kind.COLOR, Kind.SIZE));
        boolean more =
                open.size() == 1 && at + 1 < items.size() && items.get(at + 1).is(Kind.LOOK, Kind.COLOR, Kind.SIZE);
        return ",".equals(items.get(at).meaning()) && items.get(at).is(Kind.MARK) && (looks || more);
    }

    /** "The alveolar region shows …". */
    private static boolean locates(Item verb, Segment before) {
        return verb.is(Kind.PRESENTING) && before.endsAsPlace();
    }

    private @Nullable Segment head(List<Segment> segments, List<Token> tokens) {
        List<Segment> naming = segments.stream()
                .filter(segment -> segment.role() == Role.MAIN)
                .filter(Segment::names)
                .toList();
        return naming.stream()
                .filter(segment -> !words.generic(tokens(name(segment, tokens), tokens)))
                .findFirst()
                .or(() -> naming.stream().findFirst())
                .or(() -> segments.stream()
                        .filter(segment -> segment.role() == Role.MAIN)
                        .findFirst())
                .orElse(null);
    }

    private static List<Token> tokens(List<Item> items, List<Token> tokens) {
        return items.isEmpty()
                ? List.of()
                : tokens.subList(items.getFirst().from(), items.getLast().to());
    }

    /** The last run of names; words for how it looks may stand within it. */
    private List<Item> name(Segment segment, List<Token> tokens) {
        List<Item> run = new ArrayList<>();
        List<Item> between = new ArrayList<>();
        List<Item> last = List.of();
        List<List<Item>> places = Places.runs(segment.items());
        for (Item item : segment.items()) {
            boolean place = places.stream().anyMatch(one -> one.contains(item));
            if (!place && item.is(Kind.NAME, Kind.PLACE_NOUN, Kind.ZONE)) {
                run.addAll(between);
                between.clear();
                run.add(item);
                if (!words.generic(tokens(run, tokens)) || last.isEmpty()) {
                    last = List.copyOf(run);
                }
            } else if (!place && item.is(Kind.LOOK, Kind.COLOR, Kind.SIZE, Kind.IDLE)) {
                if (!run.isEmpty()) {
                    between.add(item);
                }
            } else {
                run.clear();
                between.clear();
            }
        }
        return last;
    }

    /** Whether a segment names something apart from its name. */
    private static boolean rest(Segment segment, List<Item> named) {
        return segment.items().stream().anyMatch(item -> item.is(Kind.NAME) && !named.contains(item));
    }
}
