package org.deixis.explanation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.deixis.study.Verdict;

/** One answer of the narrator in the making: the topics of the question, one after the other. */
final class NarratedAnswer {
    private final Question question;
    private final EvidenceSet evidence;
    private final Telling telling;
    private final OverviewSentences overview;
    private final VerdictSentences verdicts;
    private final PlaceSentences places;
    private final MeasureSentences measures;
    private final CertaintySentences certainty;
    private final BackgroundSentences background;
    private final List<Sentence> answer = new ArrayList<>();

    NarratedAnswer(Question question, EvidenceSet evidence, Telling telling) {
        this.question = question;
        this.evidence = evidence;
        this.telling = telling;
        this.overview = new OverviewSentences(evidence, telling);
        this.verdicts = new VerdictSentences(evidence, telling);
        this.places = new PlaceSentences(evidence, telling);
        this.measures = new MeasureSentences(evidence, telling);
        this.certainty = new CertaintySentences(evidence, telling);
        this.background = new BackgroundSentences(evidence, telling);
    }

    List<Sentence> sentences() {
        if (question.asks(Topic.TREATMENT)) {
            return List.of(Policies.sentence(Policies.NO_TREATMENT));
        }
        if (question.asks(Topic.DRAFT)) {
            return new DraftReport(evidence, telling).sentences();
        }
        if (question.isAboutTwoImages(evidence)) {
            return evidence.other()
                    .map(other -> new ComparisonSentences(evidence, other, telling).of(question.targets()))
                    .orElseGet(() -> List.of(Policies.saying(Policies.NO_OTHER_IMAGE)));
        }
        if (question.asks(Topic.DISAGREEMENT)) {
            return disagreements();
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
            case TREATMENT, DRAFT, OTHER_IMAGE, DISAGREEMENT -> {} // answered alone
            case DIAGNOSIS -> {
                answer.add(Policies.sentence(Policies.NO_DIAGNOSIS));
                question.targets().forEach(f -> answer.addAll(verdicts.of(f)));
            }
            case NORMAL ->
                answer.add(certainty.normal(question.targets().stream().findFirst()));
            case EARLIER -> answer.add(Policies.saying(Policies.ONE_IMAGE));
            case SIMILAR -> similar();
            case COMPARE -> compare();
            case NOT_TAUGHT -> {
                question.targets().forEach(f -> answer.addAll(verdicts.of(f)));
                if (question.targets().isEmpty()) {
                    answer.addAll(background.notTaught());
                }
            }
            case NOT_LOCATED -> notLocated();
            case CARD -> {
                if (!question.asks(Topic.NOT_TAUGHT)) {
                    answer.addAll(background.card(question.targets()));
                }
            }
            case STUDY -> answer.addAll(background.study(question.text()));
            case OVERVIEW -> {
                if (question.targets().isEmpty()) {
                    answer.addAll(overview.all());
                } else {
                    question.targets().forEach(f -> answer.addAll(verdicts.of(f)));
                }
            }
            case WHERE -> each(places::where);
            case SIDE -> each(places::side);
            case COUNT -> count();
            case SIZE -> {
                each(f -> List.of(measures.size(f)));
                answer.add(measures.spacing());
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

    private List<Sentence> disagreements() {
        List<Sentence> all = overview.disagreements(question.targets());
        return all.isEmpty() ? List.of(Policies.saying(Policies.NO_DISAGREEMENT)) : all;
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

    private void notLocated() {
        if (!question.targets().isEmpty()) {
            question.targets().forEach(f -> answer.addAll(verdicts.of(f)));
        } else {
            List<Sentence> missed = overview.notDrawn();
            answer.addAll(missed.isEmpty() ? overview.drawn(evidence.findings()) : missed);
        }
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
