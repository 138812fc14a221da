package org.deixis.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings phrases that differ only in spelling, number, politeness or order to one form. */
final class Normaliser {
    private static final Set<String> SIDES = Set.of("left", "right", "bilateral", "upper", "lower");

    private final Wording wording;

    Normaliser(Wording wording) {
        this.wording = wording;
    }

    /** The words of a vocabulary's surface form. */
    List<String> surface(String words) {
        return content(Words.of(words));
    }

    /** The words of a typed phrase, without what only asks, points to the image, or denies. */
    List<String> typed(Phrase phrase) {
        List<String> typed = Words.of(phrase.text());
        Framing.Span asked = wording.framing().asked(typed);
        List<String> words = typed.subList(asked.from(), asked.to());
        int denying = phrase.polarity() == Polarity.ABSENT
                ? wording.framing().denial(words).orElse(0)
                : 0;
        return content(words.subList(denying, words.size()));
    }

    /** One word of a sentence; empty where nothing of it is left. */
    String form(String word) {
        boolean plain = word.chars().allMatch(character -> character < 0x80 && character != '\'');
        String lower = plain ? word.toLowerCase(Locale.ROOT) : String.join("", Words.of(word));
        return wording.keepsPlural(lower) ? lower : wording.spelling(singular(wording.spelling(lower)));
    }

    /** Every word of a list's entry as {@link #form} gives it; none is left out. */
    List<String> forms(String words) {
        return Words.of(words).stream().map(this::form).toList();
    }

    private List<String> content(List<String> words) {
        List<String> content = new ArrayList<>(words.size());
        for (String word : words) {
            if (!wording.skips(word)) {
                content.add(wording.keepsPlural(word) ? word : wording.spelling(singular(wording.spelling(word))));
            }
        }
        return SpinalLevels.in(content);
    }

    /** The dictionary's key: the words in their order. */
    static String key(List<String> words) {
        return String.join(" ", words);
    }

    /**
     * A key that the order of the words does not change: "tumor of the pancreas", "pancreatic tumor". Empty for phrases
     * in which the order carries meaning, as in "left of the lung".
     */
    Optional<String> bag(List<String> words) {
        for (int i = 0; i + 1 < words.size(); i++) {
            boolean relation = SIDES.contains(words.get(i))
                    && (words.get(i + 1).equals("of")
                            || (i + 2 < words.size() && words.get(i + 2).equals("of")));
            if (relation) {
                return Optional.empty();
            }
        }
        String bag = words.stream()
                .filter(word -> !wording.links(word))
                .map(wording::equivalent)
                .sorted()
                .collect(Collectors.joining(" "));
        return bag.isEmpty() ? Optional.empty() : Optional.of(bag);
    }

    private static String singular(String word) {
        int length = word.length();
        if (length < 4
                || !word.endsWith("s")
                || word.endsWith("ss")
                || word.endsWith("us")
                || word.endsWith("is")
                || (word.endsWith("as") && !word.endsWith("omas") && !word.endsWith("nias"))) {
            return word;
        }
        if (word.endsWith("ies") && length > 4) {
            return word.substring(0, length - 3) + "y";
        }
        if (word.endsWith("ches") || word.endsWith("shes") || word.endsWith("xes") || word.endsWith("sses")) {
            return word.substring(0, length - 2);
        }
        return word.substring(0, length - 1);
    }
}
