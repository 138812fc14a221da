package org.deixis.language;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A phrase as words: lower case, compatible characters unified, without accents, punctuation or invisible marks. */
final class Words {
    /** "L4/5", "L4-L5", "T12/L1", "L5S1". */
    private static final Pattern LEVELS =
            Pattern.compile("\\b([cltsv])\\s?(\\d{1,2})\\s?[-/\\u2010-\\u2015]?\\s?([clts])\\s?(\\d{1,2})\\b");

    private static final Pattern LEVELS_SHORT =
            Pattern.compile("\\b([clts])\\s?(\\d{1,2})\\s?[-/\\u2010-\\u2015]\\s?(\\d{1,2})\\b");
    private static final Pattern LEVEL_APART = Pattern.compile("\\b([clt])[\\s-](\\d{1,2})\\b");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Mn}\\p{Cf}'’`´]+");

    private Words() {}

    static List<String> of(String phrase) {
        String plain = INVISIBLE
                .matcher(Normalizer.normalize(phrase, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replace("æ", "ae");
        plain = LEVELS.matcher(plain).replaceAll("$1$2 $3$4");
        plain = LEVELS_SHORT.matcher(plain).replaceAll("$1$2 $1$3");
        plain = LEVEL_APART.matcher(plain).replaceAll("$1$2");
        return words(plain);
    }

    /** Letters and digits make words, a symbol is a word of its own, everything else separates. */
    private static List<String> words(String plain) {
        List<String> words = new ArrayList<>();
        Matcher next = WORD.matcher(plain);
        while (next.find()) {
            words.add(next.group());
        }
        return words;
    }

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|[\\p{S}\\p{Cs}\\p{Co}\\p{Cn}]");
}
