package org.deixis.retrieval;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;
import org.deixis.imaging.MedicalImage;
import org.deixis.retrieval.PairPictures.Size;

/** Writes pictures as a browser shows them: 8-bit RGB PNG of bounded size. */
final class DisplayPng {
    private DisplayPng() {}

    /** @param tmp where the file is assembled before it is moved into place, on the same file system */
    static void write(MedicalImage pixels, Size size, Path file, Path tmp) throws IOException {
        BufferedImage whole = picture(pixels);
        double scale = Math.min(1, (double) size.side / Math.max(whole.getWidth(), whole.getHeight()));
        int width = Math.max(1, (int) Math.round(whole.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(whole.getHeight() * scale));
        BufferedImage shown = scale < 1 ? scaled(whole, width, height) : whole;
        Files.createDirectories(file.getParent());
        Path partial = Files.createTempFile(tmp, "picture", ".tmp");
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
