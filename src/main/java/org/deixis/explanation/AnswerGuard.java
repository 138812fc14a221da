package org.deixis.explanation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.deixis.language.Vocabulary;
import org.springframework.stereotype.Component;

/**
 * Lets a sentence through only if its evidence says so. Whoever wrote it, a sentence that rests on nothing is dropped, and
 * one against a verdict, side, count, size or tier is withheld; so is advice, a diagnosis, and any claim that something is
 * absent or normal, which no evidence supports. What is not understood as allowed is withheld: a true sentence may be
 * lost, a false one should not pass. Stateless; safe for use by several threads.
 */
@Component
final class AnswerGuard {
    private final Mentions vocabulary;
    private final SentenceRules rules;

    AnswerGuard(Mentions vocabulary, Vocabulary concepts) {
        this.vocabulary = vocabulary;
        this.rules = new SentenceRules(concepts);
    }

    /** A draft sentence and why it was withheld. */
    record Withheld(Sentence sentence, String why) {}

    /**
     * @param kept in order, citing known evidence only
     * @param withheld with the reason
     * @param uncited sentences dropped because they rest on nothing
     * @param unknownIds citations of evidence that does not exist, dropped
     */
    record Guarded(List<Sentence> kept, List<Withheld> withheld, int uncited, int unknownIds) {}

    Guarded check(List<Sentence> draft, EvidenceSet evidence, ReadingLevel level) {
        return check(draft, evidence, level, ExplanationProperties.Uncited.DROP);
    }

    /** @param setting what becomes of sentences that rest on nothing; they are counted either way */
    Guarded check(
            List<Sentence> draft, EvidenceSet evidence, ReadingLevel level, ExplanationProperties.Uncited setting) {
        Map<Sentence, Optional<String>> seen = new HashMap<>();
        List<Sentence> kept = new ArrayList<>();
        List<Withheld> withheld = new ArrayList<>();
        int uncited = 0;
        int unknown = 0;
        for (Sentence sentence : draft) {
            List<String> ids = sentence.evidence().stream()
                    .distinct()
                    .filter(id -> evidence.find(id).isPresent())
                    .toList();
            unknown += (int) sentence.evidence().stream().distinct().count() - ids.size();
            Sentence known = new Sentence(sentence.section(), sentence.text(), ids);
            Optional<String> why = seen.computeIfAbsent(known, s -> against(s, evidence, level));
            if (ids.isEmpty()) {
                uncited++;
                if (setting == ExplanationProperties.Uncited.MARK) {
                    againstAll(known, evidence, level)
                            .ifPresentOrElse(
                                    reason -> withheld.add(new Withheld(known, reason)), () -> kept.add(known));
                }
            } else if (why.isPresent()) {
                withheld.add(new Withheld(known, why.get()));
            } else {
                kept.add(known);
            }
        }
        return new Guarded(List.copyOf(kept), List.copyOf(withheld), uncited, unknown);
    }

    private Optional<String> against(Sentence sentence, EvidenceSet evidence, ReadingLevel level) {
        boolean saying = Policies.SAYINGS.contains(sentence.text());
        return !sentence.evidence().isEmpty() && !saying && TwoImages.areSpokenOf(sentence)
                ? TwoImages.against(sentence, evidence, (clause, set) -> againstOfOneImage(clause, set, level))
                : againstOfOneImage(sentence, evidence, level);
    }

    private Optional<String> againstOfOneImage(Sentence sentence, EvidenceSet evidence, ReadingLevel level) {
        List<Evidence> cited = sentence.evidence().stream()
                .flatMap(id -> evidence.find(id).stream())
                .toList();
        if (cited.isEmpty() || isStatement(sentence.text(), cited, level)) {
            return Optional.empty();
        }
        if (cited.stream().anyMatch(Evidence.Disagreement.class::isInstance)) {
            return Optional.of("What text and model disagree on is told in the evidence's own words.");
        }
        if (cited.stream().allMatch(Evidence.Policy.class::isInstance)) {
            return Policies.SAYINGS.contains(sentence.text())
                    ? Optional.empty()
                    : Optional.of("A rule of the program says nothing about this image.");
        }
        CheckedSentence checked =
                CheckedSentence.of(sentence.text(), cited, vocabulary.and(evidence.findings()), evidence);
        if (cited.stream().noneMatch(Evidence::supports)) {
            return rules.illustration(checked);
        }
        return against(checked, level);
    }

    /** What a sentence without citations names must agree with all that is known of it; one without names claims nothing. */
    private Optional<String> againstAll(Sentence sentence, EvidenceSet evidence, ReadingLevel level) {
        if (TwoImages.areSpokenOf(sentence)) {
            return TwoImages.against(sentence, evidence, (clause, set) -> Optional.empty());
        }
        Mentions mentions = vocabulary.and(evidence.findings());
        List<Evidence> all = mentions.in(Claims.bare(sentence.text())).isEmpty()
                ? List.of()
                : evidence.all().stream().filter(Evidence::supports).toList();
        return against(CheckedSentence.of(sentence.text(), all, mentions, evidence), level);
    }

    private Optional<String> against(CheckedSentence checked, ReadingLevel level) {
        return Stream.of(
                        rules.advice(checked),
                        rules.plainWords(checked, level),
                        rules.absence(checked),
                        rules.verdicts(checked),
                        ClaimedSizes.against(checked),
                        ClaimedNumbers.against(checked),
                        ClaimedPlaces.against(checked),
                        rules.tiers(checked))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether it is word for word what a cited card, study fact, disagreement or rule says. */
    private static boolean isStatement(String text, List<Evidence> cited, ReadingLevel level) {
        return cited.stream().anyMatch(e -> switch (e) {
            case Evidence.Disagreement disagreement ->
                disagreement.statement(level).equals(text);
            case Evidence.OfOtherImage of -> false;
            case Evidence.CardFact fact -> fact.statement().equals(text);
            case Evidence.StudyFact fact -> fact.statement().equals(text);
            case Evidence.Policy policy ->
                policy.statement().equals(text) || policy.statement().endsWith(" " + text);
            case Evidence.Finding finding -> text.equals(finding.message()) && text.startsWith("An x-ray shows ");
            case Evidence.Pair pair -> false;
        });
    }
}
