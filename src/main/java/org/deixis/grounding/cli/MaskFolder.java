package org.deixis.grounding.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.deixis.grounding.GroundingResult;
import org.deixis.grounding.ImageResult;

/**
 * One 1-bit PNG per phrase, {@code <stem>__<nn>-<slug>.png}, all zero when nothing is drawn. The second image with the
 * same stem is called {@code <stem>-2}, and so on.
 */
final class MaskFolder {
    private final Path folder;
    private final Map<String, Integer> stems = new HashMap<>();

    private MaskFolder(Path folder) {
        this.folder = folder;
    }

    static MaskFolder in(Path folder) throws IOException {
        return new MaskFolder(Files.createDirectories(folder));
    }

    void write(ImageResult.Answered image) throws IOException {
        String stem = stem(image.image());
        int count = stems.merge(stem, 1, Integer::sum);
        String own = count == 1 ? stem : stem + "-" + count;
        for (GroundingResult result : image.results()) {
            WholeFile.write(
                    folder.resolve(own + "__" + result.fileSlug() + ".png"),
                    result.mask(image.width(), image.height()).toPng());
        }
    }

    private static String stem(String file) {
        String name = Path.of(file).getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
