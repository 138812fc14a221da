package org.deixis.explanation;

import java.util.List;

/** An answer as tests look at it: its sentences, and what their ids mean. */
record Answer(
        List<Sentence> sentences,
        List<AnswerRecord.Withheld> withheld,
        int uncited,
        String author,
        EvidenceSet evidence) {

    static Answer of(Explainer.Answered answered) {
        AnswerRecord record = answered.record();
        return new Answer(
                record.sentences().stream()
                        .map(s -> new Sentence(s.section(), s.text(), s.evidence()))
                        .toList(),
                record.withheld(),
                record.uncited(),
                record.author(),
                answered.evidence());
    }
}
