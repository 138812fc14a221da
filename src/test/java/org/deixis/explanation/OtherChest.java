package org.deixis.explanation;

import static org.deixis.explanation.ChestCase.fact;
import static org.deixis.explanation.ChestCase.r;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.deixis.grounding.GroundingResult;
import org.deixis.inference.EvidenceTier;
import org.deixis.study.Verdict;

/** Another chest x-ray of rectangles, to compare {@link ChestCase} with: same size, other findings under other numbers. */
final class OtherChest {
    private OtherChest() {}

    static List<ChestCase.Fact> facts() {
        return List.of(
                fact(1, "right lung", "right-lung", Verdict.NOT_FOUND, 0.31, EvidenceTier.TESTED, "below-threshold"),
                fact(2, "left lung", "left-lung", Verdict.FOUND, 0.96, EvidenceTier.TESTED, null, r(230, 60, 110, 180)),
                fact(
                        4,
                        "cardiomediastinum",
                        "cardiomediastinum",
                        Verdict.UNSURE,
                        0.74,
                        EvidenceTier.LITTLE_TESTED,
                        null,
                        r(150, 130, 70, 130)),
                fact(
                        5,
                        "ground-glass opacity",
                        "ground-glass-opacity",
                        Verdict.UNSURE,
                        0.83,
                        EvidenceTier.UNTESTED,
                        "untested",
                        r(250, 100, 30, 30)),
                fact(
                        7,
                        "consolidation",
                        "consolidation",
                        Verdict.NOT_FOUND,
                        0.22,
                        EvidenceTier.LITTLE_TESTED,
                        "below-threshold"),
                fact(8, "pneumothorax", "pneumothorax", Verdict.OUTSIDE_VOCABULARY, null, null, "not-taught"),
                fact(9, "Hello World", null, Verdict.OUTSIDE_VOCABULARY, null, null, "not-taught"));
    }

    static ChestCase.Fact looked(String phrase, int number) {
        return phrase.toLowerCase(Locale.ROOT).equals("endotracheal tube")
                ? fact(
                        number,
                        phrase,
                        "endotracheal-tube",
                        Verdict.FOUND,
                        0.92,
                        EvidenceTier.LITTLE_TESTED,
                        null,
                        r(195, 20, 8, 90))
                : ChestCase.looked(phrase, number);
    }

    static List<GroundingResult> look(List<String> phrases, int first) {
        List<GroundingResult> results = new ArrayList<>();
        for (String phrase : phrases) {
            results.add(ChestCase.result(looked(phrase, first + results.size())));
        }
        return results;
    }

    static Explainer.Known known() {
        return ChestCase.known(facts(), Set.of(), List.of());
    }
}
