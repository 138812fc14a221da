package org.deixis.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A word, a number or a mark of punctuation in a sentence.
 *
 * @param form lower case, singular, American spelling; or the mark itself
 * @param start first code point in the whole text
 * @param end one past its last code point
 * @param capitals whether it is written in capital letters beside words that are not
 */
record Token(String form, int start, int end, boolean capitals) {
    private static final String MARKS = ",;.:/()";

    /** What a question mark before a word says. */
    private static final String QUERY = "possible";

    boolean isMark() {
        return form.length() == 1 && MARKS.indexOf(form.charAt(0)) >= 0;
    }

    boolean is(String word) {
        return form.equals(word);
    }

    /** Hyphens and other marks only separate; a decimal point or comma belongs to its number. */
    static List<Token> of(int[] text, int from, int to, Normaliser normaliser) {
        List<Token> tokens = new ArrayList<>();
        boolean mixed = Arrays.stream(text, from, to).anyMatch(Character::isLowerCase);
        int i = from;
        while (i < to) {
            int start = i;
            if (isWord(text[i])) {
                while (i < to
                        && (isWord(text[i])
                                || within(text, i, to)
                                || apostrophe(text, i, to)
                                || decimal(text, i, start, to))) {
                    i++;
                }
                String word = new String(text, start, i - start);
                String form = normaliser.form(word);
                if (!form.isEmpty()) {
                    boolean capitals = mixed && word.chars().noneMatch(Character::isLowerCase);
                    tokens.add(new Token(form, start, i, capitals));
                }
            } else {
                if (asks(text, i, from, to)) {
                    tokens.add(new Token(QUERY, i, i + 1, false));
                } else if (MARKS.indexOf(text[i]) >= 0 && !initials(text, i, from, to)) {
                    tokens.add(new Token(Character.toString(text[i]), i, i + 1, false));
                }
                i++;
            }
        }
        return tokens;
    }

    /** Whether a question mark stands before a word, as in "?pneumonia": perhaps there is one. */
    static boolean asks(int[] text, int i, int from, int to) {
        return text[i] == '?' && i + 1 < to && isWord(text[i + 1]) && (i == from || !isWord(text[i - 1]));
    }

    /** "w/o" and "s/p" are the words "w o" and "s p". */
    private static boolean initials(int[] text, int i, int from, int to) {
        return text[i] == '/'
                && i > from
                && i + 1 < to
                && Character.isLetter(text[i - 1])
                && Character.isLetter(text[i + 1])
                && (i - 1 == from || !isWord(text[i - 2]))
                && (i + 2 == to || !isWord(text[i + 2]));
    }

    private static boolean isWord(int character) {
        return Character.isLetterOrDigit(character) || Character.getType(character) == Character.NON_SPACING_MARK;
    }

    /** A soft hyphen or a direction mark between two letters does not divide their word. */
    private static boolean within(int[] text, int i, int to) {
        return Character.getType(text[i]) == Character.FORMAT && i + 1 < to && Character.isLetter(text[i + 1]);
    }

    private static boolean apostrophe(int[] text, int i, int to) {
        return (text[i] == '\'' || text[i] == 0x2019) && i + 1 < to && Character.isLetter(text[i + 1]);
    }

    private static boolean decimal(int[] text, int i, int start, int to) {
        return (text[i] == '.' || text[i] == ',')
                && i > start
                && Character.isDigit(text[i - 1])
                && i + 1 < to
                && Character.isDigit(text[i + 1]);
    }
}
