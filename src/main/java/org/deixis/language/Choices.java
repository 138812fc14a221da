package org.deixis.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deixis.language.ExpressionReader.Found;
import org.deixis.language.ExpressionReader.Parsed;
import org.deixis.language.ReferenceWords.Kind;

/**
 * What the words of an expression choose.
 *
 * @param phrase the expression is of
 * @param wholeLandmarks whether words for a place belong to the landmark that they stand in
 */
record Choices(Parsed parsed, Phrase phrase, boolean wholeLandmarks) {

    /** @param sidesOnly whether the other words for a place belong to the thing's name */
    List<Choice> all(boolean sidesOnly) {
        List<Choice> choices = new ArrayList<>();
        for (Found found : parsed.found()) {
            switch (found.kind()) {
                case PLACE -> place(found, sidesOnly).ifPresent(choices::add);
                case LANDMARK -> related(found).ifPresent(choices::add);
                default -> {}
            }
        }
        int ordinal = number(Kind.ORDINAL).orElse(1);
        int count = number(Kind.NUMBER).orElse(0);
        for (Found found : parsed.found()) {
            if (found.items().getFirst().meaning() instanceof Choice.Order order) {
                choices.add(new Choice.Ranked(order, 1, 1));
            }
        }
        return numbered(choices, ordinal, count);
    }

    private Optional<Choice> place(Found found, boolean sidesOnly) {
        boolean landmark = found.segment().role() == ExpressionReader.Role.LANDMARK
                && parsed.found().stream()
                        .anyMatch(other ->
                                other.kind() == Expression.Kind.LANDMARK && other.segment() == found.segment());
        if (landmark && wholeLandmarks) {
            return Optional.empty();
        }
        if (sidesOnly && found.segment() == parsed.head()) {
            return found.items().stream()
                    .filter(item -> item.is(Kind.SIDE))
                    .findFirst()
                    .map(item -> Places.place(List.of(item), parsed.text(List.of(item))));
        }
        return alone(found)
                .<Choice>map(order -> new Choice.Ranked(order, 1, 1))
                .or(() -> Optional.of(Places.place(found.items(), parsed.text(found.items()))));
    }

    private Optional<Choice.Order> alone(Found found) {
        return found.segment().role() != ExpressionReader.Role.MAIN
                ? Optional.empty()
                : found.segment().items().stream()
                        .filter(item -> item.from() == found.to())
                        .findFirst()
                        .flatMap(next -> Optional.ofNullable(Places.alone(found.items(), next)));
    }

    private Optional<Choice> related(Found found) {
        List<Found> landmarks = parsed.found().stream()
                .filter(other -> other.kind() == Expression.Kind.LANDMARK && other.segment() == found.segment())
                .toList();
        Choice.Relation relation = found.segment().relation();
        boolean two = relation == Choice.Relation.BETWEEN;
        if (relation == null || landmarks.getFirst() != found || landmarks.size() != (two ? 2 : 1)) {
            return Optional.empty();
        }
        return Optional.of(new Choice.Related(
                relation,
                landmarks.stream().map(one -> phrase.withWords(landmark(one))).toList()));
    }

    /** With the words for a place that stand in it, or without. */
    private String landmark(Found found) {
        if (!wholeLandmarks || found.segment().relation() == Choice.Relation.BETWEEN) {
            return parsed.text(found.items());
        }
        return parsed.text(found.segment().items().stream()
                .filter(item -> !item.is(Kind.IDLE))
                .toList());
    }

    /** Numbers belong to the first order; a number alone counts, an ordinal alone tells nothing. */
    private static List<Choice> numbered(List<Choice> choices, int ordinal, int count) {
        List<Choice> numbered = new ArrayList<>();
        boolean ranked = false;
        for (Choice choice : choices) {
            boolean first = choice instanceof Choice.Ranked && !ranked;
            numbered.add(
                    first && choice instanceof Choice.Ranked(Choice.Order order, int rank, int some)
                            ? new Choice.Ranked(order, ordinal, Math.max(1, count))
                            : choice);
            ranked |= first;
        }
        if (!ranked && ordinal > 1) {
            return List.of();
        }
        if (!ranked && count > 0) {
            numbered.add(new Choice.Counted(count));
        }
        return numbered;
    }

    private Optional<Integer> number(Kind kind) {
        return parsed.found().stream()
                .flatMap(found -> found.items().stream())
                .filter(item -> item.is(kind))
                .map(item -> Integer.valueOf(String.valueOf(item.meaning())))
                .findFirst();
    }
}
