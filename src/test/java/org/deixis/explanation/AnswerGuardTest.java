package org.deixis.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.deixis.study.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerGuardTest {
    private final AnswerGuard guard = ChestCase.bean(AnswerGuard.class);
    private final EvidenceSet evidence = evidenceWithAPair();

    record Wrong(String text, List<String> cites) {}

    private static EvidenceSet evidenceWithAPair() {
        Explainer.Known known = ChestCase.known(
                ChestCase.facts(), Set.of(), List.of(new Evidence.Pair("hist-1", "A pleural effusion on the left.")));
        return ChestCase.bean(EvidenceGatherer.class).gather(known);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        The left lung was located (visible 0.99).                                   | finding:1
        The model located the left lung, which covers 24,000 px.                    | finding:1
        Both lungs and the cardiomediastinum are visible.                           | finding:1 finding:2 finding:3 finding:4
        The right lung is larger than the left lung.                                | finding:1 finding:2
        Ground-glass opacity is possible (visible 0.81).                            | finding:6
        Ground-glass opacity may be present in the right lung.                      | finding:6 finding:2
        There might be ground-glass opacity, outlined as two regions.               | finding:6
        Consolidation was not located, which does not mean that it is absent.       | finding:8
        The endotracheal tube was not found.                                        | finding:7
        The cardiomediastinum lies in the middle of the picture.                    | finding:4
        The left lung was located, but consolidation was not located.               | finding:1 finding:8
        A similar case was retrieved and is described as “left effusion”.           | pair:hist-1
        Not taught to this model: pneumothorax and pleural effusion.                | card:not-taught
        """)
    void letsThroughWhatTheEvidenceSays(String text, String cites) {
        AnswerGuard.Guarded guarded = check(text, List.of(cites.split(" ")));
        assertThat(guarded.withheld()).isEmpty();
        assertThat(guarded.kept()).extracting(Sentence::text).containsExactly(text);
    }

    @Test
    void letsNoContradictionThrough() {
        List<Wrong> wrong = contradictions();
        List<String> passed = wrong.stream()
                .filter(w -> !check(w.text(), w.cites()).kept().isEmpty())
                .map(w -> w.text() + " " + w.cites())
                .toList();
        System.out.printf("contradictions let through: %d of %d%n", passed.size(), wrong.size());
        assertThat(wrong).hasSizeGreaterThanOrEqualTo(150);
        assertThat(passed).isEmpty();
    }

    /** Generated from the facts: for each finding what its verdict, side, count, size or tier is not. */
    static List<Wrong> contradictions() {
        List<Wrong> wrong = new ArrayList<>();
        for (ChestCase.Fact fact : ChestCase.facts()) {
            String thing = (fact.number() == 6 || fact.number() == 8 ? "" : "the ") + fact.phrase();
            for (String template : templates(fact)) {
                String text = template.formatted(thing);
                wrong.add(new Wrong(
                        text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1), List.of(fact.id())));
            }
        }
        List<String> both = List.of("finding:1", "finding:2");
        for (String text : List.of(
                "The left lung is larger than the right lung.",
                "The right lung is smaller than the left lung.",
                "The left lung covers 26,000 px and the right lung 24,000 px.",
                "The left lung (visible 0.98) and the right lung (visible 0.99) were located.",
                "Both lungs are clear.",
                "Both lungs are normal and free of infiltrates.",
                "Neither the left lung nor the right lung was located.",
                "The lungs show severe emphysema.",
                "There is a pneumothorax in the left lung.",
                "Pleural effusion is possible.",
                "A nodule is seen in the right lung.",
                "The lungs are consistent with pneumonia.",
                "Give 500 mg of amoxicillin for the right lung.",
                "IMPRESSION: the left lung and the right lung were located.",
                "The heart is enlarged.",
                "Besides the left lung, a mass is seen.",
                "A shadow was found.",
                "Fluid is possible around the right lung.",
                "Something abnormal lies in the right lung.",
                "The right lung lies within the left lung.")) {
            wrong.add(new Wrong(text, both));
        }
        List<String> opacity = List.of("finding:6", "finding:1", "finding:2");
        for (String text : List.of(
                "The possible ground-glass opacity lies within the left lung.",
                "Ground-glass opacity is possible in the left lung.",
                "Ground-glass opacity is possible on the left.",
                "Bilateral ground-glass opacity is possible.",
                "Ground-glass opacity is possible in the upper lobe of the right lung.",
                "The right lung contains ground-glass opacity.",
                "Ground-glass opacity was clearly located in the right lung.",
                "The possible ground-glass opacity covers half of the right lung.",
                "Three areas of possible ground-glass opacity were outlined.")) {
            wrong.add(new Wrong(text, opacity));
        }
        for (String text : List.of(
                "There is a pleural effusion on the left.",
                "This image shows a pleural effusion.",
                "The patient has what the retrieved case has.",
                "In this picture the left lung was located.")) {
            wrong.add(new Wrong(text, List.of("pair:hist-1")));
        }
        for (String text : List.of(
                "Everything looks fine.", "The picture shows damage.", "Ask for surgery.", "The scan is reassuring.")) {
            wrong.add(new Wrong(text, List.of("policy:research-use")));
        }
        return wrong;
    }

    private static List<String> templates(ChestCase.Fact fact) {
        List<String> templates = new ArrayList<>(List.of(
                "there is no %s.",
                "%s is absent.",
                "%s is normal.",
                "%s can be ruled out.",
                "%s is definitely present.",
                "%s is certainly there.",
                "%s is not taught to this model.",
                "%s is not something a chest x-ray shows.",
                "%s (visible 0.55) was seen.",
                "%s measures 12 mm.",
                "%s covers 99,999 px.",
                "%s was outlined as 7 regions.",
                "five %s were located.",
                "%s indicates a malignant disease.",
                "%s should be treated with antibiotics.",
                "the text says that %s is absent.",
                "pneumonia was located beside %s.",
                "%s is large."));
        if (fact.verdict() != Verdict.FOUND) {
            templates.addAll(List.of(
                    "%s was located.",
                    "%s is visible.",
                    "the image shows %s.",
                    "there is %s.",
                    "%s lies in the left lung.",
                    "%s was seen."));
        }
        if (fact.verdict() != Verdict.UNSURE) {
            templates.addAll(List.of("%s is possible.", "%s may be present.", "%s is suspected."));
        }
        if (fact.verdict() != Verdict.NOT_FOUND) {
            templates.addAll(List.of("%s was not located.", "%s was looked for and not found.", "%s is not visible."));
            templates.add("%s lies in the " + (fact.number() == 6 ? "lower right" : "lower left") + " of the picture.");
        }
        templates.add(
                switch (fact.tier()) {
                    case TESTED -> "%s was located; this label is untested.";
                    case LITTLE_TESTED -> "%s is possible; this label is well tested.";
                    case UNTESTED -> "%s is possible; this label is tested.";
                    case null -> "%s was located.";
                });
        if (fact.number() == 1 || fact.number() == 2) {
            templates.add("%s was located on the patient's " + (fact.number() == 1 ? "right." : "left."));
        }
        return templates;
    }

    @Test
    void dropsAndCountsWhatRestsOnNothingAndWhatCitesEvidenceThatIsNotThere() {
        AnswerGuard.Guarded guarded = guard.check(
                List.of(
                        Sentence.of("The left lung was located.", List.of()),
                        Sentence.of("The left lung was located.", List.of("finding:77")),
                        Sentence.of("The left lung was located.", List.of("finding:1", "finding:77"))),
                evidence,
                ReadingLevel.CLINICIAN);
        assertThat(guarded.uncited()).isEqualTo(2);
        assertThat(guarded.unknownIds()).isEqualTo(2);
        assertThat(guarded.kept())
                .singleElement()
                .satisfies(s -> assertThat(s.evidence()).containsExactly("finding:1"));
    }

    @Test
    void plainWordsNameNoDisease() {
        Sentence named = Sentence.of("Ground-glass opacity is possible.", List.of("finding:6"));
        Sentence numbered = Sentence.of("The possible area 6 lies on the left of the picture.", List.of("finding:6"));
        Sentence organ = Sentence.of("The left lung was found on the picture.", List.of("finding:1"));
        AnswerGuard.Guarded guarded = guard.check(List.of(named, numbered, organ), evidence, ReadingLevel.PATIENT);
        assertThat(guarded.kept()).containsExactly(numbered, organ);
        assertThat(guarded.withheld())
                .singleElement()
                .satisfies(w -> assertThat(w.why()).isEqualTo("Plain words name no disease."));
    }

    private AnswerGuard.Guarded check(String text, List<String> cites) {
        return guard.check(List.of(Sentence.of(text, cites)), evidence, ReadingLevel.CLINICIAN);
    }
}
