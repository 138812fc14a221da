package org.deixis.grounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Objects;
import org.deixis.imaging.BoundingBox;
import org.deixis.imaging.Modality;
import org.deixis.inference.ClickHint;
import org.deixis.inference.EvidenceTier;
import org.deixis.inference.Hints;
import org.deixis.inference.ImageFeatures;
import org.deixis.language.Phrase;
import org.deixis.language.Polarity;
import org.deixis.study.Conflict;
import org.deixis.study.Region;
import org.deixis.study.Verdict;
import org.junit.jupiter.api.Test;

class GrounderTest {
    private static final Hints CLICK = new Hints(List.of(new ClickHint(3, 3, true)), null, null);
    private static final Hints NOT_HERE = new Hints(List.of(new ClickHint(3, 3, false)), null, null);

    private final Grounder grounder = Reading.grounder();
    private final ScriptedModel model = new ScriptedModel();
    private final ImageFeatures xray = ScriptedModel.features(Modality.X_RAY, 0.99);

    @Test
    void findsAnatomyFromTheUpperThresholdOn() {
        model.answering("left lung", 0.7, 10);

        PhraseAnswer answer = ground("left lung");

        assertThat(answer.verdict()).isEqualTo(Verdict.FOUND);
        assertThat(answer.score()).isEqualTo(0.7);
        assertThat(answer.tier()).isEqualTo(EvidenceTier.TESTED);
        assertThat(answer.reason()).isNull();
        assertThat(answer.readAs()).isNull();
        assertThat(answer.regions()).singleElement().satisfies(region -> {
            assertThat(region.box()).isEqualTo(new BoundingBox(0, 0, 10, 10));
            assertThat(region.area()).isEqualTo(100);
            assertThat(region.score()).isEqualTo(0.9);
        });
    }

    @Test
    void isUnsureBetweenTheThresholdsAndRefusesBelowThem() {
        model.answering("left lung", 0.69, 10);
        assertThat(ground("left lung").verdict()).isEqualTo(Verdict.UNSURE);
        assertThat(ground("left lung").reason()).isNull();

        model.answering("left lung", 0.39, 10);
        PhraseAnswer refused = ground("left lung");
        assertThat(refused.verdict()).isEqualTo(Verdict.NOT_FOUND);
        assertThat(refused.reason()).isEqualTo("below-threshold");
        assertThat(refused.message()).isEqualTo("Not located does not mean absent.");
        assertThat(refused.score()).isEqualTo(0.39);
        assertThat(refused.regions()).isEmpty();
    }

    @Test
    void takesTheThresholdsOfTheModality() {
        model.answering("left lung", 0.92, 10);

        PhraseAnswer onCt = grounder.ground(model, xray, List.of(phrase("left lung")), Modality.CT)
                .getFirst();

        assertThat(onCt.verdict()).isEqualTo(Verdict.UNSURE);
    }

    @Test
    void asksAboutSynonymsByTheLabelsNameInOnePassAndAnswersInOrder() {
        model.answering("left lung", 0.9, 10).answering("right lung", 0.8, 5);

        List<PhraseAnswer> answers = grounder.ground(
                model,
                xray,
                List.of(phrase("lung on the right"), phrase("Hello World"), phrase("LEFT lung"), phrase("left lung")),
                null);

        assertThat(answers)
                .extracting(PhraseAnswer::verdict)
                .containsExactly(Verdict.FOUND, Verdict.OUTSIDE_VOCABULARY, Verdict.FOUND, Verdict.FOUND);
        assertThat(answers.getFirst().readAs()).isEqualTo("right lung");
        assertThat(answers.get(2).regions()).isEqualTo(answers.get(3).regions());
        assertThat(model.askedTexts()).containsExactly("right lung", "left lung", "left lung");
        assertThat(model.passes()).isOne();
    }

    @Test
    void drawsNothingForWordsThatMeanNothingAndDoesNotAskTheDecoder() {
        PhraseAnswer answer = ground("Hello World");

        assertThat(answer.verdict()).isEqualTo(Verdict.OUTSIDE_VOCABULARY);
        assertThat(answer.reason()).isEqualTo("not-taught");
        assertThat(answer.message()).isEqualTo("Not taught to this model. This does not mean absent.");
        assertThat(answer.score()).isNull();
        assertThat(answer.concept()).isNull();
        assertThat(answer.regions()).isEmpty();
        assertThat(model.passes()).isZero();
    }

