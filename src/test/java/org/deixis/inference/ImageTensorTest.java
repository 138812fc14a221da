package org.deixis.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.deixis.imaging.MedicalImage;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImageTensorTest {

    @Test
    void resizesAsOpenCvDoesToWithinOneGreyLevel() {
        JsonNode golden = JsonMapper.shared().readTree(Path.of("data/golden/letterbox.json"));
        int averaged = 0;
        int exact = 0;
        for (JsonNode c : golden.get("cases")) {
            int width = c.get("width").asInt();
            int height = c.get("height").asInt();
            int channels = c.get("channels").asInt();
            int size = c.get("size").asInt();
            float[] tensor = tensor(picture(width, height, channels), plain(size));
            int contentWidth = c.get("content").get(0).asInt();
            int contentHeight = c.get("content").get(1).asInt();
            for (int y = 0; y < contentHeight; y++) {
                for (int x = 0; x < contentWidth; x++) {
                    for (int k = 0; k < 3; k++) {
                        int expected = c.get("samples")
                                .get((y * contentWidth + x) * channels + k % channels)
                                .asInt();
                        double found = tensor[(k * size + y) * size + x] * 255;
                        assertThat(found)
                                .as("%d x %d to %d at %d, %d, %d", width, height, size, x, y, k)
                                .isCloseTo(expected, within(1.001));
                        if (size < Math.max(width, height)) {
                            averaged++;
                            exact += Math.abs(found - expected) < 0.01 ? 1 : 0;
                        }
                    }
                }
            }
        }
        // OpenCV enlarges in fixed-point arithmetic; averages differ in how a half is rounded
        assertThat(exact).isGreaterThan(averaged * 97 / 100);
    }

    @Test
    void averagesWholePixelsAndShares() {
        // 3 pixels to 2: (10 + 20 / 2) / 1.5 = 13.33 and (20 / 2 + 40) / 1.5 = 33.33
        float[] tensor = tensor(MedicalImage.grey8(3, 1, new byte[] {10, 20, 40}), plain(2));
        assertThat(tensor[0] * 255).isCloseTo(13, within(1e-3f));
        assertThat(tensor[1] * 255).isCloseTo(33, within(1e-3f));
    }

    @Test
    void interpolatesBetweenPixelCentresAndRepeatsTheEdge() {
        // 2 pixels to 4: centres at -0.25, 0.25, 0.75, 1.25, so 10, 10 + 0.25 * 40, 10 + 0.75 * 40, 50
        float[] tensor = tensor(MedicalImage.grey8(2, 1, new byte[] {10, 50}), plain(4));
        assertThat(List.of(tensor[0] * 255, tensor[1] * 255, tensor[2] * 255, tensor[3] * 255))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-3 ? 0 : Float.compare(a, b))
                .containsExactly(10f, 20f, 40f, 50f);
    }

    @Test
    void normalisesEachChannelAndPadsWithZeroAfterwards() {
        PackInput input = new PackInput(4, 1, 1, List.of(0.5, 0.4, 0.0), List.of(0.25, 0.2, 1.0), 1);
        MedicalImage image = MedicalImage.rgb8(2, 1, new byte[] {(byte) 255, 0, 51, (byte) 255, 0, 51});
        float[] tensor = tensor(image, input);
        for (int x = 0; x < 4; x++) {
            assertThat(tensor[x]).isCloseTo(2f, within(1e-6f)); // (1 - 0.5) / 0.25
            assertThat(tensor[16 + x]).isCloseTo(-2f, within(1e-6f)); // (0 - 0.4) / 0.2
            assertThat(tensor[32 + x]).isCloseTo(0.2f, within(1e-6f)); // 51 / 255
            for (int y = 2; y < 4; y++) {
                assertThat(tensor[y * 4 + x]).isZero();
                assertThat(tensor[16 + y * 4 + x]).isZero();
            }
        }
    }

    @Test
    void stretchesSixteenBitsAsTheyAreShown() {
        short[] samples = new short[100];
        for (int i = 0; i < 100; i++) {
            samples[i] = (short) (1000 + 300 * i);
        }
        MedicalImage image = MedicalImage.grey16(10, 10, samples);
        byte[] shown = image.toRgb8();
        float[] tensor = tensor(image, plain(10));
        for (int i = 0; i < 100; i++) {
            assertThat(tensor[i] * 255).isCloseTo(Byte.toUnsignedInt(shown[3 * i]), within(1e-3f));
        }
    }

    private static PackInput plain(int size) {
        return new PackInput(size, 1, 1, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0), 1);
    }

    private static float[] tensor(MedicalImage image, PackInput input) {
        float[] values = new float[3 * input.size() * input.size()];
        Arrays.fill(values, Float.NaN);
        ImageTensor.write(image, input, FloatBuffer.wrap(values));
        return values;
    }

    private static MedicalImage picture(int width, int height, int channels) {
        byte[] samples = new byte[width * height * channels];
        int i = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < channels; c++) {
                    samples[i++] = (byte) ((x * 7 + y * 13 + c * 50 + (x * y) % 31) % 256);
                }
            }
        }
        return channels == 1 ? MedicalImage.grey8(width, height, samples) : MedicalImage.rgb8(width, height, samples);
    }
}
