package org.deixis.explanation;

import java.util.List;
import java.util.Set;

/**
 * A question as it was understood.
 *
 * @param text as typed, one line
 * @param topics what it asks for; empty where it names things and asks for nothing in particular, or nothing known
 * @param targets the findings it names, in order; empty where it names none
 * @param unlooked words that name something which nobody has looked for yet
 */
record Question(String text, Set<Topic> topics, List<Evidence.Finding> targets, List<String> unlooked) {
    Question {
        topics = Set.copyOf(topics);
        targets = List.copyOf(targets);
        unlooked = List.copyOf(unlooked);
    }

    /** The same, asked of these. */
    Question about(List<Evidence.Finding> others) {
        return new Question(text, topics, others, unlooked);
    }

    /** Whether it asks how this image and another one compare; what an earlier one showed is such a question too. */
    boolean isAboutTwoImages(EvidenceSet evidence) {
        boolean comparesNothingHere = asks(Topic.COMPARE) && targets.size() < 2;
        return asks(Topic.OTHER_IMAGE) || evidence.other().isPresent() && (comparesNothingHere || asks(Topic.EARLIER));
    }

    boolean asks(Topic topic) {
        return topics.contains(topic);
    }
}
