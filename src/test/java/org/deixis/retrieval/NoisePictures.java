package org.deixis.retrieval;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures of 40 x 40 pixels of coloured noise, and pairs that have them. */
public final class NoisePictures {
    private NoisePictures() {}

    /** A PNG; the same seed and colours give the same bytes. */
    public static byte[] png(float red, float blue, int seed) {
        BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        for (int i = 0; i < 1600; i++) {
            float light = 0.7f + 0.3f * random.nextFloat();
            image.setRGB(i % 40, i / 40, new Color(red * light, 0.2f, blue * light).getRGB());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A table of "red" and "pink" of slide s1, "blue" of slide s2, and "words" without a picture. */
    public static Path pairs(Path folder) throws IOException {
        Files.write(folder.resolve("red.png"), png(1f, 0.1f, 1));
        Files.write(folder.resolve("pink.png"), png(0.95f, 0.15f, 2));
        Files.write(folder.resolve("blue.png"), png(0.1f, 1f, 3));
        return Files.writeString(folder.resolve("rows.jsonl"), """
                {"id": "red", "caption": "amyloid deposits", "image": "red.png", "slide": "s1", "license": "CC0"}
                {"id": "pink", "caption": "squamous carcinoma", "image": "pink.png", "slide": "s1", "license": "CC0"}
                {"id": "blue", "caption": "lung nodule", "image": "blue.png", "slide": "s2", "license": "CC0"}
                {"id": "words", "caption": "words without a picture"}
                """);
    }

    /** A table of "green" alone. */
    public static Path other(Path folder) throws IOException {
        Files.write(folder.resolve("green.png"), png(0.3f, 0.3f, 4));
        return Files.writeString(
                folder.resolve("rows.jsonl"),
                "{\"id\": \"green\", \"caption\": \"steatosis\", \"image\": \"green.png\"}\n");
    }
}
