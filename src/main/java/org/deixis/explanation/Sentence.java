package org.deixis.explanation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sentence of an answer.
 *
 * @param section heading that it stands under, e.g. {@code LIMITS}; null outside of drafts
 * @param text ends with a full stop
 * @param evidence ids of what it rests on
 */
public record Sentence(@Nullable String section, String text, List<String> evidence) {
    public Sentence {
        evidence = List.copyOf(evidence);
    }

    static Sentence of(String text, List<String> evidence) {
        return new Sentence(null, text, evidence);
    }

    static Sentence of(String text, Evidence... evidence) {
        return of(text, List.of(evidence).stream().map(Evidence::id).toList());
    }

    Sentence under(String heading) {
        return new Sentence(heading, text, evidence);
    }
}
