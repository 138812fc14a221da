package org.deixis.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the model was taught and how it was tested, and what is known of the image itself. */
final class BackgroundSentences {
    private static final Pattern TYPED = Pattern.compile("\\b(?:age|sex|gender|how old|projection|view)\\b");

    private final EvidenceSet evidence;
    private final Telling telling;

    BackgroundSentences(EvidenceSet evidence, Telling telling) {
        this.evidence = evidence;
        this.telling = telling;
    }

    /** @param about findings whose labels are asked about; empty for the model as a whole */
    List<Sentence> card(List<Evidence.Finding> about) {
        Stream<String> ids = about.isEmpty()
                ? Stream.of("pack", "taught")
                : about.stream().flatMap(f -> Stream.of("tier:" + f.concept(), "dice:" + f.concept()));
        return ids.flatMap(id -> evidence.card(id).stream())
                .filter(fact -> !telling.plain() || !fact.id().equals("card:taught"))
                .map(fact -> Sentence.of(fact.statement(), fact))
                .toList();
    }

    List<Sentence> notTaught() {
        List<Sentence> sentences = new OverviewSentences(evidence, telling).notAssessed(Integer.MAX_VALUE);
        return sentences.isEmpty()
                ? List.of(new CertaintySentences(evidence, telling).normal(Optional.empty()))
                : sentences;
    }

    List<Sentence> study(String question) {
        List<Sentence> sentences = new ArrayList<>();
        evidence.studyFacts().forEach(fact -> sentences.add(Sentence.of(fact.statement(), fact)));
        boolean nothingTyped = evidence.image().typed().keySet().stream().allMatch(ImageFacts.SPACING::equals);
        if (nothingTyped && TYPED.matcher(question.toLowerCase(Locale.ROOT)).find()) {
            sentences.add(Policies.saying(Policies.NOBODY_TYPED));
        }
        return sentences;
    }
}
