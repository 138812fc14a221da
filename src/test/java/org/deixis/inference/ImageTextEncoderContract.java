package org.deixis.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.deixis.imaging.BoundingBox;
import org.deixis.imaging.MedicalImage;
import org.deixis.inference.text.BgeTextEncoder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every pack for search must do, whatever it has learnt. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ImageTextEncoderContract {
    private final MedicalImage image = noise(120, 80);
    private ImageTextEncoder encoder;

    /** The pack's folder; the test is skipped where it is not there. */
    abstract Path pack();

    @BeforeAll
    void load() {
        encoder = OnnxImageTextEncoder.load(
                ImageTextPackReader.read(pack()), new BgeTextEncoder(), InferenceProperties.of(pack()));
    }

    @AfterAll
    void close() {
        if (encoder != null) {
            encoder.close();
        }
    }

    @Test
    void givesUnitVectorsOfThePacksDimensionForPicturesAndWords() {
        assertUnit(encoder.embed(image).vector());
        List<float[]> texts =
                encoder.embed(List.of("amyloid of the kidney", "lung nodule", "amyloid of the kidney", " "));
        assertUnit(texts.get(0));
        assertUnit(texts.get(1));
        assertThat(texts.get(2)).isEqualTo(texts.get(0));
        assertThat(texts.get(1)).isNotEqualTo(texts.get(0));
        assertThat(texts.get(3)).containsOnly(0f).hasSize(encoder.pack().dimension());
    }

    @Test
    void givesTheSamePictureTheSameVectorAgainAndWhateverElseRuns() {
        float[] first = encoder.embed(image).vector();
        List<float[]> again = java.util.stream.IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> encoder.embed(i % 2 == 0 ? image : noise(50, 60 + i)))
                .map(ImageEmbedding::vector)
                .toList();
        assertThat(again.get(0)).isEqualTo(first);
        assertThat(again.get(4)).isEqualTo(first);
        assertThat(again.get(1)).isNotEqualTo(first);
    }

    @Test
    void embedsARegionAsAPictureOfItsOwn() {
        BoundingBox region = new BoundingBox(10, 20, 40, 30);
        assertThat(encoder.embed(image, region).vector())
                .isEqualTo(encoder.embed(image.crop(region)).vector());
        assertThat(encoder.embed(image, new BoundingBox(0, 0, 120, 80)).vector())
                .isEqualTo(encoder.embed(image).vector());
        assertUnit(encoder.embed(image, new BoundingBox(119, 79, 1, 1)).vector());
        assertThatThrownBy(() -> encoder.embed(image, new BoundingBox(100, 20, 40, 30)))
                .hasMessage("The region 100,20,40,30 reaches beyond the image of 120 x 80 pixels");
    }

    @Test
    void mapsTheSimilarityOfEveryPartOfThePicture() {
        float[] query = encoder.embed(List.of("lung nodule")).getFirst();
        encoder.embed(image).similarity(query).ifPresent(map -> {
            assertThat(map.columns() * map.cellPixels()).isGreaterThanOrEqualTo(fitted(120));
            assertThat((map.columns() - 1) * map.cellPixels()).isLessThan(fitted(120));
            assertThat(map.rows() * map.cellPixels()).isGreaterThanOrEqualTo(80 - 1e-9);
            for (float cosine : map.cosines()) {
                assertThat(cosine).isBetween(-1f, 1f);
            }
        });
        assertThatThrownBy(() -> encoder.embed(image).similarity(new float[3]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A pack that takes the middle of a picture sees no more of it. */
    private double fitted(int width) {
        return encoder.pack().input().fit() == ImageTextPack.Fit.LETTERBOX ? width - 1e-9 : 80 - 1e-9;
    }

    @Test
    void takesGreyAndSixteenBitPictures() {
        assertUnit(encoder.embed(MedicalImage.grey8(7, 300, new byte[2100])).vector());
        short[] samples = new short[64 * 64];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (i * 13);
        }
        MedicalImage deep = MedicalImage.grey16(64, 64, samples);
        assertUnit(encoder.embed(deep).vector());
        assertUnit(encoder.embed(deep, new BoundingBox(5, 5, 20, 20)).vector());
    }

    private void assertUnit(float[] vector) {
        double square = 0;
        for (float v : vector) {
            square += v * v;
        }
        assertThat(vector).hasSize(encoder.pack().dimension());
        assertThat(square).isCloseTo(1, within(1e-3));
    }

    private static MedicalImage noise(int width, int height) {
        byte[] samples = new byte[width * height * 3];
        new Random(width * 31L + height).nextBytes(samples);
        return MedicalImage.rgb8(width, height, samples);
    }
}
