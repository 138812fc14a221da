package org.deixis.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.deixis.study.Verdict;

/** Questions worth asking, computed from the evidence. */
final class Suggestions {
    private static final int MOST = 6;
    private static final String FIRST = "What do you see, and how sure are you?";

    private Suggestions() {}

    static List<String> of(EvidenceSet evidence, List<AnswerRecord> earlier, boolean pairs) {
        List<String> questions = new ArrayList<>();
        questions.add(FIRST);
        List<Evidence.Finding> findings = evidence.findings();
        if (evidence.other().isPresent()) {
            questions.add("How do the two images differ?");
        }
        if (!evidence.disagreements().isEmpty()) {
            questions.add("Where do text and model disagree?");
        }
        if (findings.stream().anyMatch(f -> f.verdict() == Verdict.UNSURE && f.kind() != null)) {
            questions.add("Why only possible?");
        }
        if (findings.stream().anyMatch(f -> f.verdict().isDrawn())) {
            questions.add("Where exactly?");
        }
        if (findings.stream().anyMatch(f -> f.verdict() == Verdict.NOT_FOUND)) {
            questions.add("What was not located?");
        }
        questions.add("What is not taught?");
        if (pairs) {
            questions.add("Show similar cases");
        }
        questions.add("Draft a report");
        if (!earlier.isEmpty() && earlier.getLast().level() == ReadingLevel.CLINICIAN) {
            questions.add("In plain words");
        }
        Set<String> asked = earlier.stream()
                .map(answer -> answer.question().strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return questions.stream()
                .filter(question -> !asked.contains(question.toLowerCase(Locale.ROOT)))
                .limit(MOST)
                .toList();
    }
}
