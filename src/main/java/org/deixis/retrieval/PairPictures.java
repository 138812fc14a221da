package org.deixis.retrieval;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.deixis.imaging.MedicalImage;
import org.deixis.imaging.MedicalImageReader;

/**
 * The images of pairs as a browser shows them, of bounded size, made at the first look and kept in the cache by the hash of
 * the image's bytes. Thread-safe; at most two are made at a time.
 */
public final class PairPictures {
    private static final Pattern KEPT = Pattern.compile("pairs/[0-9a-f]{2}/([0-9a-f]{64})");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Path home;
    private final Semaphore makers = new Semaphore(2);

    /** How large a picture is at most. */
    public enum Size {
        THUMBNAIL(320),
        WHOLE(2_048);

        private final int side;

        Size(int side) {
            this.side = side;
        }
    }

    /** @param home the data folder */
    PairPictures(Path home) {
        this.home = home;
    }

    /** The hash of the pair's image; empty for a pair of words alone. */
    public static Optional<String> hash(ImageTextPair pair) {
        Matcher kept = KEPT.matcher(pair.image() == null ? "" : pair.image());
        return kept.matches() ? Optional.of(kept.group(1)) : Optional.empty();
    }

    /** The image's bytes as they were ingested; empty where there is no such file. */
    public Optional<Path> original(String hash) {
        if (!HASH.matcher(hash).matches()) {
            return Optional.empty();
        }
        Path file = home.resolve("pairs").resolve(hash.substring(0, 2)).resolve(hash);
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    /**
     * A PNG file.
     *
     * @throws org.deixis.imaging.UnreadableImageException when the image is damaged
     */
    public Optional<Path> picture(String hash, Size size) throws IOException {
        Optional<Path> original = original(hash);
        if (original.isEmpty()) {
            return Optional.empty();
        }
        Path file = home.resolve("cache")
                .resolve("pairs")
                .resolve(hash.substring(0, 2))
                .resolve(hash + "-" + size.side + ".png");
        if (!Files.exists(file)) {
            makers.acquireUninterruptibly();
            try {
                make(original.get(), file, size.side);
            } finally {
                makers.release();
            }
        }
        return Optional.of(file);
    }

    private void make(Path original, Path file, int side) throws IOException {
        BufferedImage whole = picture(MedicalImageReader.read(original));
        double scale = Math.min(1, (double) side / Math.max(whole.getWidth(), whole.getHeight()));
        int width = Math.max(1, (int) Math.round(whole.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(whole.getHeight() * scale));
        BufferedImage shown = scale < 1 ? scaled(whole, width, height) : whole;
        Files.createDirectories(file.getParent());
        Path partial = Files.createTempFile(home.resolve("tmp"), "picture", ".tmp");
        try {
            ImageIO.write(shown, "png", partial.toFile());
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static BufferedImage picture(MedicalImage pixels) {
        byte[] rgb = pixels.toRgb8();
        BufferedImage image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
        int[] row = new int[pixels.width()];
        for (int y = 0; y < pixels.height(); y++) {
            for (int x = 0; x < row.length; x++) {
                int at = (y * row.length + x) * 3;
                row[x] = (rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | rgb[at + 2] & 0xff;
            }
            image.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
        return image;
    }

    /** Halves until near the target, so that fine structure does not alias. */
    private static BufferedImage scaled(BufferedImage image, int width, int height) {
        BufferedImage now = image;
        while (now.getWidth() > 2 * width && now.getHeight() > 2 * height) {
            now = drawn(now, now.getWidth() / 2, now.getHeight() / 2);
        }
        return drawn(now, width, height);
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height) {
        BufferedImage other = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = other.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(image, 0, 0, width, height, null);
        g.dispose();
        return other;
    }
}
