package org.deixis.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.deixis.imaging.SegmentationMask;
import org.junit.jupiter.api.Test;

class MaskLogitsTest {

    @Test
    void interpolatesBetweenCellCentres() {
        // 2 cells over 8 pixels: centres at pixels 2 and 6; from -1 to 1 the sign changes at 4, so pixels 4 to 7 are
        // set
        MaskLogits logits = new MaskLogits(2, new float[] {-1, 1, -1, 1}, 8, 8);
        SegmentationMask mask = logits.toMask(0);
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                assertThat(mask.contains(x, y)).as("%d, %d", x, y).isEqualTo(x >= 4);
            }
        }
        // centres at 2 and 6 have -1 and 1; 0.6 is passed at 2 + 1.6 / 2 * 4 = 5.2: pixel 5 with centre 5.5 is set
        assertThat(logits.toMask(0.6).area()).isEqualTo(3 * 8);
    }

    @Test
    void leavesThePaddingOut() {
        // a wide image fills the upper half of the frame; what the network says below it is nobody's business
        MaskLogits logits =
                new MaskLogits(4, new float[] {-1, -1, -1, -1, -1, -1, -1, -1, 9, 9, 9, 9, 9, 9, 9, 9}, 40, 20);
        assertThat(logits.toMask(0).isEmpty()).isTrue();
    }

    @Test
    void setsNothingAtTheThresholdItself() {
        assertThat(new MaskLogits(2, new float[4], 5, 3).toMask(0).isEmpty()).isTrue();
        assertThat(new MaskLogits(2, new float[4], 5, 3).toMask(-0.1).area()).isEqualTo(15);
    }

    @Test
    void agreesWithAPixelByPixelReference() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            int size = 2 + random.nextInt(24);
            int width = 1 + random.nextInt(90);
            int height = 1 + random.nextInt(90);
            float[] values = new float[size * size];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            MaskLogits logits = new MaskLogits(size, values, width, height);
            assertThat(logits.toMask(0.25)).as("seed %d, round %d", seed, round).isEqualTo(reference(logits, 0.25f));
        }
    }

    @Test
    void enlargesTenMegapixelsInLessThanAFrameOfAFilm() {
        float[] values = new float[192 * 192];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(i % 192 / 9.0) + (float) Math.cos(i / 192 / 7.0);
        }
        MaskLogits logits = new MaskLogits(192, values, 3900, 2600);
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 8; i++) {
            long start = System.nanoTime();
            assertThat(logits.toMask(0).isEmpty()).isFalse();
            best = Math.min(best, System.nanoTime() - start);
        }
        assertThat(best).as("nanoseconds").isLessThan(150_000_000L);
    }

    private static SegmentationMask reference(MaskLogits logits, float threshold) {
        int size = logits.size();
        double scale = (double) size / Math.max(logits.imageWidth(), logits.imageHeight());
        int cellsWide = Math.min(size, (int) Math.ceil(logits.imageWidth() * scale - 1e-6));
        int cellsHigh = Math.min(size, (int) Math.ceil(logits.imageHeight() * scale - 1e-6));
        BitSet bits = new BitSet();
        for (int y = 0; y < logits.imageHeight(); y++) {
            double v = Math.clamp((y + 0.5) * scale - 0.5, 0, cellsHigh - 1);
            int top = (int) v;
            int bottom = Math.min(top + 1, cellsHigh - 1);
            float down = (float) (v - top);
            for (int x = 0; x < logits.imageWidth(); x++) {
                double u = Math.clamp((x + 0.5) * scale - 0.5, 0, cellsWide - 1);
                int left = (int) u;
                int right = Math.min(left + 1, cellsWide - 1);
                float across = (float) (u - left);
                float a = mix(logits.values()[top * size + left], logits.values()[top * size + right], across);
                float b = mix(logits.values()[bottom * size + left], logits.values()[bottom * size + right], across);
                bits.set(y * logits.imageWidth() + x, mix(a, b, down) > threshold);
            }
        }
        return SegmentationMask.fromBits(logits.imageWidth(), logits.imageHeight(), bits);
    }

    private static float mix(float a, float b, float share) {
        return a + (b - a) * share;
    }
}
