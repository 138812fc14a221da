package org.deixis.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;

/** Turns what ImageIO decoded into grey or RGB samples without colour management, so that values stay the file's. */
final class Samples {
    private Samples() {}

    static MedicalImage of(BufferedImage image) {
        Raster raster = image.getRaster();
        ColorModel colours = image.getColorModel();
        int colourBands = colours.getNumColorComponents();
        boolean indexed = colours instanceof java.awt.image.IndexColorModel;
        if (!indexed && colourBands == 1) {
            return grey(raster, colours);
        }
        boolean plain = !indexed
                && raster.getNumBands() >= 3
                && raster.getSampleModel().getSampleSize(0) == 16
                && colourBands == 3;
        return plain ? rgbOf16(raster, colours) : rgb(image);
    }

    private static MedicalImage grey(Raster raster, ColorModel colours) {
        int w = raster.getWidth();
        int h = raster.getHeight();
        int bits = raster.getSampleModel().getSampleSize(0);
        int type = raster.getSampleModel().getDataType();
        boolean alpha = colours.hasAlpha() && raster.getNumBands() > 1;
        if (bits > 16 || type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE) {
            return stretched(raster, w, h);
        }
        int[] row = new int[w];
        int[] opacity = new int[w];
        int full = (1 << Math.min(bits, 16)) - 1;
        byte[] bytes = new byte[bits <= 8 ? w * h : 0];
        short[] shorts = new short[bits <= 8 ? 0 : w * h];
        int offset = type == DataBuffer.TYPE_SHORT ? 32768 : 0;
        for (int y = 0; y < h; y++) {
            raster.getSamples(0, y, w, 1, 0, row);
            if (alpha) {
                raster.getSamples(0, y, w, 1, 1, opacity);
            }
            for (int x = 0; x < w; x++) {
                long value = row[x] + offset;
                value = alpha ? value * opacity[x] / full : value;
                if (bits <= 8) {
                    bytes[y * w + x] = (byte) (value * 255 / full);
                } else {
                    shorts[y * w + x] = (short) value;
                }
            }
        }
        return bits <= 8 ? MedicalImage.grey8(w, h, bytes) : MedicalImage.grey16(w, h, shorts);
    }

    /** More than 16 bits, or floating point: from the smallest to the largest finite value on 16 bits. */
    private static MedicalImage stretched(Raster raster, int w, int h) {
        double[] row = new double[w];
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int y = 0; y < h; y++) {
            for (double v : raster.getSamples(0, y, w, 1, 0, row)) {
                if (Double.isFinite(v)) {
                    low = Math.min(low, v);
                    high = Math.max(high, v);
                }
            }
        }
        double span = high > low ? high - low : 1;
        short[] out = new short[w * h];
        for (int y = 0; y < h; y++) {
            raster.getSamples(0, y, w, 1, 0, row);
            for (int x = 0; x < w; x++) {
                double unit = Double.isFinite(row[x]) ? (row[x] - low) / span : 0;
                out[y * w + x] = (short) Math.round(unit * 65535);
            }
        }
        return MedicalImage.grey16(w, h, out);
    }

    private static MedicalImage rgbOf16(Raster raster, ColorModel colours) {
        int w = raster.getWidth();
        int h = raster.getHeight();
        int bands = raster.getNumBands();
        boolean alpha = colours.hasAlpha() && bands > 3;
        int[] row = new int[w * bands];
        byte[] out = new byte[w * h * 3];
        for (int y = 0; y < h; y++) {
            raster.getPixels(0, y, w, 1, row);
            for (int x = 0; x < w; x++) {
                long opacity = alpha ? row[x * bands + 3] : 65535;
                for (int c = 0; c < 3; c++) {
                    out[(y * w + x) * 3 + c] = (byte) ((row[x * bands + c] * opacity / 65535) >> 8);
                }
            }
        }
        return MedicalImage.rgb8(w, h, out);
    }

    private static MedicalImage rgb(BufferedImage image) {
        int w = image.getWidth();
        int h = image.getHeight();
        int[] row = new int[w];
        byte[] out = new byte[w * h * 3];
        for (int y = 0; y < h; y++) {
            image.getRGB(0, y, w, 1, row, 0, w);
            for (int x = 0; x < w; x++) {
                int opacity = row[x] >>> 24;
                for (int c = 0; c < 3; c++) {
                    int value = row[x] >> (16 - 8 * c) & 0xff;
                    out[(y * w + x) * 3 + c] = (byte) (value * opacity / 255);
                }
            }
        }
        return MedicalImage.rgb8(w, h, out);
    }
}
