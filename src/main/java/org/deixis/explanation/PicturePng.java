package org.deixis.explanation;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.deixis.imaging.MedicalImage;

/** An image as a language model may be shown it: pixels alone, none of the file's own data, at most 1024 pixels a side. */
public final class PicturePng {
    private static final int LONGEST_SIDE = 1024;

    private PicturePng() {}

    public static byte[] of(MedicalImage image) {
        BufferedImage whole = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        byte[] rgb = image.toRgb8();
        for (int i = 0; i < image.width() * image.height(); i++) {
            int value = Byte.toUnsignedInt(rgb[3 * i]) << 16
                    | Byte.toUnsignedInt(rgb[3 * i + 1]) << 8
                    | Byte.toUnsignedInt(rgb[3 * i + 2]);
            whole.setRGB(i % image.width(), i / image.width(), value);
        }
        double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(image.width(), image.height()));
        int width = Math.max(1, (int) (image.width() * scale));
        int height = Math.max(1, (int) (image.height() * scale));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = small.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(whole, 0, 0, width, height, null);
        g.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(small, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}
