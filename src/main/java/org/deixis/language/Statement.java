package org.deixis.language;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a sentence speaks of. All numbers are indices of tokens.
 *
 * @param from first token of the phrase
 * @param to one past its last token
 * @param nameFrom first token of the words that name the thing
 * @param nameTo one past the last of them
 * @param headFrom first token of the words that end its name and stand only in a later one: "adenopathy" for "hilar" in
 *     "hilar or mediastinal adenopathy"
 * @param headTo one past the last of them; equal where there are none
 * @param groupFrom where the words begin that belong to it: "small left" in "a small left effusion"
 * @param says what is said
 * @param claim how it is said to be, or null
 */
record Statement(
        int from,
        int to,
        int nameFrom,
        int nameTo,
        int headFrom,
        int headTo,
        int groupFrom,
        Mention.Says says,
        @Nullable String claim) {

    boolean mayBeDenied() {
        return says == Mention.Says.FINDING || says == Mention.Says.ABNORMAL;
    }
}
