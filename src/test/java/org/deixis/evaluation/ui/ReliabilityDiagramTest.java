package org.deixis.evaluation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.deixis.imaging.Modality;
import org.deixis.inference.CalibrationBin;
import org.deixis.inference.EvidenceTier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReliabilityDiagramTest {
    @Test
    void aColumnIsAsHighAsTheShareThatWasPresent() {
        String svg = ReliabilityDiagram.svg(
                List.of(new CalibrationBin(0, 0.5, 100, 20), new CalibrationBin(0.5, 1, 29, 29)));

        // 280 wide from 34, 150 high from 6: 20 of 100 is 30 high and begins at 126
        assertThat(svg)
                .contains("<rect class=\"column\" x=\"35.0\" y=\"126.0\" width=\"138.0\" height=\"30.0\">")
                .contains("<title>0.00 to 0.50: 20 of 100 present</title>")
                .contains("<rect class=\"column few\" x=\"175.0\" y=\"6.0\" width=\"138.0\" height=\"150.0\">");
    }

    @Test
    void anEmptyBinHasNoColumn() {
        assertThat(ReliabilityDiagram.svg(List.of(new CalibrationBin(0, 1, 0, 0))))
                .doesNotContain("<rect");
    }

    @Test
    void thePlotOfTheDiceBeginsWithTheBestAndLeavesOutWhatWasNotMeasured() {
        String svg = DicePlot.svg(List.of(
                line("a <b>", 0.5, EvidenceTier.TESTED),
                line("c", 0.9, EvidenceTier.LITTLE_TESTED),
                line("d", null, EvidenceTier.UNTESTED)));

        assertThat(svg).containsSubsequence("column pale", "c, CT: 0.90", "column\"", "a &lt;b&gt;, CT: 0.50");
        assertThat(svg).contains("Dice of 2 labels").doesNotContain("d, CT");
    }

    private static LabelLine line(String name, @Nullable Double dice, EvidenceTier tier) {
        return new LabelLine(name, "organ", Modality.CT, tier, dice, dice == null ? 0 : 5, null);
    }
}
