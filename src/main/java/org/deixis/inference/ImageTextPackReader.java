package org.deixis.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deixis.imaging.ContentHash;

/** Reads the {@code pack.yaml} of a pack for search and checks the hashes of the files it names; loads nothing native. */
final class ImageTextPackReader {
    static final String TASK = "image-text";

    private static final int SCHEMA = 1;
    private static final int LARGEST_SIDE = 2048;
    private static final int LONGEST_TEXT = 4096;

    private ImageTextPackReader() {}

    /** @throws UnusablePackException naming the file and why */
    static ImageTextPack read(Path directory) {
        Path file = directory.resolve(PackReader.FILE_NAME);
        if (!Files.isRegularFile(file)) {
            throw new UnusablePackException(file, "It is missing, so the folder is not a pack.");
        }
        YamlSection yaml = YamlSection.read(file);
        int schema = yaml.integer("schema", 1, Integer.MAX_VALUE);
        if (schema != SCHEMA) {
            throw new UnusablePackException(
                    file, "It is written in schema %d; this version reads schema %d.".formatted(schema, SCHEMA));
        }
        PackReader.fixed(yaml, "task", TASK);
        PackReader.fixed(yaml, "engine", "OnnxRuntime");
        YamlSection similarity = yaml.section("similarity");
        return new ImageTextPack(
                directory,
                yaml.text("id"),
                yaml.text("version"),
                ContentHash.sha256(file),
                yaml.text("name"),
                yaml.text("licence"),
                PackReader.checkedFile(directory, yaml.section("files").section("image")),
                words(directory, yaml),
                input(yaml.section("input")),
                yaml.integer("dimension", 2, 4096),
                scale(similarity.section("words")),
                scale(similarity.section("images")),
                card(directory.resolve("CARD.md")),
                yaml.has("trained_on") ? yaml.texts("trained_on") : List.of());
    }

    private static ImageTextPack.Words words(Path directory, YamlSection yaml) {
        YamlSection files = yaml.section("files");
        if (!files.has("text")) {
            return new ImageTextPack.SharedEncoder(yaml.section("text_encoder").text("id"));
        }
        YamlSection text = yaml.section("text");
        return new ImageTextPack.OwnTower(
                PackReader.checkedFile(directory, files.section("text")),
                PackReader.checkedFile(directory, files.section("tokenizer")),
                text.integer("context", 2, LONGEST_TEXT),
                text.integer("padding", 0, Integer.MAX_VALUE));
    }

    private static ImageTextPack.Input input(YamlSection input) {
        PackReader.fixed(input, "preprocessing_version", 1);
        return new ImageTextPack.Input(
                input.integer("size", 8, LARGEST_SIDE),
                input.numbers("mean", 3, -10, 10),
                input.numbers("std", 3, 1e-6, 10),
                switch (input.text("fit")) {
                    case "letterbox" -> ImageTextPack.Fit.LETTERBOX;
                    case "centre-crop" -> ImageTextPack.Fit.CENTRE_CROP;
                    default -> throw input.refused("fit", "letterbox or centre-crop");
                });
    }

    private static ImageTextPack.CosineScale scale(YamlSection yaml) {
        double unrelated = yaml.number("unrelated", -1, 0.98);
        return new ImageTextPack.CosineScale(unrelated, yaml.number("relevant", unrelated + 0.01, 0.99));
    }

    private static String card(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UnusablePackException(file, "It cannot be read as UTF-8 text.");
        }
    }
}
