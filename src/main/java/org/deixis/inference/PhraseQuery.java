package org.deixis.inference;

/**
 * One question to the decoder.
 *
 * @param text what the text encoder embeds: a concept's canonical name, or the typed words for network-only measures; blank means hints alone
 * @param hints clicks and box, or {@link Hints#NONE}
 */
public record PhraseQuery(String text, Hints hints) {
    public static PhraseQuery of(String text) {
        return new PhraseQuery(text, Hints.NONE);
    }
}
