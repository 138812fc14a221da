package org.deixis.language;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a mistyped word of a sentence as the one word of the vocabulary that it is one edit away from, so that a finding is
 * not passed over for a slip. Slips keep the first letter here. Words that any list has stay what they are, and so does what
 * could be two words of the vocabulary. Immutable.
 */
final class SentenceSpelling {
    private final Set<String> known = new HashSet<>();
    private final Typos typos;

    SentenceSpelling(SentenceWords words, Cues cues, Vocabulary vocabulary, Wording wording, Normaliser normaliser) {
        Set<String> names = new HashSet<>();
        vocabulary.readings().forEach(reading -> names.addAll(normaliser.forms(reading.words())));
        typos = new Typos(names, wording);
        known.addAll(names);
        known.addAll(words.known);
        known.addAll(cues.known());
        ParaphraseRules.addForms(known, ParaphraseRules.MEDICAL_WORDS, normaliser);
    }

    List<Token> mended(List<Token> tokens) {
        return tokens.stream().map(this::mended).toList();
    }

    private Token mended(Token token) {
        if (token.form().length() < Typos.SHORTEST || known.contains(token.form())) {
            return token;
        }
        List<String> repairs = typos.repairs(List.of(token.form()))
                .map(List::getFirst)
                .filter(word -> word.charAt(0) == token.form().charAt(0))
                .limit(2)
                .toList();
        return repairs.size() == 1
                ? new Token(repairs.getFirst(), token.start(), token.end(), token.capitals())
                : token;
    }
}
