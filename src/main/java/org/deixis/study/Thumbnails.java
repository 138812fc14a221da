package org.deixis.study;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.deixis.imaging.MedicalImage;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Pictures made from pixels for the browser, kept in the cache by the hash of the file: display frames and thumbnails. */
@Component
@Profile("!cli")
class Thumbnails {
    private static final int SIDE = 96;

    private final DataHome home;

    Thumbnails(DataHome home) throws IOException {
        this.home = home;
        Files.createDirectories(home.cache().resolve("frames"));
        Files.createDirectories(home.cache().resolve("thumbnails"));
    }

    Path frame(String sha256) {
        return home.cache().resolve("frames").resolve(sha256 + ".png");
    }

    Path thumbnail(String sha256) {
        return home.cache().resolve("thumbnails").resolve(sha256 + ".png");
    }

    void make(String sha256, MedicalImage pixels) throws IOException {
        BufferedImage whole = picture(pixels);
        write(whole, frame(sha256));
        double scale = (double) SIDE / Math.min(whole.getWidth(), whole.getHeight());
        int w = Math.max(1, (int) Math.round(whole.getWidth() * scale));
        int h = Math.max(1, (int) Math.round(whole.getHeight() * scale));
        BufferedImage small = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = small.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.drawImage(stepwise(whole, w, h), (SIDE - w) / 2, (SIDE - h) / 2, w, h, null);
        g.dispose();
        write(small, thumbnail(sha256));
    }

    /** Halves until near the target, so that fine structure does not alias. */
    private static BufferedImage stepwise(BufferedImage image, int width, int height) {
        BufferedImage now = image;
        while (now.getWidth() > 2 * width && now.getHeight() > 2 * height) {
            BufferedImage half = new BufferedImage(now.getWidth() / 2, now.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
            Graphics2D g = half.createGraphics();
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            g.drawImage(now, 0, 0, half.getWidth(), half.getHeight(), null);
            g.dispose();
            now = half;
        }
        return now;
    }

    private static BufferedImage picture(MedicalImage pixels) {
        boolean grey = pixels.channels() == 1;
        int w = pixels.width();
        int h = pixels.height();
        BufferedImage image =
                new BufferedImage(w, h, grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        byte[] rgb = pixels.toRgb8();
        int[] row = new int[grey ? w : 3 * w];
        for (int y = 0; y < h; y++) {
            for (int i = 0; i < row.length; i++) {
                row[i] = rgb[grey ? (y * w + i) * 3 : y * w * 3 + i] & 0xff;
            }
            image.getRaster().setPixels(0, y, w, 1, row);
        }
        return image;
    }

    private void write(BufferedImage image, Path target) throws IOException {
        Path tmp = Files.createTempFile(home.tmp(), "picture", ".tmp");
        try {
            ImageIO.write(image, "png", tmp.toFile());
            Files.move(tmp, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(tmp);
        }
    }

    void remove(String sha256) throws IOException {
        Files.deleteIfExists(frame(sha256));
        Files.deleteIfExists(thumbnail(sha256));
    }

    /** Files whose row was never written, or is gone: what a crash between two steps leaves. */
    void removeOrphans(Set<String> living) {
        Path blobs = home.root().resolve("blobs");
        try (Stream<Path> all = Files.walk(blobs)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!living.contains(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                    remove(file.getFileName().toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
