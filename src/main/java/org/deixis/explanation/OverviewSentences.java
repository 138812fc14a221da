package org.deixis.explanation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.deixis.inference.EvidenceTier;
import org.deixis.study.Verdict;

/** What was looked for in an image and what became of it, grouped by verdict. */
final class OverviewSentences {
    private static final int MOST_NOT_TAUGHT = 8;

    private final EvidenceSet evidence;
    private final Telling telling;
    private final VerdictSentences verdicts;

    OverviewSentences(EvidenceSet evidence, Telling telling) {
        this.evidence = evidence;
        this.telling = telling;
        this.verdicts = new VerdictSentences(evidence, telling);
    }

    List<Sentence> all() {
        List<Sentence> sentences = new ArrayList<>(drawn(evidence.findings()));
        if (evidence.findings().isEmpty()) {
            sentences.add(Policies.saying(Policies.NOTHING_LOOKED_FOR));
        }
        sentences.addAll(disagreements(List.of()));
        sentences.addAll(notDrawn());
        sentences.addAll(notAssessed(MOST_NOT_TAUGHT));
        return sentences;
    }

    /** What is drawn of these: what was located, each pair of sides in one breath; then what is possible. */
    List<Sentence> drawn(List<Evidence.Finding> findings) {
        List<Sentence> sentences = new ArrayList<>();
        List<Evidence.Finding> located = new ArrayList<>(of(findings, f -> f.verdict() == Verdict.FOUND));
        for (Evidence.Finding left : List.copyOf(located)) {
            opposite(left, located).ifPresent(right -> sentences.add(both(left, right, located)));
        }
        List<Evidence.Finding> named = of(located, telling::names);
        if (!named.isEmpty()) {
            sentences.add(Sentence.of(
                    "%s %s %s."
                            .formatted(
                                    Nouns.capitalised(telling.list(named)),
                                    named.size() > 1 ? "were" : telling.was(named.getFirst()),
                                    telling.located()),
                    ids(named)));
            littleTested(named).ifPresent(sentences::add);
        }
        Stream.concat(
                        of(located, f -> !telling.names(f)).stream(),
                        of(findings, f -> f.verdict() == Verdict.UNSURE).stream())
                .forEach(f -> sentences.addAll(verdicts.of(f)));
        return sentences;
    }

    private Sentence both(Evidence.Finding left, Evidence.Finding right, List<Evidence.Finding> located) {
        located.removeAll(List.of(left, right));
        List<String> ids = new ArrayList<>(ids(List.of(left, right)));
        located.removeIf(whole -> {
            boolean isWhole = whole.concept() != null && whole.concept().equals(left.parent());
            if (isWhole) {
                ids.add(whole.id());
            }
            return isWhole;
        });
        String thing = left.name().replaceFirst("^left ", "");
        String scores = telling.plain() || left.scoreShown() == null || right.scoreShown() == null
                ? ""
                : " (left %s, right %s)".formatted(left.scoreShown(), right.scoreShown());
        return Sentence.of("Both %ss were %s%s.".formatted(thing, telling.located(), scores), ids);
    }

    private static Optional<Evidence.Finding> opposite(Evidence.Finding left, List<Evidence.Finding> among) {
        return !left.name().startsWith("left ")
                ? Optional.empty()
                : among.stream()
                        .filter(f -> f.name().equals("right " + left.name().substring("left ".length())))
                        .findFirst();
    }

    private Optional<Sentence> littleTested(List<Evidence.Finding> findings) {
        List<Evidence.Finding> little = of(findings, f -> f.tier() == EvidenceTier.LITTLE_TESTED);
        return little.isEmpty() || telling.plain()
                ? Optional.empty()
                : Optional.of(Sentence.of(
                        "Little tested on %s: %s."
                                .formatted(
                                        evidence.imagesWords(),
                                        Nouns.list(little.stream()
                                                .map(Evidence.Finding::name)
                                                .toList())),
                        Stream.concat(ids(little).stream(), little.stream().map(f -> "card:tier:" + f.concept()))
                                .toList()));
    }

    /** @param about findings that they are on; empty for all */
    List<Sentence> disagreements(List<Evidence.Finding> about) {
        return evidence.disagreements().stream()
                .filter(d -> about.isEmpty() || about.contains(d.finding()))
                .map(d -> Sentence.of(d.statement(telling.level()), d, d.finding()))
                .toList();
    }

    /** What was looked for, or could not be, and is not drawn. */
    List<Sentence> notDrawn() {
        List<Sentence> sentences = new ArrayList<>();
        List<Evidence.Finding> missed = missed();
        add(
                sentences,
                of(missed, f -> f.tier() != EvidenceTier.UNTESTED),
                "Looked for and " + telling.notLocated() + ": ");
        add(
                sentences,
                of(missed, f -> f.tier() == EvidenceTier.UNTESTED),
                "Looked for and not outlined, and not to be ruled out: ");
        if (!missed.isEmpty()) {
            sentences.add(Sentence.of("Not located does not mean absent.", Policies.RESEARCH_USE));
        }
        List<Evidence.Finding> all = evidence.findings();
        add(
                sentences,
                of(all, f -> f.verdict() == Verdict.OUTSIDE_VOCABULARY),
                "Not taught to this model, which does not mean absent: ");
        add(
                sentences,
                of(all, VerdictSentences::isImpossible),
                "Not something %s shows: ".formatted(evidence.imageWords()));
        add(sentences, of(all, f -> f.verdict() == Verdict.NEGATED), "Nothing was drawn where the text says absent: ");
        add(sentences, of(all, f -> f.verdict() == Verdict.NOT_GROUNDABLE), "Not a region of an image: ");
        return sentences;
    }

    List<Evidence.Finding> missed() {
        return of(evidence.findings(), f -> f.verdict() == Verdict.NOT_FOUND && !VerdictSentences.isImpossible(f));
    }

    private void add(List<Sentence> sentences, List<Evidence.Finding> findings, String start) {
        if (findings.isEmpty()) {
            return;
        }
        Set<String> names = new LinkedHashSet<>();
        findings.stream()
                .filter(telling::names)
                .map(f -> f.kind() == null ? Nouns.quoted(f.name()) : f.name())
                .forEach(names::add);
        if (findings.stream().anyMatch(f -> !telling.names(f))) {
            names.add("things that plain words do not name");
        }
        sentences.add(Sentence.of(start + Nouns.list(List.copyOf(names)) + ".", ids(findings)));
    }

    /** What such images can show and this model was not taught. */
    List<Sentence> notAssessed(int most) {
        return evidence.card("not-taught").stream()
                .filter(fact -> !fact.names().isEmpty())
                .map(fact -> telling.plain()
                        ? Sentence.of(
                                "Not assessed: this program was not taught everything that %s can show, and a doctor may see more."
                                        .formatted(evidence.imagesWords()),
                                fact)
                        : Sentence.of(
                                "Not assessed, for it is not taught to this model: " + first(fact, most) + ".", fact))
                .toList();
    }

    private static String first(Evidence.CardFact fact, int most) {
        List<String> names = fact.names();
        return names.size() <= most ? Nouns.list(names) : String.join(", ", names.subList(0, most)) + " and others";
    }

    static List<String> ids(List<Evidence.Finding> findings) {
        return findings.stream().map(Evidence.Finding::id).toList();
    }

    private static List<Evidence.Finding> of(List<Evidence.Finding> findings, Predicate<Evidence.Finding> which) {
        return findings.stream().filter(which).toList();
    }
}
