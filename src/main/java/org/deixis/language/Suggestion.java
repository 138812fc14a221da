package org.deixis.language;

import org.jspecify.annotations.Nullable;

/**
 * What could stand in place of words that are being typed.
 *
 * @param text the whole phrase to put in their place
 * @param concept what it means; null for words that were only asked before
 * @param why what makes it a suggestion
 */
public record Suggestion(String text, @Nullable Concept concept, Why why) {

    /** What makes it a suggestion. */
    public enum Why {
        /** The typed words begin it. */
        BEGINS,
        /** It was asked before. */
        ASKED_BEFORE,
        /** The typed words differ from it by a slip or two. */
        DID_YOU_MEAN
    }
}