    @Test
    void refusesWhatTheModalityCannotShowWithoutAskingTheDecoder() {
        PhraseAnswer answer = ground("zz skin");

        assertThat(answer.verdict()).isEqualTo(Verdict.NOT_FOUND);
        assertThat(answer.reason()).isEqualTo("wrong-modality");
        assertThat(answer.message()).isEqualTo("Not something an x-ray shows.");
        assertThat(answer.score()).isNull();
        assertThat(model.passes()).isZero();
    }

    @Test
    void aWeakGuessOfTheModalityRefusesNothingThatAnotherPlausibleOneShows() {
        model.answering("right lung", 0.9, 5);
        ImageFeatures likelyMri = ScriptedModel.features(Modality.MRI, 0.55);

        // CT is plausible with 0.45, x-ray is not there at all
        model.answering("left lung", 0.96, 5);
        List<PhraseAnswer> answers =
                grounder.ground(model, likelyMri, List.of(phrase("left lung"), phrase("right lung")), null);

        assertThat(answers).extracting(PhraseAnswer::verdict).containsExactly(Verdict.FOUND, Verdict.NOT_FOUND);
        assertThat(grounder.recognise(likelyMri, null).weak()).isTrue();
        assertThat(grounder.recognise(likelyMri, Modality.CT).weak()).isFalse();
        ImageFeatures surelyMri = ScriptedModel.features(Modality.MRI, 0.8);
        assertThat(grounder.ground(model, surelyMri, List.of(phrase("left lung")), null)
                        .getFirst()
                        .reason())
                .isEqualTo("wrong-modality");
    }

    @Test
    void keepsTheScoreOfNegatedWordsAndDrawsNothing() {
        model.answering("left lung", 0.9, 10);
        Phrase denied = new Phrase("left lung", 0, 9, Polarity.ABSENT);

        PhraseAnswer answer =
                grounder.ground(model, xray, List.of(denied), null).getFirst();

        assertThat(answer.verdict()).isEqualTo(Verdict.NEGATED);
        assertThat(answer.score()).isEqualTo(0.9);
        assertThat(answer.regions()).isEmpty();
        Phrase untaught = new Phrase("qqq vvv", 0, 7, Polarity.ABSENT);
        assertThat(grounder.ground(model, xray, List.of(untaught), null).getFirst())
                .satisfies(none -> {
                    assertThat(none.verdict()).isEqualTo(Verdict.NEGATED);
                    assertThat(none.score()).isNull();
                });
    }

    @Test
    void raisesAConflictWhereTheTextDeniesWhatATestedLabelShows() {
        model.answering("left lung", 0.9, 10);
        Phrase denied = new Phrase("left lung", 0, 9, Polarity.ABSENT);

        PhraseAnswer answer =
                grounder.ground(model, xray, List.of(denied), null).getFirst();

        Conflict conflict = Objects.requireNonNull(answer.conflict());
        assertThat(conflict.kind()).isEqualTo(Conflict.Kind.TEXT_ABSENT_MODEL_FOUND);
        assertThat(conflict.score()).isEqualTo(0.9);
        assertThat(conflict.regions()).hasSize(1);

        model.answering("left lung", 0.69, 10); // possible is no contradiction
        assertThat(grounder.ground(model, xray, List.of(denied), null)
                        .getFirst()
                        .conflict())
                .isNull();
        model.answering("right lung", 0.9, 10); // untested
        Phrase untested = new Phrase("right lung", 0, 10, Polarity.ABSENT);
        assertThat(grounder.ground(model, xray, List.of(untested), null)
                        .getFirst()
                        .conflict())
                .isNull();
    }

    @Test
    void raisesAConflictWhereASentenceAssertsWhatTheModelDidNotLocateAndNotForTypedWords() {
        model.answering("left lung", 0.1, 10);
        List<Phrase> sentence =
                Reading.reports().read("The left lung is clear.").phrases();

        PhraseAnswer answer = grounder.ground(model, xray, sentence, null).getFirst();

        assertThat(answer.verdict()).isEqualTo(Verdict.NOT_FOUND);
        Conflict conflict = Objects.requireNonNull(answer.conflict());
        assertThat(conflict.kind()).isEqualTo(Conflict.Kind.TEXT_PRESENT_MODEL_NOT_FOUND);
        assertThat(conflict.regions()).isEmpty();
        assertThat(ground("left lung").conflict()).isNull();
    }

