package org.deixis.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SurfaceDiceTest {
    private static final int SIZE = 384;

    @Test
    void isOneForEqualMasks() {
        BitSet square = square(100, 100, 50);

        assertThat(SurfaceDice.of(square, square, SIZE, SIZE)).isEqualTo(1);
    }

    @Test
    void forgivesTwoPixelsInTheFrame() {
        assertThat(SurfaceDice.of(square(100, 100, 50), square(102, 100, 50), SIZE, SIZE))
                .isEqualTo(1);
    }

    @Test
    void countsTheOutlineBeyondTheTolerance() {
        // Two squares of side 4 (outline 12 pixels), the second 4 to the right. Columns 3 and 4 face each other:
        // of the first, the 4 pixels of column 3 (distance 1) and the outer 2 of column 2 (distance 2) are within 2.
        // The same holds for the second: 12 of 24.
        BitSet left = square(0, 0, 4);
        BitSet right = square(4, 0, 4);

        assertThat(SurfaceDice.of(left, right, SIZE, SIZE)).isEqualTo(0.5);
    }

    @Test
    void scalesTheToleranceWithTheImage() {
        // in an image of 768 the tolerance is 4 pixels
        BitSet a = new BitSet();
        BitSet b = new BitSet();
        a.set(100 * 768 + 100);
        b.set(100 * 768 + 104);

        assertThat(SurfaceDice.of(a, b, 768, 768)).isEqualTo(1);
        assertThat(SurfaceDice.of(a, b, 768, 500)).isEqualTo(1);
        b.clear();
        b.set(100 * 768 + 105);
        assertThat(SurfaceDice.of(a, b, 768, 768)).isZero();
    }

    @Test
    void isZeroWhenOneMaskIsEmptyAndOneWhenBothAre() {
        assertThat(SurfaceDice.of(square(0, 0, 4), new BitSet(), SIZE, SIZE)).isZero();
        assertThat(SurfaceDice.of(new BitSet(), new BitSet(), SIZE, SIZE)).isEqualTo(1);
    }

    @RepeatedTest(3)
    void measuresDistancesLikeComparingEveryPixel(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int width = 17;
        int height = 11;
        BitSet set = new BitSet();
        for (int i = 0; i < 6; i++) {
            set.set(random.nextInt(width * height));
        }
        double[] squared = DistanceTransform.squared(set, width, height);
        for (int i = 0; i < width * height; i++) {
            int x = i % width;
            int y = i / width;
            double nearest = set.stream()
                    .mapToDouble(j -> Math.pow(j % width - x, 2) + Math.pow(j / width - y, 2))
                    .min()
                    .orElseThrow();
            assertThat(squared[i])
                    .as("seed %s, pixel %s %s", repetition.getCurrentRepetition(), x, y)
                    .isCloseTo(nearest, within(1e-9));
        }
    }

    private static BitSet square(int x, int y, int side) {
        BitSet bits = new BitSet();
        for (int row = y; row < y + side; row++) {
            bits.set(row * SIZE + x, row * SIZE + x + side);
        }
        return bits;
    }
}
