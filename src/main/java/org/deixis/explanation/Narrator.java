package org.deixis.explanation;

import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Answers questions from the evidence in set sentences: no model, no network, the same answer every time. Captions and
 * typed words are at most quoted. Stateless; safe for use by several threads.
 */
@Component
final class Narrator {
    static final String NAME = "narrator";

    /** At least one sentence; each cites evidence of this set. */
    List<Sentence> answer(Question question, EvidenceSet evidence, ReadingLevel level) {
        return new NarratedAnswer(question, evidence, new Telling(level)).sentences();
    }
}
