package org.deixis.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StructurePaletteTest {
    /** The hues of located, possible and conflict, in degrees. */
    private static final List<Double> VERDICT_HUES = List.of(157.0, 40.0, 0.0);

    @Test
    void hasAtLeastTwelveDifferentColours() {
        assertThat(StructurePalette.COLOURS).hasSizeGreaterThanOrEqualTo(12).doesNotHaveDuplicates();
    }

    @Test
    void keepsAwayFromTheHuesOfVerdicts() {
        for (String colour : StructurePalette.COLOURS) {
            Color c = Color.decode(colour);
            double hue = 360 * Color.RGBtoHSB(c.getRed(), c.getGreen(), c.getBlue(), null)[0];
            for (double verdict : VERDICT_HUES) {
                double apart = Math.abs(hue - verdict);
                assertThat(Math.min(apart, 360 - apart))
                        .as("%s beside %s", colour, verdict)
                        .isGreaterThan(15);
            }
        }
    }

    @Test
    void carriesADarkDigitWithEnoughContrast() {
        Color ink = Color.decode("#0b1018");
        for (String colour : StructurePalette.COLOURS) {
            assertThat(Contrast.between(Color.decode(colour), ink)).as(colour).isGreaterThan(4.5);
        }
    }

    @Test
    void givesAStructureTheSameColourEachTime() {
        assertThat(StructurePalette.colourFor("left-lung", List.of()))
                .isEqualTo(StructurePalette.colourFor("left-lung", Set.of("#000000")));
    }

    @Test
    void givesEveryStructureOfAnImageItsOwnColourWhileThereAreSome() {
        Set<String> taken = new HashSet<>();
        IntStream.range(0, StructurePalette.COLOURS.size())
                .forEach(i -> assertThat(taken.add(StructurePalette.colourFor("structure-" + i, taken)))
                        .isTrue());
        assertThat(StructurePalette.COLOURS).contains(StructurePalette.colourFor("one-more", taken));
    }
}
