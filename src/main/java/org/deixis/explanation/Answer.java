package org.deixis.explanation;

import java.util.List;

/**
 * What was said to one question, after the guards.
 *
 * @param sentences in order; each cites at least one id of the evidence, unless the settings let uncited ones stand
 * @param withheld draft sentences that were not let through
 * @param uncited how many sentences rested on nothing
 * @param author {@code narrator} or the language model's name
 * @param evidence what the ids mean
 */
public record Answer(
        List<Sentence> sentences, List<Withheld> withheld, int uncited, String author, EvidenceSet evidence) {
    public Answer {
        sentences = List.copyOf(sentences);
        withheld = List.copyOf(withheld);
    }

    /** A draft sentence and why it was withheld. */
    public record Withheld(Sentence sentence, String why) {}
}
