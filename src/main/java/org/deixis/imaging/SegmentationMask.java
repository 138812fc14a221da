package org.deixis.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * A set of pixels of one image, kept as COCO run lengths: column-major, alternating runs of unset and set pixels, the
 * first run unset and perhaps empty. Immutable, safe to share.
 */
public final class SegmentationMask {
    private final int width;
    private final int height;
    private final int[] runs;

    private SegmentationMask(int width, int height, int[] runs) {
        this.width = width;
        this.height = height;
        this.runs = runs;
    }

    public static SegmentationMask empty(int width, int height) {
        return fromBits(width, height, new BitSet());
    }

    /** @param rowMajor bit {@code y * width + x} is set where the pixel belongs to the mask */
    public static SegmentationMask fromBits(int width, int height, BitSet rowMajor) {
        if (width < 1 || height < 1 || (long) width * height > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("Not a mask size: " + width + " x " + height);
        }
        return fromColumns(width, height, MaskBits.transpose(rowMajor, width, height));
    }

    private static SegmentationMask fromColumns(int width, int height, BitSet columns) {
        int[] runs = new int[16];
        int n = 0;
        int at = 0;
        boolean set = false;
        int end = width * height;
        while (at < end) {
            int next = set ? columns.nextClearBit(at) : columns.nextSetBit(at);
            next = next < 0 || next > end ? end : next;
            if (n == runs.length) {
                runs = Arrays.copyOf(runs, 2 * n);
            }
            runs[n++] = next - at;
            at = next;
            set = !set;
        }
        return new SegmentationMask(width, height, Arrays.copyOf(runs, n));
    }

    /**
     * Reads COCO's compressed run-length string.
     *
     * @throws IllegalArgumentException when the runs do not fill {@code width * height} exactly
     */
    public static SegmentationMask fromCoco(int width, int height, String counts) {
        return new SegmentationMask(width, height, CocoRuns.decode(counts, (long) width * height));
    }

    /**
     * Takes over run lengths.
     *
     * @param runs column-major, alternately unset and set; the first may be 0; not copied, must not change afterwards
     * @throws IllegalArgumentException when the runs do not fill {@code width * height} exactly
     */
    public static SegmentationMask fromRuns(int width, int height, int[] runs) {
        long sum = 0;
        for (int i = 0; i < runs.length; i++) {
            if (runs[i] < (i == 0 ? 0 : 1)) {
                throw new IllegalArgumentException("Run " + i + " is " + runs[i] + " long");
            }
            sum += runs[i];
        }
        if (sum != (long) width * height) {
            throw new IllegalArgumentException("Runs of %d pixels do not fill %d x %d".formatted(sum, width, height));
        }
        return new SegmentationMask(width, height, runs);
    }

    /** Reads a mask picture: every pixel brighter than half is set. */
    public static SegmentationMask fromPng(InputStream png) {
        try {
            BufferedImage image = ImageIO.read(png);
            if (image == null) {
                throw new IllegalArgumentException("Not a picture");
            }
            int w = image.getWidth();
            int h = image.getHeight();
            BitSet bits = new BitSet(w * h);
            int[] row = new int[w];
            for (int y = 0; y < h; y++) {
                image.getRGB(0, y, w, 1, row, 0, w);
                for (int x = 0; x < w; x++) {
                    if ((row[x] & 0xff) > 127) {
                        bits.set(y * w + x);
                    }
                }
            }
            return fromBits(w, h, bits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Number of set pixels. */
    public int area() {
        int area = 0;
        for (int i = 1; i < runs.length; i += 2) {
            area += runs[i];
        }
        return area;
    }

    public boolean isEmpty() {
        return area() == 0;
    }

    public Optional<BoundingBox> boundingBox() {
        return MaskBits.box(runs, height);
    }

    /** The 8-connected components, largest first. */
    public List<SegmentationMask> components() {
        return new MaskSegments(width, height, runs)
                .components().stream()
                        .sorted(Comparator.comparingInt(SegmentationMask::area).reversed())
                        .toList();
    }

    public boolean contains(int x, int y) {
        if (x < 0 || y < 0 || x >= width || y >= height) {
            return false;
        }
        int at = x * height + y;
        int sum = 0;
        for (int i = 0; i < runs.length; i++) {
            sum += runs[i];
            if (at < sum) {
                return i % 2 == 1;
            }
        }
        return false;
    }

    public SegmentationMask intersection(SegmentationMask other) {
        BitSet bits = bitsOfSameSize(other);
        bits.and(other.toBits());
        return fromBits(width, height, bits);
    }

    public SegmentationMask union(SegmentationMask other) {
        BitSet bits = bitsOfSameSize(other);
        bits.or(other.toBits());
        return fromBits(width, height, bits);
    }

    /**
     * The pixels of any of these masks; cheaper than uniting them one by one.
     *
     * @throws IllegalArgumentException when one has another size
     */
    public static SegmentationMask union(int width, int height, Collection<SegmentationMask> masks) {
        SegmentationMask empty = empty(width, height);
        BitSet columns = new BitSet(width * height);
        for (SegmentationMask mask : masks) {
            empty.requireSameSize(mask);
            mask.setColumns(columns);
        }
        return fromColumns(width, height, columns);
    }

    /** 2 |A and B| / (|A| + |B|); 1 when both are empty (Dice 1945). */
    public double dice(SegmentationMask other) {
        int both = area() + other.area();
        return both == 0 ? 1 : 2.0 * intersection(other).area() / both;
    }

    /** |A and B| / |A or B|; 1 when both are empty (Jaccard 1912). */
    public double iou(SegmentationMask other) {
        int common = intersection(other).area();
        int both = area() + other.area() - common;
        return both == 0 ? 1 : (double) common / both;
    }

    /** A pixel inside the largest component, as far from its edge as can be; empty for an empty mask. */
    public Optional<Point> centre() {
        return MaskDepth.deepestPoint(this);
    }

    /** Bit {@code y * width + x} is set where the pixel belongs to the mask; a fresh copy. */
    public BitSet toBits() {
        BitSet columns = new BitSet(width * height);
        setColumns(columns);
        return MaskBits.transpose(columns, height, width);
    }

    private void setColumns(BitSet columns) {
        int at = 0;
        for (int i = 0; i < runs.length; i++) {
            if (i % 2 == 1) {
                columns.set(at, at + runs[i]);
            }
            at += runs[i];
        }
    }

    /** COCO's compressed run-length string; its size is [height, width]. */
    public String toCoco() {
        return CocoRuns.encode(runs);
    }

    /** A 1-bit grey PNG; white is set. */
    public byte[] toPng() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
        WritableRaster raster = image.getRaster();
        BitSet bits = toBits();
        for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
            raster.setSample(i % width, i / width, 0, 1);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private BitSet bitsOfSameSize(SegmentationMask other) {
        requireSameSize(other);
        return toBits();
    }

    private void requireSameSize(SegmentationMask other) {
        if (other.width != width || other.height != height) {
            throw new IllegalArgumentException("Masks of %d x %d and %d x %d cannot be combined"
                    .formatted(width, height, other.width, other.height));
        }
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof SegmentationMask m && m.width == width && m.height == height && Arrays.equals(m.runs, runs);
    }

    @Override
    public int hashCode() {
        return Objects.hash(width, height, Arrays.hashCode(runs));
    }

    @Override
    public String toString() {
        return "SegmentationMask[%d x %d, %d set]".formatted(width, height, area());
    }

    /** A pixel: column and row. */
    public record Point(int x, int y) {}
}
