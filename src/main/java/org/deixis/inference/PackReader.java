package org.deixis.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deixis.imaging.ContentHash;
import org.deixis.imaging.Modality;
import org.jspecify.annotations.Nullable;

/** Reads {@code pack.yaml} and checks the hashes of the files it names; loads nothing native. */
final class PackReader {
    static final String FILE_NAME = "pack.yaml";

    private static final int SCHEMA = 1;
    private static final int LARGEST_SIDE = 4096;

    private PackReader() {}

    /** @throws UnusablePackException naming the file and why */
    static ModelPack read(Path directory) {
        Path file = directory.resolve(FILE_NAME);
        if (!Files.isRegularFile(file)) {
            throw new UnusablePackException(file, "It is missing, so the folder is not a pack.");
        }
        YamlSection yaml = YamlSection.read(file);
        int schema = yaml.integer("schema", 1, Integer.MAX_VALUE);
        if (schema != SCHEMA) {
            throw new UnusablePackException(
                    file, "It is written in schema %d; this version reads schema %d.".formatted(schema, SCHEMA));
        }
        fixed(yaml, "task", "grounding");
        fixed(yaml, "engine", "OnnxRuntime");
        YamlSection files = yaml.section("files");
        YamlSection text = yaml.section("text_encoder");
        List<Modality> modalities = modalities(yaml);
        return new ModelPack(
                directory,
                yaml.text("id"),
                yaml.text("version"),
                ContentHash.sha256(file),
                yaml.text("name"),
                yaml.text("licence"),
                checkedFile(directory, files.section("encoder")),
                checkedFile(directory, files.section("decoder")),
                input(yaml.section("input")),
                text.text("id"),
                text.integer("dimension", 1, 65536),
                modalities,
                calibration(yaml.section("calibration"), modalities),
                labels(yaml, modalities),
                lines(directory.resolve("CARD.md")),
                trainedCases(directory, yaml));
    }

    static void fixed(YamlSection yaml, String key, int only) {
        yaml.integer(key, only, only);
    }

    static void fixed(YamlSection yaml, String key, String only) {
        if (!yaml.text(key).equals(only)) {
            throw yaml.refused(key, only + ", the only one this version knows");
        }
    }

    static Path checkedFile(Path directory, YamlSection entry) {
        String name = entry.text("path");
        Path file = directory.resolve(name).normalize();
        if (!file.startsWith(directory.normalize())) {
            throw entry.refused("path", "a file inside the pack's folder");
        }
        if (!Files.isRegularFile(file)) {
            throw new UnusablePackException(file, "It is missing.");
        }
        String promised = entry.text("sha256");
        String found = ContentHash.sha256(file);
        if (!found.equalsIgnoreCase(promised)) {
            throw new UnusablePackException(
                    file, "Its SHA-256 is %s, but pack.yaml promises %s.".formatted(found, promised));
        }
        return file;
    }

    private static PackInput input(YamlSection input) {
        fixed(input, "letterbox", "top-left");
        PackInput read = new PackInput(
                input.integer("size", 8, LARGEST_SIDE),
                input.integer("hint_size", 1, LARGEST_SIDE),
                input.integer("mask_size", 1, LARGEST_SIDE),
                input.numbers("mean", 3, -10, 10),
                input.numbers("std", 3, 1e-6, 10),
                input.integer("preprocessing_version", 1, 1));
        if (read.maskSize() % read.hintSize() != 0) {
            throw input.refused("mask_size", "a multiple of hint_size");
        }
        return read;
    }

    private static List<Modality> modalities(YamlSection yaml) {
        List<Modality> modalities = new ArrayList<>();
        for (String slug : yaml.texts("modalities")) {
            modalities.add(modality(yaml, "modalities", slug));
        }
        if (modalities.isEmpty() || new HashSet<>(modalities).size() != modalities.size()) {
            throw yaml.refused("modalities", "at least one modality, each once");
        }
        return modalities;
    }

