package org.deixis.explanation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.deixis.study.Verdict;

/** One answer of the narrator in the making: the topics of the question, one after the other. */
final class NarratedAnswer {
    private final Question question;
    private final EvidenceSet evidence;
    private final Telling telling;
    private final OverviewSentences overview;
    private final VerdictSentences verdicts;
    private final MeasureSentences measures;
    private final CertaintySentences certainty;
    private final List<Sentence> answer = new ArrayList<>();

    NarratedAnswer(Question question, EvidenceSet evidence, Telling telling) {
        this.question = question;
        this.evidence = evidence;
        this.telling = telling;
        this.overview = new OverviewSentences(evidence, telling);
        this.verdicts = new VerdictSentences(evidence, telling);
        this.measures = new MeasureSentences(evidence, telling);
        this.certainty = new CertaintySentences(evidence, telling);
    }

    List<Sentence> sentences() {
        if (question.asks(Topic.TREATMENT)) {
            return List.of(Policies.sentence(Policies.NO_TREATMENT));
        }
        if (question.asks(Topic.DRAFT)) {
            return new DraftReport(evidence, telling).sentences();
        }
        for (Topic topic : Topic.values()) {
            if (question.asks(topic)) {
                about(topic);
            }
        }
        if (answer.isEmpty()) {
            question.targets().forEach(f -> answer.addAll(verdicts.of(f)));
        }
        if (answer.isEmpty()) {
            answer.add(Policies.saying(Policies.OUTSIDE));
        }
        return List.copyOf(new LinkedHashSet<>(answer));
    }

    private void about(Topic topic) {
        switch (topic) {
            case TREATMENT, DRAFT -> {} // answered alone
            case DIAGNOSIS -> {
                answer.add(Policies.sentence(Policies.NO_DIAGNOSIS));
                question.targets().forEach(f -> answer.addAll(verdicts.of(f)));
            }
            case NORMAL ->
                answer.add(certainty.normal(question.targets().stream().findFirst()));
            case EARLIER -> answer.add(Policies.saying(Policies.ONE_IMAGE));
            case SIMILAR -> similar();
            case COMPARE -> compare();
            case NOT_TAUGHT -> notTaught();
            case NOT_LOCATED -> notLocated();
            case CARD -> card();
            case STUDY -> study();
            case OVERVIEW -> {
                if (question.targets().isEmpty()) {
                    answer.addAll(overview.all());
                } else {
                    question.targets().forEach(f -> answer.addAll(verdicts.of(f)));
                }
            }
            case WHERE -> each(measures::where);
            case SIDE -> each(measures::side);
            case COUNT -> count();
            case SIZE -> {
                each(f -> List.of(measures.size(f)));
                answer.add(measures.noMillimetres());
            }
            case SURE -> answer.addAll(certainty.sure(targetsOr(drawn())));
            case CERTAIN -> targetsOr(doubtful()).forEach(f -> answer.addAll(certainty.certain(f)));
            case WHY -> targetsOr(doubtful()).forEach(f -> answer.addAll(certainty.why(f)));
        }
    }

    private interface Told {
        List<Sentence> of(Evidence.Finding drawn);
    }

    /** Drawn ones are told about; of the others it is said why not. */
    private void each(Told told) {
        for (Evidence.Finding f : targetsOr(drawn())) {
            answer.addAll(f.measures() == null ? verdicts.of(f) : told.of(f));
        }
        if (question.targets().isEmpty() && drawn().isEmpty()) {
            answer.addAll(overview.all());
        }
    }

    private void count() {
        if (!question.targets().isEmpty()) {
            each(f -> List.of(measures.count(f)));
            return;
        }
        int all = evidence.findings().size();
        Stream.of(Verdict.FOUND, Verdict.UNSURE, Verdict.NOT_FOUND).forEach(verdict -> {
            List<Evidence.Finding> such = evidence.findings().stream()
                    .filter(f -> f.verdict() == verdict)
                    .toList();
            if (!such.isEmpty()) {
                answer.add(Sentence.of(
                        "%s: %d of %d looked for.".formatted(verdict.words(), such.size(), all),
                        OverviewSentences.ids(such)));
            }
        });
    }

    private void compare() {
        List<Evidence.Finding> pair = question.targets();
        if (pair.size() < 2) {
            return;
        }
        List<Evidence.Finding> missing =
                pair.stream().filter(f -> f.measures() == null).toList();
        missing.forEach(f -> answer.addAll(verdicts.of(f)));
        if (missing.isEmpty()) {
            answer.addAll(measures.compare(pair.get(0), pair.get(1)));
        }
    }

    private void similar() {
        if (evidence.pairs().isEmpty()) {
            answer.add(Policies.saying(Policies.NO_PAIRS));
        }
        if (telling.plain() && !evidence.pairs().isEmpty()) {
            answer.add(Policies.saying(Policies.PAIRS));
            return;
        }
        evidence.pairs()
                .forEach(pair -> answer.add(Sentence.of(
                        "A similar case, which only illustrates, is described as %s."
                                .formatted(Nouns.quoted(pair.caption())),
                        pair)));
    }

    private void notTaught() {
        if (!question.targets().isEmpty()) {
            question.targets().forEach(f -> answer.addAll(verdicts.of(f)));
            return;
        }
        answer.addAll(overview.notAssessed(Integer.MAX_VALUE));
        if (answer.isEmpty()) {
            answer.add(certainty.normal(Optional.empty()));
        }
    }

    private void notLocated() {
        if (!question.targets().isEmpty()) {
            question.targets().forEach(f -> answer.addAll(verdicts.of(f)));
        } else {
            List<Sentence> missed = overview.notDrawn();
            answer.addAll(missed.isEmpty() ? overview.drawn(evidence.findings()) : missed);
        }
    }

    private void card() {
        if (question.asks(Topic.NOT_TAUGHT)) {
            return;
        }
        List<Evidence.CardFact> tiers = question.targets().stream()
                .flatMap(f -> Stream.of("tier:", "dice:").flatMap(kind -> evidence.card(kind + f.concept()).stream()))
                .toList();
        Stream.concat(
                        Stream.of("pack", "taught")
                                .filter(id -> question.targets().isEmpty())
                                .flatMap(id -> evidence.card(id).stream()),
                        tiers.stream())
                .filter(fact -> !telling.plain() || !fact.id().equals("card:taught"))
                .forEach(fact -> answer.add(Sentence.of(fact.statement(), fact)));
    }

    private void study() {
        evidence.studyFacts().forEach(fact -> answer.add(Sentence.of(fact.statement(), fact)));
        Optional.of(question.text().toLowerCase(Locale.ROOT))
                .filter(text -> text.matches(".*\\b(age|sex|gender|how old|projection|view)\\b.*"))
                .filter(text -> evidence.image().typed().isEmpty())
                .ifPresent(text -> answer.add(Policies.saying(Policies.NOBODY_TYPED)));
    }

    private List<Evidence.Finding> targetsOr(List<Evidence.Finding> others) {
        return question.targets().isEmpty() ? others : question.targets();
    }

    private List<Evidence.Finding> drawn() {
        return evidence.findings().stream().filter(f -> f.measures() != null).toList();
    }

    /** Those that are possible; where there are none, those located. */
    private List<Evidence.Finding> doubtful() {
        List<Evidence.Finding> possible =
                drawn().stream().filter(f -> f.verdict() == Verdict.UNSURE).toList();
        return possible.isEmpty() ? drawn() : possible;
    }
}
