package org.deixis.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Repairs one mistyped word of a phrase by one edit: a letter inserted, left out, replaced, or two neighbours swapped.
 * The word has at least {@value #SHORTEST} letters; it is itself no word of the dictionary and no ordinary word; digits are
 * never changed.
 */
final class Typos {
    /** Letters that a word must have to be repaired. */
    static final int SHORTEST = 5;

    private final Set<String> dictionary;
    private final Wording wording;

    Typos(Set<String> dictionary, Wording wording) {
        this.dictionary = Set.copyOf(dictionary);
        this.wording = wording;
    }

    /** The phrase with its one unknown word replaced, for each dictionary word it may have been; none if more are unknown. */
    Stream<List<String>> repairs(List<String> words) {
        List<Integer> unknown = IntStream.range(0, words.size())
                .filter(i -> !dictionary.contains(words.get(i)) && !wording.links(words.get(i)))
                .boxed()
                .toList();
        if (unknown.size() != 1) {
            return Stream.empty();
        }
        int at = unknown.getFirst();
        String typed = words.get(at);
        if (wording.ordinary(typed) || !typed.chars().allMatch(Character::isLetter)) {
            return Stream.empty();
        }
        return dictionary.stream()
                .filter(word -> mistyped(typed, word))
                .sorted()
                .map(word -> {
                    List<String> repaired = new ArrayList<>(words);
                    repaired.set(at, word);
                    return repaired;
                });
    }

    private static boolean mistyped(String typed, String word) {
        if (Math.min(typed.length(), word.length()) < SHORTEST) {
            return false;
        }
        return typed.length() == word.length()
                ? swapped(typed, word) || replaced(typed, word)
                : inserted(typed, word) || inserted(word, typed);
    }

    private static boolean swapped(String one, String other) {
        int i = firstDifference(one, other);
        return i + 1 < one.length()
                && one.charAt(i) == other.charAt(i + 1)
                && one.charAt(i + 1) == other.charAt(i)
                && one.substring(i + 2).equals(other.substring(i + 2));
    }

    private static boolean replaced(String one, String other) {
        int i = firstDifference(one, other);
        return i < one.length() && one.substring(i + 1).equals(other.substring(i + 1));
    }

    /** Whether {@code longer} is {@code shorter} with one letter more. */
    private static boolean inserted(String shorter, String longer) {
        if (longer.length() != shorter.length() + 1) {
            return false;
        }
        int i = firstDifference(shorter, longer);
        return shorter.substring(i).equals(longer.substring(i + 1));
    }

    private static int firstDifference(String one, String other) {
        int i = 0;
        while (i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }
}
