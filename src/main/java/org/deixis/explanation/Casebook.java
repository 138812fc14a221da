package org.deixis.explanation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deixis.grounding.GroundingResult;
import org.jspecify.annotations.Nullable;

/** The evidence about one image while a question is answered; it grows with what is looked for. Safe for use by several threads. */
final class Casebook {
    private static final int MOST_LOOKED_FOR = 8;

    private final EvidenceGatherer gatherer;
    private final Explainer.Known known;
    private final Explainer.Tools tools;
    private final Turn turn;
    private final Map<Integer, GroundingResult> results = new LinkedHashMap<>();
    private final Map<String, Evidence.Pair> pairs = new LinkedHashMap<>();
    private Explainer.@Nullable Known other;
    private EvidenceSet evidence;

    Casebook(EvidenceGatherer gatherer, Explainer.Known known, Explainer.Tools tools, Turn turn) {
        this.gatherer = gatherer;
        this.known = known;
        this.tools = tools;
        this.turn = turn;
        known.results().forEach(result -> results.put(result.number(), result));
        known.pairs().forEach(pair -> pairs.put(pair.id(), pair));
        this.other = known.other();
        this.evidence = gatherer.gather(known);
    }

    synchronized EvidenceSet evidence() {
        return evidence;
    }

    /** Looks for phrases, at most eight at a time. */
    List<Evidence.Finding> ground(List<String> phrases) {
        List<String> wanted = phrases.subList(0, Math.min(phrases.size(), MOST_LOOKED_FOR));
        int first = nextNumber();
        List<GroundingResult> found = turn.step(
                "ground", String.join("; ", wanted), () -> tools.looking().look(wanted, first), Casebook::outcome);
        synchronized (this) {
            found.forEach(result -> results.put(result.number(), result));
            gatherAgain();
            return EvidenceText.among(evidence, found);
        }
    }

    /** Looks in the image to compare with for those that nobody looked for there. */
    void groundInOther(List<Evidence.Finding> named) {
        Explainer.Known before = other;
        EvidenceSet there = evidence().other().orElse(null);
        if (before == null || there == null) {
            return;
        }
        List<String> wanted = named.stream()
                .filter(f -> there.findings().stream().noneMatch(f::isTheSameThingAs))
                .map(Evidence.Finding::phrase)
                .limit(MOST_LOOKED_FOR)
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        List<GroundingResult> found = turn.step(
                "ground",
                String.join("; ", wanted) + " in the other image",
                () -> tools.lookingInOther().look(wanted, next(before.results())),
                Casebook::outcome);
        synchronized (this) {
            List<GroundingResult> all = new ArrayList<>(before.results());
            all.addAll(found);
            other = new Explainer.Known(before.pack(), before.image(), all, before.accepted(), before.pairs(), null);
            gatherAgain();
        }
    }

    static String outcome(List<GroundingResult> found) {
        long drawn = found.stream().filter(r -> r.verdict().isDrawn()).count();
        return "%d of %d drawn".formatted(drawn, found.size());
    }

    /** Searches for pairs, which illustrate. */
    List<Evidence.Pair> search(String query, Map<String, String> filters) {
        List<Evidence.Pair> found = turn.step(
                "search",
                query,
                () -> tools.searching().search(query, filters),
                hits -> hits.size() == 1 ? "1 similar case" : hits.size() + " similar cases");
        synchronized (this) {
            found.forEach(pair -> pairs.put(pair.id(), pair));
            gatherAgain();
        }
        return found;
    }

    private synchronized int nextNumber() {
        return next(List.copyOf(results.values()));
    }

    private static int next(List<GroundingResult> results) {
        return results.stream().mapToInt(GroundingResult::number).max().orElse(0) + 1;
    }

    private void gatherAgain() {
        evidence = gatherer.gather(new Explainer.Known(
                known.pack(),
                known.image(),
                List.copyOf(results.values()),
                known.accepted(),
                new ArrayList<>(pairs.values()),
                other));
    }
}
