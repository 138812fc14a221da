package org.deixis.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.deixis.grounding.GroundingResult;
import org.deixis.inference.EvidenceTier;
import org.deixis.study.Conflict;
import org.deixis.study.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A text that denies what the model located, and one that states what it did not. */
class DisagreementTest {
    private static final String DENIED =
            "The text and the model disagree on the left lung (visible 0.99): the text says that"
                    + " it is absent, and the model located it; neither is taken as right.";
    private static final String STATED =
            "The text and the model disagree on consolidation (visible 0.30): the text says that"
                    + " it is there, and the model looked for it and did not locate it; neither is taken as right.";

    private final AnswerGuard guard = ChestCase.bean(AnswerGuard.class);

    private static Explainer.Known known() {
        List<GroundingResult> results = new ArrayList<>();
        results.add(ChestCase.disagreeing(
                ChestCase.fact(1, "left lung", "left-lung", Verdict.NEGATED, 0.99, EvidenceTier.TESTED, null),
                new Conflict(
                        Conflict.Kind.TEXT_ABSENT_MODEL_FOUND,
                        0.99,
                        ChestCase.result(ChestCase.facts().getFirst()).regions())));
        results.add(ChestCase.disagreeing(
                ChestCase.fact(
                        2,
                        "consolidation",
                        "consolidation",
                        Verdict.NOT_FOUND,
                        0.30,
                        EvidenceTier.TESTED,
                        "below-threshold"),
                new Conflict(Conflict.Kind.TEXT_PRESENT_MODEL_NOT_FOUND, 0.30, List.of())));
        results.add(ChestCase.result(ChestCase.fact(
                3,
                "right lung",
                "right-lung",
                Verdict.FOUND,
                0.98,
                EvidenceTier.TESTED,
                null,
                ChestCase.r(40, 50, 130, 200))));
        return new Explainer.Known(ChestCase.pack(), ChestCase.image(), results, Set.of(), List.of(), null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Where do text and model disagree?       | conflict:1 conflict:2
        What do you see?                        | conflict:1 conflict:2
        Is the left lung there?                 | conflict:1
        Is there consolidation?                 | conflict:2
        Does the report contradict the image?   | conflict:1 conflict:2
        Draft a report                          | conflict:1 conflict:2
        """)
    void areToldInTheirOwnWordsWithTheirOwnIds(String question, String cites) {
        Answer answer = ChestCase.ask(question, ReadingLevel.CLINICIAN, known());
        assertThat(answer.withheld()).isEmpty();
        assertThat(answer.sentences().stream()
                        .flatMap(s -> s.evidence().stream())
                        .toList())
                .contains(cites.split(" "));
        List<String> texts = answer.sentences().stream().map(Sentence::text).toList();
        if (cites.contains("conflict:1")) {
            assertThat(texts).contains(DENIED);
        }
        if (cites.contains("conflict:2")) {
            assertThat(texts).contains(STATED);
        }
    }

    @Test
    void plainWordsNameNoDiseaseInThemAndGiveNoScore() {
        Answer answer = ChestCase.ask("Where do text and model disagree?", ReadingLevel.PATIENT, known());
        assertThat(answer.withheld()).isEmpty();
        assertThat(NarratorTest.text(answer))
                .contains("The text and the program disagree on what was looked for as number 2")
                .doesNotContain("onsolidation", "visible");
    }

    @Test
    void withoutAnyItIsSaidThatThereIsNone() {
        assertThat(NarratorTest.text(ChestCase.ask("Where do text and model disagree?")))
                .isEqualTo("No text was read that disagrees with the model.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The left lung was located.",
                "The left lung is absent.",
                "The text is right that the left lung is absent.",
                "The text denies the left lung, but the model located it.",
                "The model is right: the left lung was located.",
                "Consolidation was located.",
                "The text says that consolidation is there, so consolidation is possible.",
                "The text and the model disagree on the left lung (visible 0.50): the text says that it is absent, and the model"
                        + " located it; neither is taken as right.",
                "The text and the model disagree on the right lung (visible 0.98): the text says that it is absent, and the"
                        + " model located it; neither is taken as right.",
            })
    void noOtherWordsAboutThemAreLetThrough(String text) {
        EvidenceSet evidence = ChestCase.bean(EvidenceGatherer.class).gather(known());
        for (List<String> ids : List.of(List.of("conflict:1", "conflict:2"), List.of("conflict:1", "finding:1"))) {
            assertThat(guard.check(List.of(Sentence.of(text, ids)), evidence, ReadingLevel.CLINICIAN)
                            .kept())
                    .as(text)
                    .isEmpty();
        }
    }
}
