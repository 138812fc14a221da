package org.deixis.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Size, number, place and other words that stand beside a thing in its sentence. */
final class Details {
    private static final Set<String> PLACING = Set.of(
            "in",
            "at",
            "of",
            "within",
            "over",
            "overlying",
            "along",
            "throughout",
            "involving",
            "near",
            "on",
            "into",
            "above",
            "below",
            "projecting");
    private static final Set<String> PASSING = Set.of("the", "a", "both", "either", "and", "of", "to");
    private static final int MOST_COUNTED = 99;

    /** After a measure they make it a distance: "3 cm above the carina". */
    private static final Set<String> DISTANCES = Set.of(
            "above",
            "below",
            "from",
            "beyond",
            "past",
            "proximal",
            "distal",
            "superior",
            "inferior",
            "cephalad",
            "caudal");

    private final List<Token> tokens;
    private final SentenceWords words;
    private final int[] text;

    Details(List<Token> tokens, SentenceWords words, int[] text) {
        this.tokens = tokens;
        this.words = words;
        this.text = text;
    }

    /** Words as they stand in the text. */
    String text(int from, int to) {
        return string(tokens.get(from).start(), tokens.get(to - 1).end());
    }

    /** The words of a thing as a person would write it alone: "upper lobe opacities" of "upper and lower lobe opacities". */
    String phrase(Statement one) {
        if (one.pointsBack()) {
            return text(one.headFrom(), one.headTo());
        }
        return one.onlyPlace()
                ? text(one.from(), one.to()) + " " + text(one.restFrom(), one.headTo())
                : one.shares() ? name(one, 0) : text(one.from(), one.to());
    }

    /** The words that name a thing, without the first ones. */
    String name(Statement one, int without) {
        int own = one.nameTo() - one.nameFrom();
        String head = one.shares() ? text(one.headFrom() + Math.max(0, without - own), one.headTo()) : "";
        return without >= own ? head : joined(List.of(text(one.nameFrom() + without, one.nameTo()), head));
    }

    private String string(int start, int end) {
        StringBuilder string = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            string.appendCodePoint(PhraseParser.readable(text[i]));
        }
        return string.toString();
    }

    List<String> qualifiers(Statement one) {
        Set<String> qualifiers = new LinkedHashSet<>();
        for (int i = one.groupFrom(); i < one.to(); i++) {
            boolean named = i >= one.nameFrom() && i < one.nameTo();
            int length = named ? 0 : words.qualifiers.match(tokens, i);
            if (length > 0) {
                qualifiers.add(text(i, i + length).toLowerCase(Locale.ROOT));
                i += length - 1;
            }
        }
        return List.copyOf(qualifiers);
    }

    /** The first measure in the words from {@code from} to {@code to}: "3.2 x 2 cm". */
    @Nullable
    String size(int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            if (isNumber(i)) {
                int end = i + 1;
                while (end < to
                        && (isNumber(end)
                                || tokens.get(end).is("x")
                                || tokens.get(end).is("by")
                                || words.units.contains(tokens.get(end).form()))) {
                    end++;
                }
                boolean distance = end < tokens.size()
                        && DISTANCES.contains(tokens.get(end).form());
                if (words.units.contains(tokens.get(end - 1).form()) && !distance) {
                    return text(i, end);
                }
            }
        }
        return null;
    }

    @Nullable
    Integer count(Statement one) {
        int to = one.pointsBack()
                        && words.pronouns.contains(tokens.get(one.from()).form())
                ? one.from()
                : one.nameFrom();
        for (int i = one.groupFrom(); i < to; i++) {
            int said = words.number(tokens.get(i));
            boolean numbered =
                    i > 0 && words.numbered.contains(tokens.get(i - 1).form());
            boolean measure = i + 1 < tokens.size()
                    && (words.units.contains(tokens.get(i + 1).form())
                            || tokens.get(i + 1).is("x"));
            if (said > 0 && said <= MOST_COUNTED && !measure && !numbered) {
                return said;
            }
        }
        return null;
    }

    /** "right lower lobe" before the thing, else what follows "in the"; null where neither is said. */
    @Nullable
    String location(Statement one, int reach) {
        List<Integer> before = new ArrayList<>();
        for (int i = one.groupFrom(); i < one.nameFrom(); i++) {
            if (words.isPlace(tokens.get(i))) {
                before.add(i);
            }
        }
        if (one.restFrom() < one.headFrom()) {
            return text(before.getFirst(), before.getLast() + 1) + " " + text(one.restFrom(), one.headFrom());
        }
        if (before.stream().anyMatch(i -> !words.isSide(tokens.get(i)))) {
            return text(before.getFirst(), before.getLast() + 1);
        }
        for (int i = Math.max(one.to(), one.headTo()); i < reach; i++) {
            if (PLACING.contains(tokens.get(i).form())) {
                String place = place(i + 1, reach);
                if (place != null) {
                    return place;
                }
            } else if (tokens.get(i).isMark()) {
                break;
            }
        }
        return before.isEmpty() ? null : text(before.getFirst(), before.getLast() + 1);
    }

    private @Nullable String place(int from, int reach) {
        int start = from;
        while (start < reach
                && (tokens.get(start).is("the") || tokens.get(start).is("a"))) {
            start++;
        }
        int end = start;
        for (int i = start; i < reach; i++) {
            boolean attribute = words.attributes.has(tokens.get(i)) && !words.isPlace(tokens.get(i));
            int structure = attribute ? 0 : words.subject(tokens, i);
            if (structure > 0 || words.isPlace(tokens.get(i)) || words.kinds.has(tokens.get(i))) {
                end = Math.min(reach, i + Math.max(1, structure));
                i = end - 1;
            } else if (!PASSING.contains(tokens.get(i).form())
                    && !tokens.get(i).form().matches("\\d+.*")) {
                break;
            }
        }
        return end > start ? text(start, end) : null;
    }

    private boolean isNumber(int i) {
        return tokens.get(i).form().matches("\\d+([.,]\\d+)?");
    }

    /** Without white space at the ends. */
    static String joined(List<String> parts) {
        return parts.stream().filter(part -> !part.isBlank()).collect(Collectors.joining(" "));
    }
}