    private static Modality modality(YamlSection yaml, String key, String slug) {
        return Modality.fromSlug(slug)
                .orElseThrow(() -> yaml.refused(key, "made of known modalities, which \"" + slug + "\" is not"));
    }

    private static PackCalibration calibration(YamlSection yaml, List<Modality> known) {
        YamlSection thresholds = yaml.section("thresholds");
        Map<Modality, PackThresholds> byModality = new EnumMap<>(Modality.class);
        for (String slug : thresholds.keys()) {
            if (!slug.equals("default")) {
                Modality modality = modality(thresholds, slug, slug);
                if (!known.contains(modality)) {
                    throw thresholds.refused(slug, "one of the pack's modalities");
                }
                byModality.put(modality, pair(thresholds.section(slug)));
            }
        }
        List<CalibrationBin> table = new ArrayList<>();
        for (YamlSection row : yaml.has("table") ? yaml.sections("table") : List.<YamlSection>of()) {
            int n = row.integer("n", 0, Integer.MAX_VALUE);
            table.add(new CalibrationBin(
                    row.number("from", 0, 1), row.number("to", 0, 1), n, row.integer("present", 0, n)));
        }
        return new PackCalibration(
                yaml.number("temperature", 1e-3, 1e3),
                yaml.number("bias", -1e3, 1e3),
                yaml.number("mask_threshold", -1e3, 1e3),
                pair(thresholds.section("default")),
                byModality,
                table);
    }

    private static PackThresholds pair(YamlSection yaml) {
        double found = yaml.number("found", 0, 1);
        return new PackThresholds(found, yaml.number("unsure", 0, found));
    }

    private static List<PackLabel> labels(YamlSection yaml, List<Modality> known) {
        List<PackLabel> labels = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlSection label : yaml.sections("labels")) {
            if (!ids.add(label.text("id"))) {
                throw label.refused("id", "used once, and " + label.text("id") + " is used twice");
            }
            @Nullable String laterality = label.optionalText("laterality").orElse(null);
            labels.add(new PackLabel(
                    label.text("id"), label.text("name"), label.text("kind"), laterality, where(label, known)));
        }
        if (labels.isEmpty()) {
            throw yaml.refused("labels", "a list of at least one label");
        }
        return labels;
    }

    private static Map<Modality, PackLabel.Evidence> where(YamlSection label, List<Modality> known) {
        YamlSection modalities = label.section("modalities");
        Map<Modality, PackLabel.Evidence> where = new LinkedHashMap<>();
        for (String slug : modalities.keys()) {
            Modality modality = modality(modalities, slug, slug);
            if (!known.contains(modality)) {
                throw modalities.refused(slug, "one of the pack's modalities");
            }
            YamlSection evidence = modalities.section(slug);
            String tier = evidence.text("tier");
            where.put(
                    modality,
                    new PackLabel.Evidence(
                            EvidenceTier.fromSlug(tier)
                                    .orElseThrow(() -> evidence.refused("tier", "tested, little tested or untested")),
                            evidence.has("dice") ? evidence.number("dice", 0, 1) : null,
                            evidence.has("n") ? evidence.integer("n", 0, Integer.MAX_VALUE) : 0,
                            evidence.has("dice_ci95") ? interval(evidence) : null));
        }
        return where;
    }

    private static PackLabel.Interval interval(YamlSection evidence) {
        List<Double> ends = evidence.numbers("dice_ci95", 2, 0, 1);
        if (ends.getFirst() > ends.getLast()) {
            throw evidence.refused("dice_ci95", "the lower end, then the upper");
        }
        return new PackLabel.Interval(ends.getFirst(), ends.getLast());
    }

    private static List<String> trainedCases(Path directory, YamlSection yaml) {
        return yaml.optionalText("trained_cases")
                .map(name -> lines(directory.resolve(name))
                        .lines()
                        .filter(l -> !l.isBlank())
                        .toList())
                .orElse(List.of());
    }

    /** The text of a file for people, or nothing: a pack runs without one. */
    private static String lines(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UnusablePackException(file, "It cannot be read as UTF-8 text.");
        }
    }
}
