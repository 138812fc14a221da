package org.deixis.evaluation;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Captions made of the vocabulary's names, and pictures of no medical meaning; no two are the same. Not thread-safe. */
final class GeneratedPairs {
    private static final int SIDE = 384;
    private static final List<String> STAINS = List.of("H&E", "Congo red", "PAS", "trichrome");

    private final Random random = new Random(4711);
    private final List<String> names;
    private int number;

    GeneratedPairs(List<String> names) {
        this.names = names;
    }

    String name() {
        return names.get(random.nextInt(names.size()));
    }

    List<String> captions(int count) {
        return IntStream.range(0, count).mapToObj(i -> caption()).toList();
    }

    private String caption() {
        return "%s with %s beside the %s, no %s; %s seen at the margin, field %d"
                .formatted(name(), name(), name(), name(), name(), ++number);
    }

    /** JSON lines, as many as there are captions. */
    String rows(List<String> captions, List<Path> pictures) {
        JsonMapper mapper = JsonMapper.builder().build();
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < captions.size(); i++) {
            ObjectNode row = mapper.createObjectNode()
                    .put("id", "pair " + ++number)
                    .put("caption", captions.get(i))
                    .put("organ", name())
                    .put("stain", STAINS.get(random.nextInt(STAINS.size())))
                    .put("slide", "slide " + number / 6);
            if (!pictures.isEmpty()) {
                row.put("image", String.valueOf(pictures.get(i).getFileName()));
            }
            rows.append(row).append('\n');
        }
        return rows.toString();
    }

    /** JPEG files in the folder. */
    List<Path> pictures(Path folder, int count) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path file = folder.resolve("picture%d.jpg".formatted(++number));
            ImageIO.write(picture(), "jpg", file.toFile());
            files.add(file);
        }
        return files;
    }

    private BufferedImage picture() {
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        int ground = random.nextInt(1 << 24);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int light = random.nextInt(32) + (int) (40 * Math.sin(x / 17.0) * Math.cos(y / 23.0) + 40);
                picture.setRGB(x, y, ground ^ (light * 0x010101));
            }
        }
        return picture;
    }
}
