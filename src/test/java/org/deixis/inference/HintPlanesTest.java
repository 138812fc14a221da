package org.deixis.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.List;
import org.deixis.imaging.BoundingBox;
import org.junit.jupiter.api.Test;

class HintPlanesTest {
    private static final int SIDE = 8;

    /** 80 x 40 pixels: one cell is 10 pixels. */
    private final HintPlanes planes = new HintPlanes(80, 40, SIDE);

    @Test
    void drawsAClickAsADiscOfTwoCells() {
        String[] expected = {
            "........", "...#....", "..###...", ".#####..", "..###...", "...#....", "........", "........",
        };
        float[] drawn = draw(new Hints(List.of(new ClickHint(39, 30, true)), null, null));
        assertThat(picture(drawn, 0)).containsExactly(expected);
        assertThat(picture(drawn, 1)).doesNotContain("#");
        float[] negative = draw(new Hints(List.of(new ClickHint(30, 39, false)), null, null));
        assertThat(picture(negative, 1)).containsExactly(expected);
    }

    @Test
    void cutsADiscAtTheEdge() {
        float[] drawn = draw(new Hints(List.of(new ClickHint(0, 0, true)), null, null));
        assertThat(picture(drawn, 0)).startsWith("###.....", "##......", "#.......", "........");
    }

    @Test
    void fillsEveryCellThatABoxTouches() {
        float[] drawn = draw(new Hints(List.of(), new BoundingBox(19, 10, 12, 20), null));
        // columns 19 to 30 lie in cells 1, 2 and 3; rows 10 to 29 in cells 1 and 2
        assertThat(picture(drawn, 2)).startsWith("........", ".###....", ".###....", "........");
    }

    @Test
    void fillsAtLeastOneCellForAPixel() {
        float[] drawn = draw(new Hints(List.of(), new BoundingBox(79, 39, 1, 1), null));
        assertThat(picture(drawn, 2)).containsSubsequence("........", ".......#", "........");
    }

    @Test
    void averagesTheProbabilitiesOfTheMaskBefore() {
        float[] logits = new float[16 * 16];
        logits[0] = 100; // 1, and 0.5 three times
        logits[2] = -100; // 0, and 0.5 three times
        float[] drawn = draw(new Hints(List.of(), null, new MaskLogits(16, logits, 80, 40)));
        int plane = 3 * SIDE * SIDE;
        assertThat(drawn[plane]).isCloseTo(0.625f, within(1e-6f));
        assertThat(drawn[plane + 1]).isCloseTo(0.375f, within(1e-6f));
        assertThat(drawn[plane + 2]).isCloseTo(0.5f, within(1e-6f));
    }

    private float[] draw(Hints hints) {
        float[] values = new float[4 * SIDE * SIDE];
        planes.draw(hints, FloatBuffer.wrap(values), 0);
        return values;
    }

    private static String[] picture(float[] values, int plane) {
        String[] lines = new String[SIDE];
        for (int y = 0; y < SIDE; y++) {
            StringBuilder line = new StringBuilder();
            for (int x = 0; x < SIDE; x++) {
                line.append(values[(plane * SIDE + y) * SIDE + x] == 1 ? '#' : '.');
            }
            lines[y] = line.toString();
        }
        return lines;
    }
}
