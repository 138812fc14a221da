package org.deixis.imaging;

import java.util.Arrays;

/**
 * One decoded frame: grey or RGB, 8 or 16 bits a sample, row-major, origin at the top left. Immutable.
 */
public final class MedicalImage {
    private final int width;
    private final int height;
    private final int channels;
    private final byte[] bytes;
    private final short[] shorts;

    private MedicalImage(int width, int height, int channels, byte[] bytes, short[] shorts) {
        long expected = (long) width * height * channels;
        if (width < 1 || height < 1 || Math.max(bytes.length, shorts.length) != expected) {
            throw new IllegalArgumentException(
                    "%d x %d x %d needs %d samples".formatted(width, height, channels, expected));
        }
        this.width = width;
        this.height = height;
        this.channels = channels;
        this.bytes = bytes;
        this.shorts = shorts;
    }

    /** @param samples {@code width * height} unsigned grey values; not copied, must not change afterwards */
    public static MedicalImage grey8(int width, int height, byte[] samples) {
        return new MedicalImage(width, height, 1, samples, new short[0]);
    }

    /** @param samples {@code width * height * 3} unsigned values, interleaved RGB; not copied */
    public static MedicalImage rgb8(int width, int height, byte[] samples) {
        return new MedicalImage(width, height, 3, samples, new short[0]);
    }

    /** @param samples {@code width * height} unsigned 16-bit grey values; not copied */
    public static MedicalImage grey16(int width, int height, short[] samples) {
        return new MedicalImage(width, height, 1, new byte[0], samples);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** 1 for grey, 3 for RGB. */
    public int channels() {
        return channels;
    }

    /** 8 or 16. */
    public int bitsPerSample() {
        return shorts.length > 0 ? 16 : 8;
    }

    /** The unsigned sample of column {@code x}, row {@code y}, channel {@code c}. */
    public int sample(int x, int y, int c) {
        int i = (y * width + x) * channels + c;
        return shorts.length > 0 ? Short.toUnsignedInt(shorts[i]) : Byte.toUnsignedInt(bytes[i]);
    }

    /** @param into takes the {@code width * channels} unsigned samples of row {@code y}, interleaved */
    public void row(int y, int[] into) {
        int n = width * channels;
        int start = y * n;
        if (shorts.length > 0) {
            for (int i = 0; i < n; i++) {
                into[i] = Short.toUnsignedInt(shorts[start + i]);
            }
        } else {
            for (int i = 0; i < n; i++) {
                into[i] = Byte.toUnsignedInt(bytes[start + i]);
            }
        }
    }

    /**
     * The part of the picture within a box, copied.
     *
     * @throws IllegalArgumentException when the box reaches beyond the picture
     */
    public MedicalImage crop(BoundingBox box) {
        boolean inside =
                box.x() >= 0 && box.y() >= 0 && box.width() <= width - box.x() && box.height() <= height - box.y();
        if (!inside) {
            throw new IllegalArgumentException("The region %d,%d,%d,%d reaches beyond the image of %d x %d pixels"
                    .formatted(box.x(), box.y(), box.width(), box.height(), width, height));
        }
        int line = box.width() * channels;
        byte[] eight = bytes.length > 0 ? new byte[line * box.height()] : bytes;
        short[] sixteen = shorts.length > 0 ? new short[line * box.height()] : shorts;
        for (int y = 0; y < box.height(); y++) {
            int from = ((box.y() + y) * width + box.x()) * channels;
            if (shorts.length > 0) {
                System.arraycopy(shorts, from, sixteen, y * line, line);
            } else {
                System.arraycopy(bytes, from, eight, y * line, line);
            }
        }
        return new MedicalImage(box.width(), box.height(), channels, eight, sixteen);
    }

    /**
     * The display mapping: interleaved RGB, 8 bits. Eight-bit samples stay as they are; sixteen-bit samples are
     * stretched from their 0.5 to their 99.5 percentile.
     */
    public byte[] toRgb8() {
        if (channels == 3) {
            return bytes.clone();
        }
        int n = width * height;
        byte[] rgb = new byte[n * 3];
        byte[] grey = shorts.length > 0 ? stretched() : bytes;
        for (int i = 0; i < n; i++) {
            Arrays.fill(rgb, i * 3, i * 3 + 3, grey[i]);
        }
        return rgb;
    }

    private byte[] stretched() {
        int[] histogram = new int[65536];
        for (short s : shorts) {
            histogram[Short.toUnsignedInt(s)]++;
        }
        int low = percentile(histogram, 0.005);
        int high = Math.max(percentile(histogram, 0.995), low + 1);
        byte[] out = new byte[shorts.length];
        for (int i = 0; i < out.length; i++) {
            double unit = (Short.toUnsignedInt(shorts[i]) - low) / (double) (high - low);
            out[i] = (byte) Math.round(255 * Math.clamp(unit, 0, 1));
        }
        return out;
    }

    private int percentile(int[] histogram, double share) {
        long wanted = Math.round(share * shorts.length);
        long seen = 0;
        for (int value = 0; value < histogram.length; value++) {
            seen += histogram[value];
            if (seen > wanted) {
                return value;
            }
        }
        return histogram.length - 1;
    }
}
