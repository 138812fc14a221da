package org.deixis.language;

import java.util.List;

/**
 * The parts of a referring expression: what is named, and what is said to tell it from others.
 *
 * @param parts in the order written
 */
public record Expression(List<Part> parts) {
    public Expression {
        parts = List.copyOf(parts);
    }

    /** What a part does. */
    public enum Kind {
        /** The words that name the thing. */
        THING,
        /** "largest", "second". */
        ORDER,
        /** "two", "several". */
        COUNT,
        SIZE,
        COLOR,
        /** How it looks otherwise: "dense", "irregular". */
        LOOK,
        /** Part of the image or of an organ: "lower right corner". */
        PLACE,
        /** The thing to which it lies in a relation, without the word for the relation: "blood vessel" of "near a blood vessel". */
        LANDMARK,
        /** What it has: "dark nuclei" of "cells with dark nuclei". */
        FEATURE
    }

    /**
     * @param start first code point in the text
     * @param end one past its last code point
     */
    public record Part(Kind kind, int start, int end) {}
}
