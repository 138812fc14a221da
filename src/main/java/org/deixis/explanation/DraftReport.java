package org.deixis.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.deixis.inference.EvidenceTier;

/**
 * A draft for a person to go on with: what a person accepted, what nobody verified, what was not assessed, and the limits.
 * It has no impression.
 */
final class DraftReport {
    /** The commonest stand first; a list of everything is read by nobody. */
    private static final int MOST_NOT_TAUGHT = 20;

    private final EvidenceSet evidence;
    private final Telling telling;
    private final OverviewSentences overview;

    DraftReport(EvidenceSet evidence, Telling telling) {
        this.evidence = evidence;
        this.telling = telling;
        this.overview = new OverviewSentences(evidence, telling);
    }

    List<Sentence> sentences() {
        List<Sentence> draft = new ArrayList<>();
        section(draft, "FINDINGS", findings());
        section(draft, "UNVERIFIED", unverified());
        section(draft, "NOT ASSESSED", notAssessed());
        section(draft, "LIMITS", limits());
        return draft;
    }

    private List<Sentence> findings() {
        List<Sentence> accepted = overview.drawn(which(Evidence.Finding::accepted));
        return accepted.isEmpty() ? List.of(Policies.saying(Policies.NOTHING_ACCEPTED)) : accepted;
    }

    private List<Sentence> unverified() {
        List<Sentence> unverified = new ArrayList<>(overview.drawn(which(f -> !f.accepted())));
        unverified.addAll(overview.disagreements(List.of()));
        return unverified;
    }

    private List<Sentence> notAssessed() {
        List<Sentence> sentences = new ArrayList<>(overview.notDrawn());
        sentences.addAll(overview.notAssessed(MOST_NOT_TAUGHT));
        List<Evidence.Finding> untested =
                which(f -> f.tier() == EvidenceTier.UNTESTED && f.verdict().isDrawn());
        if (!telling.plain() && !untested.isEmpty()) {
            evidence.card("untested").ifPresent(fact -> sentences.add(Sentence.of(fact.statement(), fact)));
        }
        if (sentences.isEmpty()) {
            sentences.add(Policies.saying(Policies.NORMAL_NOT_ASSESSED));
        }
        return sentences;
    }

    private List<Sentence> limits() {
        List<Sentence> sentences = new ArrayList<>();
        evidence.card("pack").ifPresent(fact -> sentences.add(Sentence.of(fact.statement(), fact)));
        evidence.studyFacts().forEach(fact -> sentences.add(Sentence.of(fact.statement(), fact)));
        sentences.add(Policies.sentence(Policies.IMPRESSION));
        sentences.add(Sentence.of(Policies.RESEARCH_USE.statement(), Policies.RESEARCH_USE));
        return sentences;
    }

    private List<Evidence.Finding> which(Predicate<Evidence.Finding> wanted) {
        return evidence.findings().stream().filter(wanted).toList();
    }

    private static void section(List<Sentence> draft, String heading, List<Sentence> sentences) {
        sentences.forEach(sentence -> draft.add(sentence.under(heading)));
    }
}
