package org.deixis.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sentences and their parts that are no statement about the image: "compare with prior". */
final class RefusedClauses {
    private final Wording wording;

    RefusedClauses(Wording wording) {
        this.wording = wording;
    }

    /** Words that speak of nothing in the image, with the reason; empty where none is known. */
    Optional<Phrase> of(List<Token> tokens, int from, int to, List<Cues.Cue> cues, Details details) {
        List<String> words = tokens.subList(from, to).stream().map(Token::form).toList();
        return cues.stream()
                .filter(cue -> from <= cue.from() && cue.to() <= to)
                .flatMap(cue -> Optional.ofNullable(cue.refusal()).stream())
                .findFirst()
                .or(() -> wording.notGroundable(words).map(rule -> new Mention.Refusal(rule.reason(), rule.message())))
                .map(reason -> new Phrase(
                        details.text(from, to),
                        tokens.get(from).start(),
                        tokens.get(to - 1).end(),
                        Polarity.PRESENT,
                        Mention.refused(reason)));
    }

    /** Those between semicolons that stand beside statements and hold none. */
    List<Phrase> beside(List<Token> tokens, List<Cues.Cue> cues, List<Statement> statements, Details details) {
        List<Phrase> refused = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= tokens.size(); i++) {
            if (i == tokens.size() || tokens.get(i).is(";")) {
                int to = i;
                while (to > from && tokens.get(to - 1).isMark()) {
                    to--;
                }
                int start = from;
                int end = to;
                boolean speaks = statements.stream().anyMatch(one -> one.from() < end && start < one.to());
                if (start < end && !speaks) {
                    of(tokens, start, end, cues, details).ifPresent(refused::add);
                }
                from = i + 1;
            }
        }
        return refused;
    }
}
