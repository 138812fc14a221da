package org.deixis.retrieval;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words of typed and of kept texts. */
final class Texts {
    /** Words that say nothing of what is searched for. */
    static final Set<String> IDLE = Set.of(
            "a",
            "an",
            "and",
            "are",
            "as",
            "at",
            "be",
            "but",
            "by",
            "for",
            "from",
            "has",
            "have",
            "if",
            "in",
            "into",
            "is",
            "it",
            "its",
            "itself",
            "no",
            "not",
            "of",
            "on",
            "or",
            "show",
            "showing",
            "shows",
            "such",
            "that",
            "the",
            "their",
            "then",
            "there",
            "these",
            "they",
            "this",
            "to",
            "was",
            "what",
            "where",
            "which",
            "will",
            "with",
            "me",
            "find",
            "image",
            "images",
            "picture",
            "pictures",
            "example",
            "examples",
            "any",
            "some",
            "please",
            "how",
            "i",
            "my",
            "we",
            "our",
            "you",
            "your",
            "made",
            "like");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("[\\p{Mn}'’`´]+");
    private static final int BRIEF = 40;

    private Texts() {}

    /** Lower case, without accents; letters and digits make words, all else separates. */
    static List<String> words(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        Matcher next = WORD.matcher(plain);
        while (next.find()) {
            words.add(next.group());
        }
        return words;
    }

    static boolean idle(String word) {
        return IDLE.contains(word);
    }

    static String brief(String text) {
        return text.length() > BRIEF ? text.substring(0, BRIEF) + "…" : text;
    }

    static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return true;
            }
        }
        return false;
    }
}
