package org.deixis.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.deixis.imaging.PixelSpacing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes where a person said how large a pixel is: half a millimetre, so the left lung is 60 mm × 100 mm. */
class MillimetresTest {
    private final AnswerGuard guard = ChestCase.bean(AnswerGuard.class);
    private final Explainer.Known known = ComparisonTest.calibrated(ChestCase.known(), "0.5");
    private final EvidenceSet evidence = ChestCase.bean(EvidenceGatherer.class).gather(known);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        How large is the left lung?                  | The left lung covers an estimated 60.0 cm² at the detector, 20.0 % of the picture; the longest axis is 115.9 mm and the box 60.0 × 100.0 mm. A pixel is 0.5 × 0.5 mm at the detector, as a person typed.
        What is the size of the ground-glass opacity? | The possible ground-glass opacity covers an estimated 4.3 cm² at the detector, 1.4 % of the picture; the longest axis is 27.6 mm and the box 35.0 × 80.0 mm. A pixel is 0.5 × 0.5 mm at the detector, as a person typed.
        Compare the left lung and the right lung     | The right lung is larger than the left lung in this picture: 65.0 cm² against 60.0 cm², 1.08 times as much.
        """)
    void areToldInMillimetres(String question, String expected) {
        Answer answer = ChestCase.ask(question, ReadingLevel.CLINICIAN, known);
        assertThat(answer.withheld()).isEmpty();
        assertThat(NarratorTest.text(answer)).startsWith(expected);
        assertThat(new AnswerChecker(ChestCase.facts(), 0.5).faults(answer, ReadingLevel.CLINICIAN))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The left lung covers 60.0 cm².",
                "The left lung measures 60.0 × 100.0 mm.",
                "The left lung measures 6.0 × 10.0 cm.",
                "The longest axis of the left lung is 115.9 mm.",
                "The left lung covers 24,000 px.",
                "The left lung covers 60.0 cm² and the right lung 65.0 cm².",
            })
    void areLetThroughAsMeasured(String text) {
        assertThat(kept(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The left lung covers 65.0 cm².",
                "The left lung covers 60.0 mm².",
                "The left lung covers 6000 px.",
                "The left lung measures 60.0 × 100.0 cm.",
                "The left lung measures 115.9 cm.",
                "The left lung measures 116 mm.",
                "The left lung measures 12 mm.",
                "The left lung covers 24,000 mm².",
                "The left lung covers 24,000 mm2.",
                "The left lung covers 65.0 cm² and the right lung 60.0 cm².",
                "The left lung covers 60.0 px.",
                "The left lung is six centimetres wide.",
                "The left lung is 60.0 millimetres wide.",
                "The left lung has 60.0 ml.",
                "The left lung is 2.4 inches wide.",
                "The left lung is 0.1 m wide.",
                "The left lung is larger than the right lung: 65.0 cm² against 60.0 cm².",
                "The right lung is larger than the left lung: 60.0 cm² against 65.0 cm².",
                "The consolidation measures 60.0 mm.",
            })
    void areWithheldOtherwise(String text) {
        assertThat(kept(text)).isFalse();
    }

    private boolean kept(String text) {
        Sentence sentence = Sentence.of(text, List.of("finding:1", "finding:2"));
        return !guard.check(List.of(sentence), evidence, ReadingLevel.CLINICIAN)
                .kept()
                .isEmpty();
    }

    @Test
    void plainWordsStayWithSharesOfThePicture() {
        assertThat(NarratorTest.text(ChestCase.ask("How large is the left lung?", ReadingLevel.PATIENT, known)))
                .contains("covers about 20 % of the picture");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0.5          | 0.5   | 0.5
        0,143 mm     | 0.143 | 0.143
        0.14 x 0.16  | 0.14  | 0.16
        0.14×0.16 mm | 0.14  | 0.16
        """)
    void aSpacingIsReadAsTyped(String typed, double x, double y) {
        assertThat(PixelSpacing.typed(typed)).contains(new PixelSpacing(x, y));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "-1", "101", "NaN", "1e-3", "half a millimetre", "0.5 cm", "0.5; drop table", "0 x 1"})
    void whatIsNoSpacingIsNone(String typed) {
        assertThat(PixelSpacing.typed(typed)).isEmpty();
        Answer answer = ChestCase.ask(
                "How large is the left lung?",
                ReadingLevel.CLINICIAN,
                ComparisonTest.calibrated(ChestCase.known(), typed));
        assertThat(NarratorTest.text(answer)).contains("24,000 px", "millimetres cannot be given");
    }
}
