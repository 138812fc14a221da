package org.deixis.inference;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.deixis.imaging.MedicalImage;

/**
 * Pre-processing, version 1: the letterboxed, normalised image as the encoder takes it. Shrinking averages, enlarging
 * interpolates; the resized samples are rounded to whole numbers as 8-bit pictures are, then normalised. Padding is 0
 * after normalisation. Grey is repeated to three channels.
 */
final class ImageTensor {
    private static final int CHANNELS = 3;

    private ImageTensor() {}

    /** @param target {@code 3 * size * size} values, channel by channel, written from index 0; position unchanged */
    static void write(MedicalImage image, PackInput input, FloatBuffer target) {
        write(image, input.size(), input.mean(), input.std(), target);
    }

    /**
     * @param mean of each channel, for values in 0 to 1
     * @param std of each channel, for values in 0 to 1
     * @param target as in {@link #write(MedicalImage, PackInput, FloatBuffer)}
     */
    static void write(MedicalImage image, int size, List<Double> mean, List<Double> std, FloatBuffer target) {
        Letterbox box = Letterbox.of(image, size);
        MedicalImage eight =
                image.bitsPerSample() == 8 ? image : MedicalImage.rgb8(image.width(), image.height(), image.toRgb8());
        Resampling columns = resampling(box, image.width(), box.contentWidth());
        Resampling rows = resampling(box, image.height(), box.contentHeight());
        float[][] tables = normalisation(mean, std);
        float[] padding = new float[size];
        float[] line = new float[size];
        int channels = eight.channels();
        LineSource lines = new LineSource(eight, columns);
        float[] sum = new float[columns.length() * channels];
        int[] level = new int[sum.length];
        for (int y = 0; y < rows.length(); y++) {
            Arrays.fill(sum, 0);
            float[] weights = rows.weights(y);
            for (int j = 0; j < weights.length; j++) {
                float[] source = lines.line(rows.first(y) + j);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += weights[j] * source[i];
                }
            }
            for (int i = 0; i < sum.length; i++) {
                level[i] = Math.min((int) (sum[i] + 0.5f), 255); // weights are positive and sum to 1
            }
            for (int c = 0; c < CHANNELS; c++) {
                float[] table = tables[c];
                for (int x = 0, i = c % channels; x < columns.length(); x++, i += channels) {
                    line[x] = table[level[i]];
                }
                target.put((c * size + y) * size, line);
            }
        }
        for (int c = 0; c < CHANNELS; c++) {
            for (int y = rows.length(); y < size; y++) {
                target.put((c * size + y) * size, padding);
            }
        }
    }

    private static Resampling resampling(Letterbox box, int source, int target) {
        return box.shrinks() ? Resampling.average(source, target) : Resampling.linear(source, target);
    }

    private static float[][] normalisation(List<Double> means, List<Double> deviations) {
        float[][] tables = new float[CHANNELS][256];
        for (int c = 0; c < CHANNELS; c++) {
            double mean = means.get(c);
            double std = deviations.get(c);
            for (int v = 0; v < 256; v++) {
                tables[c][v] = (float) ((v / 255.0 - mean) / std);
            }
        }
        return tables;
    }

    /** Rows of the image, resampled along x; the last two are kept because neighbours share them. */
    private static final class LineSource {
        private final MedicalImage image;
        private final Resampling columns;
        private final int[] samples;
        private final float[][] kept;
        private final int[] keptRow = {-1, -1};

        LineSource(MedicalImage image, Resampling columns) {
            this.image = image;
            this.columns = columns;
            this.samples = new int[image.width() * image.channels()];
            this.kept = new float[2][columns.length() * image.channels()];
        }

        float[] line(int y) {
            int slot = y % 2;
            if (keptRow[slot] != y) {
                keptRow[slot] = y;
                fill(kept[slot], y);
            }
            return kept[slot];
        }

        private void fill(float[] line, int y) {
            image.row(y, samples);
            int channels = image.channels();
            int i = 0;
            for (int x = 0; x < columns.length(); x++) {
                float[] weights = columns.weights(x);
                int first = columns.first(x) * channels;
                for (int c = 0; c < channels; c++) {
                    float sum = 0;
                    for (int j = 0; j < weights.length; j++) {
                        sum += weights[j] * samples[first + j * channels + c];
                    }
                    line[i++] = sum;
                }
            }
        }
    }
}
