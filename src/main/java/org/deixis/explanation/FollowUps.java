package org.deixis.explanation;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Questions that go on about what the question before named: "And how large is it?" */
final class FollowUps {
    private static final Set<Topic> OF_A_THING = Set.of(
            Topic.WHERE, Topic.SIDE, Topic.COUNT, Topic.SIZE, Topic.SURE, Topic.CERTAIN, Topic.WHY, Topic.SIMILAR);
    private static final Pattern POINTS = Pattern.compile(
            "\\b(?:it|its|they|them|their|this one|that one|those|these)\\b|^(?:and|but|so)\\b|^(?:\\w+ ){0,2}\\w+ ?\\?*$",
            Pattern.CASE_INSENSITIVE);

    private final QuestionReader reader;

    FollowUps(QuestionReader reader) {
        this.reader = reader;
    }

    /** The question with what it points back to, where it names nothing itself. */
    Question resolved(Question question, List<AnswerRecord> earlier, EvidenceSet evidence) {
        Question last = question;
        for (AnswerRecord answer : earlier.reversed()) {
            if (!pointsBack(last)) {
                break;
            }
            last = reader.read(answer.question(), evidence);
            if (!last.targets().isEmpty()) {
                return question.about(last.targets());
            }
        }
        return question;
    }

    private static boolean pointsBack(Question question) {
        return question.targets().isEmpty()
                && question.unlooked().isEmpty()
                && question.topics().stream().anyMatch(OF_A_THING::contains)
                && POINTS.matcher(question.text()).find();
    }
}
