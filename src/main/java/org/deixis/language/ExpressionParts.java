package org.deixis.language;

import java.util.ArrayList;
import java.util.List;
import org.deixis.language.ExpressionReader.Found;
import org.deixis.language.ExpressionReader.Segment;
import org.deixis.language.ReferenceWords.Item;
import org.deixis.language.ReferenceWords.Kind;
import org.jspecify.annotations.Nullable;

/** What the words around a thing's name tell of it: places, orders, numbers, looks, landmarks and features. */
final class ExpressionParts {
    private ExpressionParts() {}

    /** Adds what a segment tells of the thing, without the words that name it. */
    static void add(Segment segment, List<Item> named, List<Found> found) {
        List<List<Item>> places = Places.runs(segment.items());
        if (segment.role() != ExpressionReader.Role.CLAIM || places.stream().anyMatch(Places::sided)) {
            places.forEach(place -> found.add(new Found(Expression.Kind.PLACE, segment, place)));
        }
        List<Item> others = segment.items().stream()
                .filter(item -> places.stream().noneMatch(place -> place.contains(item)))
                .toList();
        switch (segment.role()) {
            case MAIN -> {
                for (Item item : others) {
                    Expression.Kind kind = kind(item);
                    if (kind != null && !(named.isEmpty() && Places.pronoun(item, others))) {
                        found.add(new Found(kind, segment, List.of(item)));
                    }
                }
            }
            case LANDMARK ->
                landmarks(segment, others).forEach(one -> found.add(new Found(Expression.Kind.LANDMARK, segment, one)));
            case FEATURE -> {
                if (!others.isEmpty()) {
                    found.add(new Found(Expression.Kind.FEATURE, segment, others));
                }
            }
            case CLAIM -> {}
        }
    }

    private static Expression.@Nullable Kind kind(Item item) {
        return switch (item.kind()) {
            case ORDER, ORDINAL -> Expression.Kind.ORDER;
            case NUMBER, AMOUNT -> Expression.Kind.COUNT;
            case SIZE -> Expression.Kind.SIZE;
            case COLOR -> Expression.Kind.COLOR;
            case LOOK -> Expression.Kind.LOOK;
            default -> null;
        };
    }

    /** One, or two of "between the trachea and the heart". */
    private static List<List<Item>> landmarks(Segment segment, List<Item> items) {
        List<List<Item>> landmarks = new ArrayList<>();
        List<Item> open = new ArrayList<>();
        for (Item item : items) {
            boolean and = segment.relation() == Choice.Relation.BETWEEN && "and".equals(item.meaning());
            if (and) {
                landmarks.add(List.copyOf(open));
                open.clear();
            } else if (!item.is(Kind.IDLE) || !open.isEmpty()) {
                open.add(item);
            }
        }
        landmarks.add(List.copyOf(open));
        landmarks.removeIf(landmark -> landmark.stream().noneMatch(item -> item.is(Kind.NAME, Kind.ZONE)));
        return landmarks;
    }
}
