package org.deixis.explanation;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import javax.imageio.ImageIO;
import org.deixis.imaging.BoundingBox;
import org.deixis.imaging.SegmentationMask;
import org.deixis.study.Conflict;
import org.deixis.study.Provenance;
import org.deixis.study.Region;
import org.deixis.study.Revision;
import org.deixis.study.StoredHints;
import org.deixis.study.Verdict;
import org.jspecify.annotations.Nullable;

/** Answers to keep with an image of 80 x 60 pixels, as if a model had given them. */
public final class StoredChest {
    private static final int WIDTH = 80;
    private static final int HEIGHT = 60;

    private StoredChest() {}

    /** Another picture for every value. */
    public static byte[] png(int value) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 0; x < WIDTH; x++) {
            for (int y = 0; y < HEIGHT; y++) {
                image.getRaster().setSample(x, y, 0, (x * value + y * 3) % 256);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A left lung of 30 x 40 pixels, a right lung that was not located, a phrase that nobody knows. */
    public static List<Revision> answers() {
        return List.of(
                answer("left lung", "left-lung", Verdict.FOUND, 0.97, region(45, 10, 30, 40)),
                answer("right lung", "right-lung", Verdict.NOT_FOUND, 0.2),
                answer("<b>Hello</b> [World](x)", null, Verdict.OUTSIDE_VOCABULARY, null));
    }

    /** A report's left lung: the text denies it, and the model located it. */
    public static Revision denied() {
        Region seen = region(45, 10, 30, 40);
        return answer(
                "no left lung",
                "left-lung",
                Verdict.NEGATED,
                0.97,
                new Conflict(Conflict.Kind.TEXT_ABSENT_MODEL_FOUND, 0.97, List.of(seen)));
    }

    private static Region region(int x, int y, int width, int height) {
        BitSet bits = new BitSet();
        for (int row = y; row < y + height; row++) {
            bits.set(row * WIDTH + x, row * WIDTH + x + width);
        }
        return new Region(
                0.9,
                new BoundingBox(x, y, width, height),
                width * height,
                SegmentationMask.fromBits(WIDTH, HEIGHT, bits));
    }

    private static Revision answer(
            String phrase, @Nullable String concept, Verdict verdict, @Nullable Double score, Region... regions) {
        return answer(phrase, concept, verdict, score, null, regions);
    }

    private static Revision answer(
            String phrase,
            @Nullable String concept,
            Verdict verdict,
            @Nullable Double score,
            @Nullable Conflict conflict,
            Region... regions) {
        Provenance from = new Provenance(
                "00",
                phrase,
                phrase,
                "pack",
                "1",
                "11",
                "letterbox-384/1",
                "x-ray",
                0.6,
                0.4,
                "CPU",
                Instant.EPOCH,
                "local");
        return new Revision(
                phrase,
                0,
                phrase.length(),
                concept,
                null,
                verdict,
                score,
                concept == null ? null : "tested",
                verdict == Verdict.NOT_FOUND ? "below-threshold" : null,
                null,
                List.of(regions),
                new StoredHints(List.of(), null),
                from,
                null,
                conflict,
                null);
    }
}
