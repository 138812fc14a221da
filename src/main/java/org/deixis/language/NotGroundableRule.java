package org.deixis.language;

import java.util.List;
import java.util.Set;

/**
 * Words that make a phrase no region of an image.
 *
 * @param reason a slug, e.g. {@code comparison}
 * @param message one sentence for the person who typed it
 * @param begins words with which such a phrase begins
 * @param contains words that stand anywhere in it
 */
record NotGroundableRule(String reason, String message, List<String> begins, List<String> contains) {

    static NotGroundableRule of(VocabularyEntry entry) {
        entry.allow(Set.of("reason", "message", "begins", "contains"));
        return new NotGroundableRule(
                entry.text("reason"), entry.text("message"), entry.texts("begins"), entry.texts("contains"));
    }

    boolean matches(List<String> words) {
        String spaced = " " + String.join(" ", words) + " ";
        return begins.stream().anyMatch(begin -> spaced.startsWith(" " + begin + " "))
                || contains.stream().anyMatch(inside -> spaced.contains(" " + inside + " "));
    }
}
