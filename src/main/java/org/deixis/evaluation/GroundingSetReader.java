package org.deixis.evaluation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and checks a grounding set without decoding a single pixel. */
final class GroundingSetReader {
    private static final Set<String> EVIDENCE_SPLITS = Set.of("val", "test");

    private final JsonMapper mapper = new JsonMapper();

    /**
     * @param splits splits to read; empty for every line
     * @throws UnreadableSetException when the folder has no readable {@code manifest.jsonl} or {@code labels.json}
     */
    GroundingSet read(Path directory, Set<String> splits) {
        Map<String, SetLabel> labels = readLabels(directory.resolve("labels.json"));
        List<GroundingSet.Problem> problems = new ArrayList<>();
        List<SetImage> all = new ArrayList<>();
        List<SetImage> images = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int line = 0;
        for (String text : readLines(directory.resolve("manifest.jsonl"))) {
            line++;
            if (text.isBlank()) {
                continue;
            }
            try {
                SetImage image = parse(directory, line, text, labels.keySet());
                if (!ids.add(image.id())) {
                    throw new BrokenLineException("the id " + image.id() + " was seen before");
                }
                all.add(image);
                if (splits.isEmpty() || splits.contains(image.split())) {
                    checkFiles(image);
                    images.add(image);
                }
            } catch (BrokenLineException e) {
                problems.add(new GroundingSet.Problem(line, e.reason));
            }
        }
        List<SetImage> evidence =
                all.stream().filter(i -> EVIDENCE_SPLITS.contains(i.split())).toList();
        return new GroundingSet(labels, images, evidence.isEmpty() ? all : evidence, problems);
    }

    private Map<String, SetLabel> readLabels(Path file) {
        try {
            Map<String, SetLabel> labels = new LinkedHashMap<>();
            JsonNode root = mapper.readTree(Files.readString(file, StandardCharsets.UTF_8));
            for (Map.Entry<String, JsonNode> entry : root.properties()) {
                JsonNode label = entry.getValue();
                String side = label.path("laterality").asString("");
                labels.put(
                        entry.getKey(),
                        new SetLabel(
                                entry.getKey(),
                                label.path("name").asString(entry.getKey()),
                                label.path("kind").asString("structure"),
                                side.isEmpty() ? null : side));
            }
            return labels;
        } catch (IOException e) {
            throw UnreadableSetException.forFile(file, e);
        } catch (JacksonException e) {
            throw UnreadableSetException.forJson(file, e);
        }
    }

    private static List<String> readLines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw UnreadableSetException.forFile(file, e);
        }
    }

    private SetImage parse(Path directory, int line, String text, Set<String> known) throws BrokenLineException {
        JsonNode row;
        try {
            row = mapper.readTree(text);
        } catch (JacksonException e) {
            throw new BrokenLineException("it is not a JSON object (" + e.getOriginalMessage() + ")");
        }
        if (!row.isObject()) {
            throw new BrokenLineException("it is not a JSON object");
        }
        Set<String> labelled = new LinkedHashSet<>();
        row.path("labelled").forEach(label -> labelled.add(label.asString("")));
        Map<String, Path> targets = new LinkedHashMap<>();
        for (JsonNode target : row.path("targets")) {
            String label = string(target, "label");
            if (targets.put(label, inside(directory, string(target, "mask"))) != null) {
                throw new BrokenLineException("the label " + label + " has two targets");
            }
            labelled.add(label);
        }
        for (String label : labelled) {
            if (!known.contains(label)) {
                throw new BrokenLineException("the label " + label + " is not in labels.json");
            }
        }
        return new SetImage(
                line,
                string(row, "id"),
                row.path("dataset").asString("unnamed"),
                row.path("case").asString(string(row, "id")),
                row.path("split").asString(""),
                string(row, "modality"),
                inside(directory, string(row, "image")),
                positive(row, "width"),
                positive(row, "height"),
                labelled,
                targets);
    }

    private static String string(JsonNode row, String key) throws BrokenLineException {
        String value = row.path(key).asString("");
        if (value.isEmpty()) {
            throw new BrokenLineException("\"" + key + "\" is missing");
        }
        return value;
    }

    private static int positive(JsonNode row, String key) throws BrokenLineException {
        int value = row.path(key).asInt(0);
        if (value < 1) {
            throw new BrokenLineException("\"" + key + "\" is missing or not a positive number");
        }
        return value;
    }

    private static Path inside(Path directory, String relative) throws BrokenLineException {
        Path base = directory.toAbsolutePath().normalize();
        Path file = base.resolve(relative).normalize();
        if (!file.startsWith(base)) {
            throw new BrokenLineException("the path " + relative + " leads out of the folder");
        }
        return file;
    }

    private static void checkFiles(SetImage image) throws BrokenLineException {
        checkSize("image", image.image(), image);
        for (Path mask : image.targets().values()) {
            checkSize("mask", mask, image);
        }
    }

    private static void checkSize(String what, Path file, SetImage image) throws BrokenLineException {
        if (!Files.isRegularFile(file)) {
            throw new BrokenLineException("the " + what + " " + file.getFileName() + " is missing");
        }
        int[] size = PictureSize.of(file);
        if (size.length == 0) {
            throw new BrokenLineException("the " + what + " " + file.getFileName() + " is not a readable picture");
        }
        if (size[0] != image.width() || size[1] != image.height()) {
            throw new BrokenLineException("the %s %s is %d x %d, the manifest says %d x %d"
                    .formatted(what, file.getFileName(), size[0], size[1], image.width(), image.height()));
        }
    }

    private static final class BrokenLineException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;

        BrokenLineException(String reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
