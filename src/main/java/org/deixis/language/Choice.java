package org.deixis.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One way in which words choose among several of a thing. Sides are the patient's in radiology, else the viewer's. */
public sealed interface Choice {

    /** The first few in an order. */
    enum Order {
        LARGEST,
        SMALLEST,
        UPPERMOST,
        LOWERMOST,
        LEFTMOST,
        RIGHTMOST;

        /** In words, e.g. {@code largest}. */
        public String words() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Order> fromSlug(String slug) {
            return Arrays.stream(values())
                    .filter(order -> order.words().equals(slug))
                    .findFirst();
        }
    }

    /** How a thing lies to another. */
    enum Relation {
        LEFT_OF,
        RIGHT_OF,
        ABOVE,
        BELOW,
        INSIDE,
        NEXT_TO,
        BETWEEN;

        static Optional<Relation> fromSlug(String slug) {
            return Arrays.stream(values())
                    .filter(relation -> relation.name()
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '-')
                            .equals(slug))
                    .findFirst();
        }
    }

    /**
     * Part of a length, as shares from its beginning.
     *
     * @param from 0 to 1, inclusive
     * @param to above {@code from}, at most 1
     */
    record Band(double from, double to) {
        public static final Band WHOLE = new Band(0, 1);

        public Band {
            if (!(from >= 0 && to <= 1 && from < to)) {
                throw new IllegalArgumentException("No part of a length: %s to %s".formatted(from, to));
            }
        }

        public boolean whole() {
            return from == 0 && to == 1;
        }
    }

    /**
     * @param rank 1 for the first in the order, 2 for the second
     * @param count how many from there on, at least 1
     */
    record Ranked(Order order, int rank, int count) implements Choice {}

    /** @param count how many the words ask for, at least 1 */
    record Counted(int count) implements Choice {}

    /**
     * Those that lie in part of the image, or of an organ.
     *
     * @param words as typed, e.g. {@code right base}
     * @param side {@code left}, {@code right} or null
     * @param across part of the width, from the left edge of the image
     * @param down part of the height, from the top
     * @param within the organ whose height is meant, without its side, e.g. {@code lung}; null for the image
     */
    record Place(
            String words,
            @Nullable String side,
            Band across,
            Band down,
            @Nullable String within) implements Choice {
        /** Only a side, of nothing in particular: "the left polyp". */
        public boolean onlySide() {
            return side != null && across.whole() && down.whole() && within == null;
        }
    }

    /**
     * Those that lie so to something else.
     *
     * @param landmarks what else; two for {@link Relation#BETWEEN}, else one
     */
    record Related(Relation relation, List<Phrase> landmarks) implements Choice {
        public Related {
            landmarks = List.copyOf(landmarks);
        }
    }
}
