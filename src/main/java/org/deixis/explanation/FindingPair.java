package org.deixis.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.deixis.study.Verdict;

/** The same thing in two images. */
record FindingPair(Evidence.Finding here, Evidence.Finding there) {

    /** Of each thing among these the first that was looked for in the other image too. */
    static List<FindingPair> of(List<Evidence.Finding> findings, EvidenceSet other, Predicate<Evidence.Finding> told) {
        List<FindingPair> pairs = new ArrayList<>();
        for (Evidence.Finding mine : findings) {
            boolean known = pairs.stream().anyMatch(p -> p.here().isTheSameThingAs(mine));
            if (!known && told.test(mine)) {
                other.findings().stream()
                        .filter(mine::isTheSameThingAs)
                        .filter(told)
                        .findFirst()
                        .ifPresent(others -> pairs.add(new FindingPair(mine, others)));
            }
        }
        return pairs;
    }

    boolean isSame() {
        return here.verdict() == there.verdict()
                && VerdictSentences.isImpossible(here) == VerdictSentences.isImpossible(there);
    }

    boolean isDrawn() {
        return here.measures() != null && there.measures() != null;
    }

    /** Whether it was looked for in vain in one of them at least. */
    boolean isMissed() {
        return Stream.of(here, there)
                .anyMatch(f -> f.verdict() == Verdict.NOT_FOUND && !VerdictSentences.isImpossible(f));
    }

    /** Of what such an image can show. */
    boolean has(Verdict verdict) {
        return here.verdict() == verdict && !VerdictSentences.isImpossible(here);
    }
}
