package org.deixis.explanation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.deixis.study.Verdict;

/** How sure, why, and that nothing is certain. */
final class CertaintySentences {
    private static final Pattern COUNTED = Pattern.compile("Of ([\\d,]+) test phrases .*, ([\\d,]+) were present\\.");

    private final EvidenceSet evidence;
    private final Telling telling;
    private final VerdictSentences verdicts;

    CertaintySentences(EvidenceSet evidence, Telling telling) {
        this.evidence = evidence;
        this.telling = telling;
        this.verdicts = new VerdictSentences(evidence, telling);
    }

    /** What the scores mean, one sentence for all of one verdict that were scored alike. */
    List<Sentence> sure(List<Evidence.Finding> findings) {
        Map<List<Object>, List<Evidence.Finding>> alike = new LinkedHashMap<>();
        List<Sentence> sentences = new ArrayList<>();
        for (Evidence.Finding f : findings) {
            if (f.score() == null || telling.plain() && !f.verdict().isDrawn()) {
                sentences.addAll(verdicts.of(f));
            } else {
                alike.computeIfAbsent(List.of(f.verdict(), calibrationOf(f)), key -> new ArrayList<>())
                        .add(f);
            }
        }
        alike.forEach((key, scored) -> sentences.add(evidence.find((String) key.getLast())
                .map(Evidence.CardFact.class::cast)
                .map(fact -> counted(fact, scored))
                .orElseGet(() -> uncounted(scored))));
        if (!alike.isEmpty()) {
            sentences.add(Policies.saying(telling.plain() ? Policies.SCORES_PLAIN : Policies.SCORES));
        }
        return sentences;
    }

    private Sentence counted(Evidence.CardFact fact, List<Evidence.Finding> scored) {
        List<String> ids = Stream.concat(OverviewSentences.ids(scored).stream(), Stream.of(fact.id()))
                .toList();
        if (!telling.plain()) {
            return Sentence.of(
                    "%s; of%s".formatted(byVerdict(scored), fact.statement().substring("Of".length())), ids);
        }
        Matcher counted = COUNTED.matcher(fact.statement());
        return Sentence.of(
                "In tests, things scored like %s were there in %s cases."
                        .formatted(
                                names(scored),
                                counted.matches() ? counted.group(2) + " of " + counted.group(1) : "many"),
                ids);
    }

    private Sentence uncounted(List<Evidence.Finding> scored) {
        return Sentence.of(
                telling.plain()
                        ? "Too few tests were scored like %s for a number.".formatted(names(scored))
                        : byVerdict(scored) + "; too few test phrases were scored like this for a number.",
                OverviewSentences.ids(scored));
    }

    private String byVerdict(List<Evidence.Finding> alike) {
        return alike.getFirst().verdict().words() + ": " + telling.list(alike);
    }

    private String names(List<Evidence.Finding> findings) {
        return Nouns.list(findings.stream()
                .map(f -> f.verdict().isDrawn() ? telling.drawn(f) : telling.subject(f))
                .toList());
    }

    private String calibrationOf(Evidence.Finding f) {
        double score = Objects.requireNonNull(f.score());
        return Stream.iterate(9, i -> i >= 0, i -> i - 1)
                .map(i -> String.format(Locale.ROOT, "card:calibration:%.1f", i / 10.0))
                .filter(id -> score >= Double.parseDouble(id.substring(id.lastIndexOf(':') + 1)))
                .filter(id -> evidence.find(id).isPresent())
                .findFirst()
                .filter(id -> f.scoreShown() != null && f.scoreShown().startsWith("visible"))
                .orElse("none");
    }

    /** To somebody who takes a finding for certain. */
    List<Sentence> certain(Evidence.Finding f) {
        if (!f.verdict().isDrawn()) {
            return verdicts.of(f);
        }
        String word = f.verdict() == Verdict.FOUND ? telling.located() : "possible";
        return List.of(
                Sentence.of("No: the evidence supports “%s”%s, not “certain”.".formatted(word, telling.score(f)), f));
    }

    List<Sentence> why(Evidence.Finding f) {
        Optional<Evidence.CardFact> thresholds = evidence.card("thresholds");
        Double score = f.score();
        boolean byScore = f.reason() == null || f.reason().equals("below-threshold");
        if (telling.plain() || thresholds.isEmpty() || score == null || !byScore) {
            return verdicts.of(f);
        }
        List<Sentence> sentences = new ArrayList<>(verdicts.of(f));
        sentences.add(Sentence.of(thresholds.get().statement(), thresholds.get()));
        return sentences;
    }

    /** Normality is no measure of the model. */
    Sentence normal(Optional<Evidence.Finding> asked) {
        return asked.filter(f -> f.verdict().isDrawn())
                .map(f -> Sentence.of(
                        "Whether %s %s normal was not assessed; %s, which says only what is visible."
                                .formatted(
                                        telling.drawn(f),
                                        telling.is(f),
                                        f.verdict() == Verdict.FOUND
                                                ? "it was " + telling.located()
                                                : "it is possible"),
                        List.of(f.id(), "policy:research-use")))
                .orElseGet(() -> Policies.saying(Policies.NORMAL_NOT_ASSESSED));
    }
}
