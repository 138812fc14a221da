package org.deixis.language;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a sentence speaks of. All numbers are indices of tokens.
 *
 * @param from first token of the phrase
 * @param to one past its last token
 * @param nameFrom first token of the words that name the thing
 * @param nameTo one past the last of them
 * @param headFrom first token of the words that end its name and stand only in another one: "adenopathy" for "hilar" in
 *     "hilar or mediastinal adenopathy"
 * @param headTo one past the last of them; equal where there are none
 * @param restFrom first token of words for a place that stand only in a later one: "lobe" for "upper" in "upper and lower
 *     lobe opacities"; equal to {@code headFrom} where there are none
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
        int restFrom,
        int groupFrom,
        Mention.Says says,
        @Nullable String claim) {

    /** Whether the words that end its name, or all of its name, stand in another thing. */
    boolean shares() {
        return headTo > headFrom;
    }

    /** Whether the thing before and this one are of one list whose name stands once. */
    boolean continues(Statement before) {
        return before.shares() && before.headTo == headTo;
    }

    /** Whether its name stands before it: "a small one". */
    boolean pointsBack() {
        return shares() && headTo <= from;
    }

    /** Whether only its place is its own. */
    boolean onlyPlace() {
        return shares() && nameFrom == nameTo;
    }

    boolean mayBeDenied() {
        return says == Mention.Says.FINDING || says == Mention.Says.ABNORMAL;
    }
}
