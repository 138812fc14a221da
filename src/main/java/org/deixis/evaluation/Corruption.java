package org.deixis.evaluation;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.deixis.imaging.MedicalImage;

/** Ways in which an image can be worse than those a model was trained on. Each keeps the image's size. */
enum Corruption {
    /** Gaussian, sigma 2 pixels. */
    BLUR,
    /** Gaussian, sigma a tenth of the full range; the same in every channel of a grey picture. */
    NOISE,
    /** Half the distance to the mean. */
    CONTRAST,
    /** Compressed at quality 20. */
    JPEG,
    /** Half the width and height, and back. */
    DOWNSCALE;

    private static final double SIGMA = 2;
    private static final int REACH = 6;
    private static final float QUALITY = 0.2f;

    String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param seed of the noise */
    MedicalImage apply(MedicalImage image, long seed) {
        PixelPlanes planes = PixelPlanes.of(image);
        return switch (this) {
            case BLUR ->
                planes.map(plane -> blurred(plane, planes.width(), planes.height()))
                        .toImage();
            case NOISE -> noisy(planes, seed).toImage();
            case CONTRAST -> contrast(planes).toImage();
            case JPEG -> jpeg(planes);
            case DOWNSCALE ->
                planes.map(plane -> downscaled(plane, planes.width(), planes.height()))
                        .toImage();
        };
    }

    private static float[] blurred(float[] plane, int width, int height) {
        double[] kernel = new double[2 * REACH + 1];
        for (int i = -REACH; i <= REACH; i++) {
            kernel[i + REACH] = Math.exp(-i * i / (2 * SIGMA * SIGMA));
        }
        double total = Arrays.stream(kernel).sum();
        float[] rows = new float[plane.length];
        float[] out = new float[plane.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double sum = 0;
                for (int i = -REACH; i <= REACH; i++) {
                    sum += kernel[i + REACH] * plane[y * width + Math.clamp(x + i, 0, width - 1)];
                }
                rows[y * width + x] = (float) (sum / total);
            }
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double sum = 0;
                for (int i = -REACH; i <= REACH; i++) {
                    sum += kernel[i + REACH] * rows[Math.clamp(y + i, 0, height - 1) * width + x];
                }
                out[y * width + x] = (float) (sum / total);
            }
        }
        return out;
    }

    private static PixelPlanes noisy(PixelPlanes planes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return planes.map(plane -> {
            float[] out = new float[plane.length];
            for (int i = 0; i < plane.length; i++) {
                out[i] = (float) (plane[i] + 25.5 * random.nextGaussian());
            }
            return out;
        });
    }

    private static PixelPlanes contrast(PixelPlanes planes) {
        double sum = 0;
        long n = 0;
        for (float[] plane : planes.values()) {
            for (float value : plane) {
                sum += value;
            }
            n += plane.length;
        }
        float mean = (float) (sum / n);
        return planes.map(plane -> {
            float[] out = new float[plane.length];
            for (int i = 0; i < plane.length; i++) {
                out[i] = mean + (plane[i] - mean) / 2;
            }
            return out;
        });
    }

    /** Means of two by two pixels, then linear between their centres. */
    private static float[] downscaled(float[] plane, int width, int height) {
        int w = (width + 1) / 2;
        int h = (height + 1) / 2;
        float[] small = new float[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int right = Math.min(2 * x + 1, width - 1);
                int below = Math.min(2 * y + 1, height - 1);
                small[y * w + x] = (plane[2 * y * width + 2 * x]
                                + plane[2 * y * width + right]
                                + plane[below * width + 2 * x]
                                + plane[below * width + right])
                        / 4;
            }
        }
        float[] out = new float[plane.length];
        for (int y = 0; y < height; y++) {
            float v = Math.clamp((y - 0.5f) / 2, 0, h - 1);
            int top = (int) v;
            int bottom = Math.min(top + 1, h - 1);
            for (int x = 0; x < width; x++) {
                float u = Math.clamp((x - 0.5f) / 2, 0, w - 1);
                int left = (int) u;
                int right = Math.min(left + 1, w - 1);
                float above = small[top * w + left] + (u - left) * (small[top * w + right] - small[top * w + left]);
                float beneath =
                        small[bottom * w + left] + (u - left) * (small[bottom * w + right] - small[bottom * w + left]);
                out[y * width + x] = above + (v - top) * (beneath - above);
            }
        }
        return out;
    }

    private static MedicalImage jpeg(PixelPlanes planes) {
        boolean grey = planes.values().length == 1;
        BufferedImage picture = new BufferedImage(
                planes.width(), planes.height(), grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        for (int c = 0; c < planes.values().length; c++) {
            picture.getRaster().setSamples(0, 0, planes.width(), planes.height(), c, planes.values()[c]);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
                writer.setOutput(out);
                writer.write(null, new IIOImage(picture, null, null), settings);
            }
            BufferedImage read = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
            return PixelPlanes.of(read.getRaster(), planes).toImage();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }
}
