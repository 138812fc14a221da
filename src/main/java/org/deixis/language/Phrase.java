package org.deixis.language;

import java.util.Objects;

/**
 * Words to ground, and where they stand. What a typed list gives today; sentences of a report give the same record.
 *
 * @param text the words as typed, without surrounding white space; control characters are spaces, unpaired surrogates
 *     U+FFFD; never blank
 * @param start index of the first character, in Unicode code points of the whole text
 * @param end index after the last character, in Unicode code points of the whole text
 * @param polarity what the words say of presence; the negating words are part of {@code text}
 */
public record Phrase(String text, int start, int end, Polarity polarity) {
    public Phrase {
        Objects.requireNonNull(polarity);
        if (text.isBlank() || start < 0 || end <= start) {
            throw new IllegalArgumentException("No phrase: \"%s\" at [%d, %d)".formatted(text, start, end));
        }
    }
}
