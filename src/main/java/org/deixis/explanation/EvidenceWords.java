package org.deixis.explanation;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Evidence in a few words, for a chip, and in a sentence. */
public final class EvidenceWords {
    private EvidenceWords() {}

    /** E.g. "left lung · visible 0.99", "possible", "model card". */
    public static String label(Evidence evidence) {
        return switch (evidence) {
            case Evidence.Finding finding ->
                Stream.of(finding.name(), finding.scoreShown() == null ? said(finding) : finding.scoreShown())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" · "));
            case Evidence.CardFact fact -> fact.id().equals("card:not-taught") ? "not taught" : "model card";
            case Evidence.StudyFact fact -> "this image";
            case Evidence.Pair pair -> "similar case";
            case Evidence.Policy policy -> "rule";
        };
    }

    /** One sentence, or the caption of a pair. */
    public static String statement(Evidence evidence) {
        return switch (evidence) {
            case Evidence.Finding finding ->
                "%s: %s%s."
                        .formatted(
                                Nouns.capitalised(finding.name()),
                                said(finding),
                                finding.scoreShown() == null ? "" : ", " + finding.scoreShown());
            case Evidence.CardFact fact -> fact.statement();
            case Evidence.StudyFact fact -> fact.statement();
            case Evidence.Pair pair -> pair.caption();
            case Evidence.Policy policy -> policy.statement();
        };
    }

    static AnswerRecord.Cited cited(Evidence evidence) {
        return new AnswerRecord.Cited(evidence.id(), label(evidence), statement(evidence));
    }

    private static String said(Evidence.Finding finding) {
        return finding.verdict().words().toLowerCase(java.util.Locale.ROOT);
    }
}
