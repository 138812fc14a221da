package org.deixis.language;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Divides a typed text into phrases. Only {@code ;} and line ends separate: commas occur inside phrases. Safe for use by
 * several threads.
 */
@Component
public final class PhraseParser {
    /** In Unicode code points, like every length here. */
    public static final int LONGEST_TEXT = 10_000;

    public static final int LONGEST_PHRASE = 200;
    public static final int MOST_PHRASES = 100;

    private static final int REPLACEMENT = 0xFFFD;
    private static final int NO_WIDTH = 0x200B;

    private final Wording wording;

    PhraseParser(Wording wording) {
        this.wording = wording;
    }

    /**
     * The phrases in the order typed; blank ones are left out, repeated ones kept. An empty text gives none.
     *
     * @throws UnusableTextException when the text, a phrase or their number is over the limit
     */
    public List<Phrase> split(String text) {
        int[] characters = text.codePoints().toArray();
        if (characters.length > LONGEST_TEXT) {
            throw UnusableTextException.tooLong(characters.length, LONGEST_TEXT);
        }
        List<Phrase> phrases = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= characters.length; i++) {
            if (i == characters.length || separates(characters[i])) {
                add(characters, from, i, phrases);
                from = i + 1;
            }
        }
        if (phrases.size() > MOST_PHRASES) {
            throw UnusableTextException.tooManyPhrases(phrases.size(), MOST_PHRASES);
        }
        return List.copyOf(phrases);
    }

    /** Whether there is a letter or a digit in it; marks, white space and pictures name nothing. */
    public static boolean hasWords(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private void add(int[] characters, int from, int to, List<Phrase> phrases) {
        int start = from;
        int end = to;
        while (start < end && empty(characters[start])) {
            start++;
        }
        while (end > start && empty(characters[end - 1])) {
            end--;
        }
        if (start == end) {
            return;
        }
        if (end - start > LONGEST_PHRASE) {
            throw UnusableTextException.phraseTooLong(phrases.size() + 1, end - start, LONGEST_PHRASE);
        }
        StringBuilder words = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            words.appendCodePoint(readable(characters[i]));
        }
        String phrase = words.toString();
        phrases.add(new Phrase(phrase, start, end, wording.framing().polarity(phrase)));
    }

    private static boolean separates(int character) {
        return switch (character) {
            case ';', '\n', '\r', 0x85, 0x2028, 0x2029 -> true;
            default -> false;
        };
    }

    /** White space of any kind, control characters, and marks that have no width. */
    static boolean empty(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT;
    }

    static int readable(int character) {
        if (Character.isISOControl(character)) {
            return ' ';
        }
        if (reorders(character)) {
            return NO_WIDTH;
        }
        return Character.getType(character) == Character.SURROGATE ? REPLACEMENT : character;
    }

    /** Whether the mark makes what follows it stand in another order on the screen than it is read in. */
    private static boolean reorders(int character) {
        return switch (Character.getDirectionality(character)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
                    Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE -> true;
            default -> false;
        };
    }
}