    @Test
    void readsAReportAndSaysWhichClaimsWereNotAssessed() {
        model.answering("left lung", 0.9, 10);
        List<Phrase> report = Reading.reports().phrases("""
                INDICATION: rule out pneumonia
                FINDINGS: The left lung is clear. No pneumothorax. Compare with prior study. Small pleural effusion.
                """);

        List<PhraseAnswer> answers = grounder.ground(model, xray, report, null);

        assertThat(answers)
                .extracting(PhraseAnswer::verdict)
                .containsExactly(
                        Verdict.NOT_GROUNDABLE,
                        Verdict.FOUND,
                        Verdict.NEGATED,
                        Verdict.NOT_GROUNDABLE,
                        Verdict.OUTSIDE_VOCABULARY);
        assertThat(answers.get(0).reason()).isEqualTo("history");
        assertThat(answers.get(1).note()).isEqualTo("“clear” was not assessed.");
        assertThat(Objects.requireNonNull(answers.get(4).concept()).id()).isEqualTo("pleural-effusion");
        assertThat(answers).filteredOn(answer -> !answer.regions().isEmpty()).hasSize(1);
    }

    @Test
    void choosesByPlaceAndAsksForTheOrganInTheSamePass() {
        // both at the top left of the image, which is the patient's right: the lung 16 x 16, the consolidation 4 x 4
        model.answering("consolidation", 0.9, 4)
                .answering("right lung", 0.9, 16)
                .answering("left lung", 0.1, 0);

        PhraseAnswer there = ground("consolidation in the right lung");
        assertThat(model.passes()).isOne();
        assertThat(model.askedTexts()).containsExactly("consolidation", "right lung");
        assertThat(there.verdict()).isEqualTo(Verdict.FOUND);
        assertThat(there.readAs()).isEqualTo("consolidation");
        assertThat(there.note()).isEqualTo("In the right lung of 1.");

        PhraseAnswer elsewhere = ground("right base consolidation");
        assertThat(elsewhere.verdict()).isEqualTo(Verdict.NOT_FOUND);
        assertThat(elsewhere.reason()).isEqualTo("not-at-that-place");
        assertThat(elsewhere.message())
                .isEqualTo("One is located, but not in the right base; it lies at the upper right (patient’s)."
                        + " Ask for “consolidation” alone to see it.");
        assertThat(ground("left lung consolidation").reason()).isEqualTo("not-at-that-place");
    }

    @Test
    void answersWithoutTheRelationWhereItsOtherEndIsNotTaughtAndSaysSo() {
        model.answering("consolidation", 0.9, 4);
        PhraseAnswer answer = ground("the larger consolidation above the carina");
        assertThat(answer.verdict()).isEqualTo(Verdict.FOUND);
        assertThat(answer.note())
                .isEqualTo("Largest of 1. “carina” is not taught to this model, so that was not considered.");
        assertThat(ground("consolidation in the banana").verdict()).isEqualTo(Verdict.OUTSIDE_VOCABULARY);
    }

    @Test
    void readsAsAWholeWhatItsPartsWouldMakeAnotherThing() {
        model.answering("breast lesion", 0.99, 4);
        ImageFeatures ultrasound = ScriptedModel.features(Modality.ULTRASOUND, 0.99);
        PhraseAnswer answer = grounder.ground(model, ultrasound, List.of(phrase("suspicious spot in the breast")), null)
                .getFirst();
        assertThat(answer.readAs()).isEqualTo("breast lesion");
        assertThat(answer.verdict()).isEqualTo(Verdict.UNSURE);
    }

