package org.deixis.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.deixis.imaging.Modality;
import org.deixis.inference.ClickHint;
import org.deixis.inference.Hints;
import org.deixis.inference.ImageFeatures;
import org.deixis.inference.PhraseQuery;
import org.deixis.language.Phrase;
import org.deixis.study.Verdict;
import org.junit.jupiter.api.Test;

/** Classes that exclude each other on one region. The scripted model finds from 0.7 and is unsure from 0.4. */
class DiagnosisGroupsTest {
    private static final String NEVUS = "melanocytic nevus";
    private static final String MELANOMA = "melanoma";

    private final Grounder grounder = Reading.grounder();
    private final ScriptedModel model = new ScriptedModel();
    private final ImageFeatures dermoscopy = ScriptedModel.features(Modality.DERMOSCOPY, 0.99);

    @Test
    void classesOfAGroupShareTheRegionOfTheHigherOneAndSayWhichThatIs() {
        model.answering(NEVUS, 0.8, 10).answering(MELANOMA, 0.6, 4);

        List<PhraseAnswer> answers = ground(dermoscopy, NEVUS, MELANOMA);

        // odds 4 and 1.5: 4 / 5.5 = 0.727
        String sentence = "Looks more like melanocytic nevus than melanoma (0.73). This is no diagnosis.";
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.verdict()).isEqualTo(Verdict.UNSURE);
            assertThat(answer.reason()).isEqualTo("diagnosis");
            assertThat(answer.message()).isEqualTo(sentence);
            assertThat(answer.regions())
                    .singleElement()
                    .satisfies(region -> assertThat(region.area()).isEqualTo(100));
        });
        assertThat(answers).extracting(PhraseAnswer::score).containsExactly(0.8, 0.6);
        assertThat(answers.getFirst().regions()).isEqualTo(answers.getLast().regions());
    }

    @Test
    void anAnswerDoesNotDependOnWhetherTheOtherClassIsAskedToo() {
        model.answering(NEVUS, 0.8, 10).answering(MELANOMA, 0.6, 4);

        PhraseAnswer alone = ground(dermoscopy, MELANOMA).getFirst();

        assertThat(model.askedTexts()).containsExactly(MELANOMA, NEVUS);
        PhraseAnswer together = ground(dermoscopy, NEVUS, MELANOMA).getLast();
        assertThat(alone.regions()).isEqualTo(together.regions());
        assertThat(alone.message()).isEqualTo(together.message());
    }

    @Test
    void neitherClassIsEverLocatedHoweverHighTheyScore() {
        model.answering(NEVUS, 0.999, 10).answering(MELANOMA, 0.998, 10);

        assertThat(ground(dermoscopy, NEVUS, MELANOMA))
                .extracting(PhraseAnswer::verdict)
                .containsExactly(Verdict.UNSURE, Verdict.UNSURE);
    }

    @Test
    void aClassBelowTheThresholdIsNotDrawnAndSaysWhatItLooksMoreLike() {
        model.answering(NEVUS, 0.9, 10).answering(MELANOMA, 0.1, 10);

        PhraseAnswer answer = ground(dermoscopy, MELANOMA).getFirst();

        // odds 9 and 1/9: 81 / 82 = 0.988
        assertThat(answer.verdict()).isEqualTo(Verdict.NOT_FOUND);
        assertThat(answer.regions()).isEmpty();
        assertThat(answer.message())
                .isEqualTo("Looks more like melanocytic nevus than melanoma (0.99). Not located does not mean absent.");
    }

    @Test
    void nothingIsComparedWhereNoClassReachesTheThreshold() {
        model.answering(NEVUS, 0.3, 10).answering(MELANOMA, 0.1, 10);

        assertThat(ground(dermoscopy, MELANOMA).getFirst().message()).isEqualTo("Not located does not mean absent.");
    }

    @Test
    void equalScoresAreCalledEqual() {
        model.answering(NEVUS, 0.7, 10).answering(MELANOMA, 0.7, 4);

        assertThat(ground(dermoscopy, NEVUS, MELANOMA))
                .extracting(PhraseAnswer::message)
                .containsOnly("Looks as much like melanocytic nevus as like melanoma. This is no diagnosis.");
    }

    @Test
    void thereIsNoNumberWhereAClassIsUntested() {
        model.answering("benign liver mass", 0.8, 10).answering("malignant liver mass", 0.5, 10);

        PhraseAnswer answer = ground(ScriptedModel.features(Modality.ULTRASOUND, 0.99), "benign liver mass")
                .getFirst();

        assertThat(answer.message())
                .isEqualTo("Looks more like benign liver mass than malignant liver mass. This is no diagnosis.");
    }

    @Test
    void aClassWhoseRivalsAreNotTaughtStandsAlone() {
        model.answering("glioma", 0.9, 10);

        PhraseAnswer answer =
                ground(ScriptedModel.features(Modality.MRI, 0.99), "glioma").getFirst();

        assertThat(model.askedTexts()).containsExactly("glioma");
        assertThat(answer.message()).isEqualTo("A region that may look like glioma; this is no diagnosis.");
        assertThat(answer.verdict()).isEqualTo(Verdict.UNSURE);
    }

    @Test
    void clicksGoToAllClasses() {
        model.answering(NEVUS, 0.8, 10).answering(MELANOMA, 0.6, 4);
        Hints click = new Hints(List.of(new ClickHint(3, 3, true)), null, null);

        PhraseAnswer answer = grounder.refine(model, dermoscopy, phrase(MELANOMA), click, null);

        assertThat(model.asked()).extracting(PhraseQuery::hints).containsExactly(click, click);
        assertThat(answer.regions())
                .singleElement()
                .satisfies(region -> assertThat(region.area()).isEqualTo(100));
    }

    private List<PhraseAnswer> ground(ImageFeatures features, String... texts) {
        return grounder.ground(
                model,
                features,
                List.of(texts).stream().map(DiagnosisGroupsTest::phrase).toList(),
                null);
    }

    private static Phrase phrase(String text) {
        return Reading.parser().split(text).getFirst();
    }
}
