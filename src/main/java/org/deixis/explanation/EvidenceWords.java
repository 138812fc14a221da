package org.deixis.explanation;

import java.util.Locale;
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
            case Evidence.Disagreement d -> d.finding().name() + " · text and model disagree";
            case Evidence.OfOtherImage of -> "other image · " + label(of.evidence());
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
            case Evidence.Disagreement d -> d.statement(ReadingLevel.CLINICIAN);
            case Evidence.OfOtherImage of -> "Of the other image: " + statement(of.evidence());
            case Evidence.CardFact fact -> fact.statement();
            case Evidence.StudyFact fact -> fact.statement();
            case Evidence.Pair pair -> pair.caption();
            case Evidence.Policy policy -> policy.statement();
        };
    }

    /** E.g. "24,000 px, 20.0 % of the image", or in cm² where the size of a pixel is known. */
    public static String size(Evidence.Measures measures) {
        return String.format(Locale.ROOT, "%s, %.1f %% of the image", area(measures), 100 * measures.share());
    }

    static String area(Evidence.Measures measures) {
        Evidence.Millimetres mm = measures.millimetres();
        return mm == null ? String.format(Locale.ROOT, "%,d px", measures.area()) : Lengths.area(mm.area());
    }

    static AnswerRecord.Cited cited(Evidence evidence) {
        return new AnswerRecord.Cited(evidence.id(), label(evidence), statement(evidence));
    }

    private static String said(Evidence.Finding finding) {
        return finding.verdict().words().toLowerCase(Locale.ROOT);
    }
}
