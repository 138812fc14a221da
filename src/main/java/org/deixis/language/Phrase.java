package org.deixis.language;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Words to ground, and where they stand: typed as one of a list, or found in the sentences of a report.
 *
 * @param text the words as typed, in a list of things with the words that end the list: "hilar adenopathy" in "hilar or
 *     mediastinal adenopathy", where {@code start} and {@code end} hold "hilar"; without surrounding white space; control characters are spaces, marks that reorder the words without width, unpaired surrogates
 *     U+FFFD; never blank
 * @param start index of the first character, in Unicode code points of the whole text
 * @param end index after the last character, in Unicode code points of the whole text
 * @param polarity what the words say of presence; of a typed phrase the negating words are part of {@code text}
 * @param mention what its sentence says of it besides; null for a typed phrase
 * @param antecedent for words that only point back, as "the upper one", the words for what was named before; else null
 */
public record Phrase(
        String text,
        int start,
        int end,
        Polarity polarity,
        @Nullable Mention mention,
        @Nullable String antecedent) {
    public Phrase {
        Objects.requireNonNull(polarity);
        if (text.isBlank() || start < 0 || end <= start) {
            throw new IllegalArgumentException("No phrase: \"%s\" at [%d, %d)".formatted(text, start, end));
        }
    }

    /** Of a sentence, or a typed phrase that names its thing. */
    public Phrase(String text, int start, int end, Polarity polarity, @Nullable Mention mention) {
        this(text, start, end, polarity, mention, null);
    }

    /** A typed phrase. */
    public Phrase(String text, int start, int end, Polarity polarity) {
        this(text, start, end, polarity, null, null);
    }

    /** Other words at the same place. */
    Phrase withWords(String words) {
        return new Phrase(words, start, end, polarity);
    }

    /** The same words, pointing back to what was named before. */
    public Phrase pointingTo(String named) {
        return new Phrase(text, start, end, polarity, mention, named);
    }
}
