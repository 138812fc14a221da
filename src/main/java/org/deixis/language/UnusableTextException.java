package org.deixis.language;

import java.util.Locale;

/** A typed text passes a limit, or names nothing; the message is one sentence for the person who typed it. */
public final class UnusableTextException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private UnusableTextException(String sentence) {
        super(sentence);
    }

    /** For a text of nothing but marks, say. */
    public static UnusableTextException noPhrase() {
        return new UnusableTextException("Type at least one phrase, e.g. \"left lung\".");
    }

    static UnusableTextException tooLong(int characters, int most) {
        return new UnusableTextException(String.format(
                Locale.ROOT, "The text has %,d characters; at most %,d can be read at once.", characters, most));
    }

    static UnusableTextException sourceTooLong(int most) {
        return new UnusableTextException(String.format(
                Locale.ROOT,
                "The document is longer than %,d characters, markup included; give its text alone.",
                most));
    }

    static UnusableTextException phraseTooLong(int phrase, int characters, int most) {
        return new UnusableTextException(String.format(
                Locale.ROOT,
                "Phrase %,d has %,d characters; a phrase may have at most %,d.",
                phrase,
                characters,
                most));
    }

    static UnusableTextException tooManyPhrases(int phrases, int most) {
        return new UnusableTextException(String.format(
                Locale.ROOT, "The text has %,d phrases; at most %,d can be read at once.", phrases, most));
    }
}