    @Test
    void asksOfWhatWhereTheWordsPointBackToNothing() {
        PhraseAnswer answer = ground("the larger one");
        assertThat(answer.verdict()).isEqualTo(Verdict.OUTSIDE_VOCABULARY);
        assertThat(answer.reason()).isEqualTo("ambiguous");
        model.answering("consolidation", 0.9, 4).answering("left lung", 0.9, 16);
        List<Phrase> list = Reading.reports().phrases("consolidation; the larger one; lung; the left one");
        assertThat(grounder.ground(model, xray, List.of(list.get(1), list.get(3)), null))
                .extracting(one -> Objects.requireNonNull(one.concept()).id())
                .containsExactly("consolidation", "left-lung");
    }

    @Test
    void keepsOfASentencesFindingWhatLiesWhereItSays() {
        model.answering("consolidation", 0.9, 4)
                .answering("right lung", 0.9, 16)
                .answering("left lung", 0.1, 0);
        List<Phrase> report = Reading.reports()
                .read(
                        "Consolidation in the right lung. Consolidation in the left lung. No consolidation in the left lung. There are two consolidations.")
                .phrases();

        List<PhraseAnswer> answers = grounder.ground(model, xray, report, null);

        assertThat(answers)
                .extracting(PhraseAnswer::verdict)
                .containsExactly(Verdict.FOUND, Verdict.NOT_FOUND, Verdict.NEGATED, Verdict.FOUND);
        assertThat(answers.get(1).reason()).isEqualTo("not-at-that-place");
        assertThat(answers.get(2).conflict()).isNull();
        assertThat(answers.get(3).note()).isEqualTo("The text says 2; 1 was located.");
    }

    @Test
    void anUntestedFindingNeverRisesAboveUnsureAndIsNeverRuledOut() {
        model.answering("zz lesion", 0.99, 10).answering("zz sure", 0.99, 10);

        PhraseAnswer untested = ground("zz lesion");
        assertThat(untested.verdict()).isEqualTo(Verdict.UNSURE);
        assertThat(untested.reason()).isEqualTo("untested");
        assertThat(untested.regions()).hasSize(1);
        assertThat(ground("zz sure").verdict()).isEqualTo(Verdict.FOUND);

        model.answering("zz lesion", 0.1, 10);
        assertThat(ground("zz lesion").message()).isEqualTo("Not outlined. This model cannot rule it out.");
    }

    @Test
    void everyTierIsObeyed() {
        for (String text : List.of("left lung", "right lung", "zz sure", "zz lesion", "zz device")) {
            model.answering(text, 0.99, 10);
        }

        assertThat(List.of(
                        ground("left lung"),
                        ground("right lung"),
                        ground("zz sure"),
                        ground("zz lesion"),
                        ground("zz device")))
                .extracting(PhraseAnswer::tier, PhraseAnswer::verdict, PhraseAnswer::reason)
                .containsExactly(
                        tuple(EvidenceTier.TESTED, Verdict.FOUND, null),
                        tuple(EvidenceTier.UNTESTED, Verdict.FOUND, null), // anatomy
                        tuple(EvidenceTier.LITTLE_TESTED, Verdict.FOUND, null),
                        tuple(EvidenceTier.UNTESTED, Verdict.UNSURE, "untested"),
                        tuple(EvidenceTier.UNTESTED, Verdict.UNSURE, "untested"));
        assertThat(ground("zz device").message()).isEqualTo("Untested on x-rays: no more than possible.");
        model.answering("zz device", 0.2, 10).answering("zz sure", 0.2, 10);
        assertThat(ground("zz device").message()).isEqualTo("Not outlined. This model cannot rule it out.");
        assertThat(ground("zz sure").message()).isEqualTo("Not located does not mean absent.");
    }

    @Test
    void anatomyNeedsNoNegativesToBeFound() {
        model.answering("right lung", 0.9, 10);
        assertThat(ground("right lung").verdict()).isEqualTo(Verdict.FOUND);
        assertThat(ground("right lung").tier()).isEqualTo(EvidenceTier.UNTESTED);
    }

    @Test
    void aDiagnosisIsNeverLocated() {
        model.answering("zz diagnosis", 0.99, 10);
        PhraseAnswer answer = ground("zz diagnosis");
        assertThat(answer.verdict()).isEqualTo(Verdict.UNSURE);
        assertThat(answer.reason()).isEqualTo("diagnosis");
    }

