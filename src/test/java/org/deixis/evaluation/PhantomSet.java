package org.deixis.evaluation;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;

/** A grounding set of plain grey pictures, 10 pixels high, with rectangles for masks. */
public final class PhantomSet {
    public static final int HEIGHT = 10;

    private final Path directory;
    private final List<String> lines = new ArrayList<>();

    public PhantomSet(Path directory) throws IOException {
        this.directory = directory;
        Files.writeString(directory.resolve("labels.json"), """
                {"left-lung": {"name": "Left lung", "laterality": "left", "kind": "organ"},
                 "right-lung": {"name": "Right lung", "laterality": "right", "kind": "organ"},
                 "moon-gland": {"name": "Moon gland", "laterality": null, "kind": "organ"}}""");
    }

    public Path directory() {
        return directory;
    }

    /** @param labelled annotated labels, those with a target included */
    public PhantomSet image(String id, String modality, int width, Set<String> labelled, Map<String, Rectangle> targets)
            throws IOException {
        BufferedImage grey = new BufferedImage(width, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = grey.createGraphics();
        pen.setColor(new Color(120, 120, 120));
        pen.fillRect(0, 0, width, HEIGHT);
        pen.dispose();
        ImageIO.write(grey, "png", directory.resolve(id + ".png").toFile());
        List<String> masks = new ArrayList<>();
        for (Map.Entry<String, Rectangle> target : targets.entrySet()) {
            String name = id + "__" + target.getKey() + ".png";
            BufferedImage mask = new BufferedImage(width, HEIGHT, BufferedImage.TYPE_BYTE_BINARY);
            Graphics2D brush = mask.createGraphics();
            brush.fill(target.getValue());
            brush.dispose();
            ImageIO.write(mask, "png", directory.resolve(name).toFile());
            masks.add("{\"label\": \"%s\", \"mask\": \"%s\"}".formatted(target.getKey(), name));
        }
        lines.add("""
                {"id": "%s", "dataset": "phantoms", "case": "case-%s", "split": "test", "modality": "%s", \
                "image": "%s.png", "width": %d, "height": %d, "labelled": [%s], "targets": [%s]}""".formatted(
                id,
                id,
                modality,
                id,
                width,
                HEIGHT,
                String.join(
                        ", ",
                        labelled.stream().sorted().map(l -> "\"" + l + "\"").toList()),
                String.join(", ", masks)));
        return write();
    }

    public PhantomSet line(String text) throws IOException {
        lines.add(text);
        return write();
    }

    private PhantomSet write() throws IOException {
        Files.writeString(directory.resolve("manifest.jsonl"), String.join("\n", lines) + "\n");
        return this;
    }
}
