package org.deixis.evaluation;

import java.awt.image.Raster;
import java.util.function.UnaryOperator;
import org.deixis.imaging.MedicalImage;

/**
 * A picture as one array of samples per channel.
 *
 * @param width in pixels
 * @param height in pixels
 * @param values by channel (1 or 3), row-major, 0 to 255
 */
@SuppressWarnings("ArrayRecordComponent")
record PixelPlanes(int width, int height, float[][] values) {

    static PixelPlanes of(MedicalImage image) {
        int channels = image.channels();
        byte[] rgb = image.toRgb8();
        float[][] values = new float[channels][image.width() * image.height()];
        for (int i = 0; i < values[0].length; i++) {
            for (int c = 0; c < channels; c++) {
                values[c][i] = Byte.toUnsignedInt(rgb[3 * i + c]);
            }
        }
        return new PixelPlanes(image.width(), image.height(), values);
    }

    static PixelPlanes of(Raster raster, PixelPlanes like) {
        float[][] values = new float[like.values.length][];
        for (int c = 0; c < values.length; c++) {
            values[c] = raster.getSamples(0, 0, like.width, like.height, c, (float[]) null);
        }
        return new PixelPlanes(like.width, like.height, values);
    }

    PixelPlanes map(UnaryOperator<float[]> change) {
        float[][] changed = new float[values.length][];
        for (int c = 0; c < values.length; c++) {
            changed[c] = change.apply(values[c]);
        }
        return new PixelPlanes(width, height, changed);
    }

    MedicalImage toImage() {
        int channels = values.length;
        byte[] samples = new byte[width * height * channels];
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < width * height; i++) {
                samples[i * channels + c] = (byte) Math.clamp(Math.round(values[c][i]), 0, 255);
            }
        }
        return channels == 1 ? MedicalImage.grey8(width, height, samples) : MedicalImage.rgb8(width, height, samples);
    }
}