    @Test
    void aHighScoreWithoutAPixelIsNotFound() {
        model.answering("left lung", 0.95, 0);
        PhraseAnswer answer = ground("left lung");
        assertThat(answer.verdict()).isEqualTo(Verdict.NOT_FOUND);
        assertThat(answer.reason()).isEqualTo("no-outline");
        assertThat(answer.score()).isEqualTo(0.95);
    }

    @Test
    void drawsNoMorePartsThanAnatomyAllowsInSuchAnImage() {
        model.answering("left lung", 0.96, new BoundingBox(0, 0, 10, 10), new BoundingBox(20, 20, 5, 5));

        assertThat(ground("left lung").regions()).extracting(Region::area).containsExactly(100);
        Phrase denied = new Phrase("left lung", 0, 9, Polarity.ABSENT);
        assertThat(Objects.requireNonNull(grounder.ground(model, xray, List.of(denied), null)
                                .getFirst()
                                .conflict())
                        .regions())
                .hasSize(1);
        Hints there = new Hints(List.of(new ClickHint(22, 22, true)), null, null);
        assertThat(grounder.refine(model, xray, phrase("left lung"), there, null)
                        .regions())
                .hasSize(2);
        // a slice may cut a lung into several pieces
        assertThat(grounder.ground(model, xray, List.of(phrase("left lung")), Modality.CT)
                        .getFirst()
                        .regions())
                .hasSize(2);
    }

    @Test
    void clicksDrawWhatTheModelAloneDidNotLocate() {
        model.answering("left lung", 0.1, 10);

        PhraseAnswer drawn = grounder.refine(model, xray, phrase("left lung"), CLICK, null);
        assertThat(drawn.verdict()).isEqualTo(Verdict.UNSURE);
        assertThat(drawn.reason()).isEqualTo("drawn-by-hand");
        assertThat(drawn.regions()).hasSize(1);

        PhraseAnswer refused = grounder.refine(model, xray, phrase("left lung"), NOT_HERE, null);
        assertThat(refused.verdict()).isEqualTo(Verdict.NOT_FOUND);
        assertThat(refused.regions()).isEmpty();
    }

    @Test
    void clicksOnUntaughtWordsAreDrawnFromTheHintsAloneAndTheVerdictStays() {
        model.answering("", 0.9, 10);

        PhraseAnswer answer = grounder.refine(model, xray, phrase("Hello World"), CLICK, null);

        assertThat(answer.verdict()).isEqualTo(Verdict.OUTSIDE_VOCABULARY);
        assertThat(answer.message()).isEqualTo("Drawn from your clicks; the words are not taught to this model.");
        assertThat(answer.score()).isNull();
        assertThat(answer.regions()).hasSize(1);
        assertThat(model.asked().getFirst().hints()).isEqualTo(CLICK);
        assertThat(grounder.refine(model, xray, phrase("Hello World"), Hints.NONE, null)
                        .regions())
                .isEmpty();
    }

    @Test
    void theNetworkAloneIsAskedTheWordsAsTyped() {
        model.answering("Hello World", 0.8, 10).answering("the LEFT lung", 0.5, 10);

        List<PhraseAnswer> answers = grounder.groundByNetworkAlone(
                model, xray, List.of(phrase("Hello World"), phrase("the LEFT lung")), null);

        assertThat(answers).extracting(PhraseAnswer::verdict).containsExactly(Verdict.FOUND, Verdict.UNSURE);
        assertThat(answers).extracting(PhraseAnswer::concept).containsOnlyNulls();
        assertThat(model.passes()).isOne();
    }

    @Test
    void countsWhatBecameOfSuchScoresOnlyWhereThereWereThirty() {
        assertThat(ScoreWords.of(model.pack(), 1.0))
                .isEqualTo(new ScoreWords("likely", "Of 120 test phrases scored like this, 112 were present."));
        assertThat(ScoreWords.of(model.pack(), 0.5).counted()).isNotNull();
        assertThat(ScoreWords.of(model.pack(), 0.49)).isEqualTo(new ScoreWords("possible", null));
        assertThat(ScoreWords.of(model.pack(), 0.1)).isEqualTo(new ScoreWords("unlikely", null));
    }

    private PhraseAnswer ground(String text) {
        return grounder.ground(model, xray, List.of(phrase(text)), null).getFirst();
    }

    private static Phrase phrase(String text) {
        return Reading.parser().split(text).getFirst();
    }
}
