package org.deixis.explanation;

import java.util.List;
import java.util.stream.Stream;

/**
 * A sentence under examination.
 *
 * @param text as written
 * @param bare the text without honest formulas and quotations, of the same length
 * @param mentions names in {@code bare}
 * @param claims what it says of them
 * @param cited evidence that exists
 * @param evidence all there is
 */
record CheckedSentence(
        String text,
        String bare,
        List<Mentions.Mention> mentions,
        List<Claims.Claim> claims,
        List<Evidence> cited,
        EvidenceSet evidence) {

    static CheckedSentence of(String text, List<Evidence> cited, Mentions names, EvidenceSet evidence) {
        String bare = Claims.bare(text);
        List<Mentions.Mention> mentions = names.in(bare);
        return new CheckedSentence(text, bare, mentions, Claims.of(bare, mentions), cited, evidence);
    }

    List<Evidence.Finding> findings() {
        return of(Evidence.Finding.class).toList();
    }

    List<Evidence.CardFact> cards() {
        return of(Evidence.CardFact.class).toList();
    }

    private <T extends Evidence> Stream<T> of(Class<T> kind) {
        return cited.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** Cited findings that the name stands for: the thing itself, else its parts. */
    List<Evidence.Finding> meant(Mentions.Mention mention) {
        List<Evidence.Finding> same = findings().stream().filter(mention::of).toList();
        return !same.isEmpty()
                ? same
                : findings().stream()
                        .filter(f -> f.parent() != null && mention.ids().contains(f.parent()))
                        .toList();
    }

    /** Whether a cited card speaks of it. */
    boolean isOnACard(Mentions.Mention mention) {
        return cards().stream()
                .flatMap(card -> card.names().stream())
                .anyMatch(name -> stems(name).equals(stems(mention.words())));
    }

    private static String stems(String words) {
        return String.join(
                " ",
                Stream.of(words.split("[^\\p{L}\\p{N}]+")).map(Mentions::stem).toList());
    }

    /** The text without the names: what is left are the claims about them. */
    String withoutNames() {
        StringBuilder rest = new StringBuilder(bare);
        for (Mentions.Mention mention : mentions) {
            for (int i = mention.start(); i < mention.end(); i++) {
                rest.setCharAt(i, ' ');
            }
        }
        return rest.toString();
    }
}
