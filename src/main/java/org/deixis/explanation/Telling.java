package org.deixis.explanation;

import java.util.List;
import org.deixis.study.Verdict;

/** How findings are called at one reading level. */
record Telling(ReadingLevel level) {

    boolean plain() {
        return level == ReadingLevel.PATIENT;
    }

    /** Whether its name may be written. */
    boolean names(Evidence.Finding finding) {
        return !plain() || !finding.namesDisease();
    }

    /** E.g. "the left lung", "the possible ground-glass opacity"; in plain words "the marked area 4". */
    String drawn(Evidence.Finding finding) {
        if (!names(finding)) {
            return finding.verdict() == Verdict.UNSURE
                    ? "the possible area %d".formatted(finding.number())
                    : "the marked area %d".formatted(finding.number());
        }
        String name = finding.kind() == null ? Nouns.quoted(finding.name()) : finding.name();
        return finding.verdict() == Verdict.UNSURE ? "the possible " + name : "the " + name;
    }

    /** E.g. "the left lung", "a polyp"; in plain words "what was asked for as number 4". */
    String subject(Evidence.Finding finding) {
        return names(finding) ? Nouns.withArticle(finding) : "what was looked for as number " + finding.number();
    }

    String was(Evidence.Finding finding) {
        return names(finding) ? Nouns.was(finding.name()) : "was";
    }

    String is(Evidence.Finding finding) {
        return names(finding) ? Nouns.is(finding.name()) : "is";
    }

    /** " (visible 0.97)"; nothing in plain words or without a score. */
    String score(Evidence.Finding finding) {
        return plain() || finding.scoreShown() == null ? "" : " (" + finding.scoreShown() + ")";
    }

    /** "a, b and c" of findings, each with its score. */
    String list(List<Evidence.Finding> findings) {
        return Nouns.list(findings.stream().map(f -> subject(f) + score(f)).toList());
    }

    /** For words in a sentence that are not the model's: "located" or, in plain words, "found on the picture". */
    String located() {
        return plain() ? "found on the picture" : "located";
    }

    /** As {@link #drawn}, to begin a sentence with. */
    String beginning(Evidence.Finding finding) {
        return Nouns.capitalised(drawn(finding));
    }

    /** E.g. "cover" of the lungs, "covers" of a lung. */
    String verb(Evidence.Finding finding, String plural) {
        return names(finding) && Nouns.plural(finding.name()) ? plural : plural + "s";
    }

    /** What looks: "model", in plain words "program". */
    String program() {
        return plain() ? "program" : "model";
    }

    String notLocated() {
        return plain() ? "not found" : "not located";
    }
}
