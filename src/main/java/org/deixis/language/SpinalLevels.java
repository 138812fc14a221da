package org.deixis.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings levels of the spine to one form: "third lumbar", "lumbar vertebra three" and "L3" are the level L3, "second to
 * third lumbar" is L2 L3, and a region beside its own level says nothing ("lumbar disc L4/5").
 */
final class SpinalLevels {
    private static final List<List<String>> NUMBERS = List.of(
            List.of("first", "1st", "one", "1"),
            List.of("second", "2nd", "two", "2"),
            List.of("third", "3rd", "three", "3"),
            List.of("fourth", "4th", "four", "4"),
            List.of("fifth", "5th", "five", "5"),
            List.of("sixth", "6th", "six", "6"),
            List.of("seventh", "7th", "seven", "7"),
            List.of("eighth", "8th", "eight", "8"),
            List.of("ninth", "9th", "nine", "9"),
            List.of("tenth", "10th", "ten", "10"),
            List.of("eleventh", "11th", "eleven", "11"),
            List.of("twelfth", "12th", "twelve", "12"));
    private static final Map<String, String> LETTERS =
            Map.of("cervical", "c", "thoracic", "t", "dorsal", "t", "lumbar", "l", "sacral", "s");
    private static final Map<String, Integer> LOWEST = Map.of("c", 7, "t", 12, "l", 5, "s", 5);
    private static final Set<String> LAST = Set.of("last", "lowest", "lowermost", "bottom");
    private static final Set<String> TOP = Set.of("highest", "uppermost", "topmost", "top");
    private static final Set<String> BONES = Set.of("vertebra", "body", "segment", "disc", "level", "bone");
    private static final Set<String> JOINING = Set.of("to", "and", "through");

    private SpinalLevels() {}

    /** The words with every level in the form "l3"; others stay as they are and in their order. */
    static List<String> in(List<String> words) {
        if (words.stream().noneMatch(LETTERS::containsKey)) {
            return words;
        }
        List<String> out = new ArrayList<>(words);
        for (int i = 0; i < out.size(); i++) {
            String letter = LETTERS.get(out.get(i));
            if (letter != null) {
                before(out, i, letter);
            }
        }
        for (int i = 0; i < out.size(); i++) {
            String letter = LETTERS.get(out.get(i));
            if (letter != null) {
                after(out, i, letter);
            }
        }
        out.removeIf(word -> LETTERS.containsKey(word)
                && out.stream().anyMatch(level -> level.matches(LETTERS.get(word) + "\\d{1,2}")));
        return out;
    }

    /** "second to third lumbar": the numbers before the region become levels. */
    private static void before(List<String> words, int region, String letter) {
        int at = region - 1;
        while (at >= 0) {
            int number = number(words.get(at), letter);
            if (number == 0) {
                return;
            }
            words.set(at, letter + number);
            boolean joined = at >= 2 && JOINING.contains(words.get(at - 1)) && number(words.get(at - 2), letter) > 0;
            if (!joined) {
                return;
            }
            words.remove(at - 1);
            at -= 2;
        }
    }

    /** "lumbar vertebra three": the number after the region and its bone becomes the level. */
    private static void after(List<String> words, int region, String letter) {
        int at = region + 1;
        while (at < words.size() && BONES.contains(words.get(at))) {
            at++;
        }
        boolean beside = at < words.size() && at <= region + 3;
        if (beside && !LAST.contains(words.get(at)) && !TOP.contains(words.get(at))) {
            int number = number(words.get(at), letter);
            if (number > 0) {
                words.set(at, letter + number);
            }
        }
    }

    private static int number(String word, String letter) {
        int lowest = LOWEST.getOrDefault(letter, 0);
        if (LAST.contains(word)) {
            return lowest;
        }
        if (TOP.contains(word)) {
            return 1;
        }
        for (int i = 0; i < lowest; i++) {
            if (NUMBERS.get(i).contains(word)) {
                return i + 1;
            }
        }
        return 0;
    }
}
