package org.deixis.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.deixis.imaging.MedicalImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorruptionTest {
    @ParameterizedTest
    @EnumSource(Corruption.class)
    void keepsSizeAndChannelsAndIsTheSameEveryTime(Corruption corruption) {
        MedicalImage colour = step(17, 11, 3);

        MedicalImage once = corruption.apply(colour, 7);

        assertThat(once.width()).isEqualTo(17);
        assertThat(once.height()).isEqualTo(11);
        assertThat(once.channels()).isEqualTo(3);
        assertThat(once.toRgb8())
                .isEqualTo(corruption.apply(colour, 7).toRgb8())
                .isNotEqualTo(colour.toRgb8());
        assertThat(corruption.apply(step(1, 1, 1), 7).channels()).isEqualTo(1);
    }

    @Test
    void halvesTheDistanceToTheMean() {
        // half of the pixels 0, half 200: mean 100
        MedicalImage image = Corruption.CONTRAST.apply(step(10, 4, 1), 0);

        assertThat(image.sample(0, 0, 0)).isEqualTo(50);
        assertThat(image.sample(9, 3, 0)).isEqualTo(150);
    }

    @Test
    void spreadsAStepOverTwoSigma() {
        MedicalImage image = Corruption.BLUR.apply(step(40, 4, 1), 0);

        // the normal distribution at 0.25 sigma beyond the step, and far away
        assertThat(image.sample(20, 0, 0)).isBetween(116, 123);
        assertThat(image.sample(0, 0, 0)).isZero();
        assertThat(image.sample(39, 0, 0)).isEqualTo(200);
    }

    @Test
    void addsNoiseOfATenthOfTheRange() {
        byte[] samples = new byte[10_000];
        java.util.Arrays.fill(samples, (byte) 128);
        MedicalImage image = Corruption.NOISE.apply(MedicalImage.grey8(100, 100, samples), 3);

        double square = 0;
        for (int i = 0; i < 10_000; i++) {
            double off = image.sample(i % 100, i / 100, 0) - 128;
            square += off * off;
        }
        assertThat(Math.sqrt(square / 10_000)).isBetween(24.5, 26.5);
    }

    /** Left half 0, right half 200. */
    private static MedicalImage step(int width, int height, int channels) {
        byte[] samples = new byte[width * height * channels];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (i / channels % width >= width / 2 ? 200 : 0);
        }
        return channels == 1 ? MedicalImage.grey8(width, height, samples) : MedicalImage.rgb8(width, height, samples);
    }
}
