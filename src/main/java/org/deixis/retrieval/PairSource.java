package org.deixis.retrieval;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where pairs come from: a file of JSON lines ({@code .jsonl}, {@code .jsonl.gz}) or a table ({@code .csv}), a folder that
 * holds one of these, or a folder of images with a text file of the same name beside each. Image paths are relative to the
 * folder.
 */
public final class PairSource {
    /** Bytes of one line. */
    static final int LONGEST_LINE = 1 << 20;

    private static final List<String> PICTURES = List.of(".png", ".jpg", ".jpeg", ".tif", ".tiff");

    private final Path file;

    private PairSource(Path file) {
        this.file = file;
    }

    /** @throws RetrievalException when nothing there can give pairs */
    public static PairSource of(Path source) {
        if (!Files.isReadable(source)) {
            throw RetrievalException.unreadableSource(
                    source, "there is no such file or folder, or it is not yours to read");
        }
        if (!Files.isDirectory(source)) {
            if (!isTable(source)) {
                throw RetrievalException.unreadableSource(source, "only .jsonl, .jsonl.gz and .csv files hold pairs");
            }
            return new PairSource(source);
        }
        try (Stream<Path> inside = Files.list(source)) {
            List<Path> tables = inside.filter(PairSource::isTable).sorted().toList();
            if (tables.size() > 1) {
                throw RetrievalException.unreadableSource(
                        source, "it holds %d tables of pairs; name one of them".formatted(tables.size()));
            }
            return new PairSource(tables.isEmpty() ? source : tables.getFirst());
        } catch (IOException e) {
            throw RetrievalException.unreadableSource(source, e.getMessage());
        }
    }

    private static boolean isTable(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(path)
                && (name.endsWith(".jsonl") || name.endsWith(".jsonl.gz") || name.endsWith(".csv"));
    }

    /** The folder image paths are relative to. */
    public Path folder() {
        Path folder = Files.isDirectory(file) ? file : file.toAbsolutePath().getParent();
        return folder == null ? file : folder;
    }

    /**
     * Reads every row, in order; the same source gives the same rows.
     *
     * @throws RetrievalException when reading breaks off
     */
    public void read(Consumer<SourceRow> rows) {
        try {
            String name = file.toString().toLowerCase(Locale.ROOT);
            if (Files.isDirectory(file)) {
                sideCars(rows);
            } else if (name.endsWith(".csv")) {
                CsvRows.read(open(), origin(), rows);
            } else {
                lines(rows);
            }
        } catch (IOException e) {
            throw RetrievalException.unreadableSource(file, "reading broke off (" + e.getMessage() + ")");
        }
    }

    private String origin() {
        return String.valueOf(file.toAbsolutePath().normalize().getFileName());
    }

    private InputStream open() throws IOException {
        InputStream in = Files.newInputStream(file);
        return new BufferedInputStream(file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, 1 << 16);
    }

    private void lines(Consumer<SourceRow> rows) throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int number = 0;
        try (InputStream in = open()) {
            int next;
            do {
                next = in.read();
                if (next >= 0 && next != '\n') {
                    if (line.size() <= LONGEST_LINE) {
                        line.write(next);
                    }
                    continue;
                }
                number++;
                if (line.size() > 0) {
                    row(mapper, "line " + number, line.toByteArray(), rows);
                }
                line.reset();
            } while (next >= 0);
        }
    }

    private void row(JsonMapper mapper, String place, byte[] line, Consumer<SourceRow> rows) {
        if (line.length > LONGEST_LINE) {
            rows.accept(new SourceRow.Bad(place, "it is longer than 1 MB"));
            return;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            if (text.isBlank()) {
                return;
            }
            JsonNode node = mapper.readTree(text);
            rows.accept(
                    node.isObject()
                            ? RowReading.read(place, values(node), origin())
                            : new SourceRow.Bad(place, "it is no JSON object"));
        } catch (CharacterCodingException e) {
            rows.accept(new SourceRow.Bad(place, "it is not UTF-8 text"));
        } catch (JacksonException e) {
            rows.accept(new SourceRow.Bad(place, "it is no JSON object"));
        }
    }

    private static Map<String, String> values(JsonNode row) {
        Map<String, String> values = new LinkedHashMap<>();
        row.properties().forEach(value -> values.put(value.getKey(), text(value.getValue())));
        return values;
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(PairSource::text)
                        .collect(Collectors.joining("; "))
                : value.isObject() ? value.toString() : value.asString("");
    }

    private void sideCars(Consumer<SourceRow> rows) throws IOException {
        List<Path> pictures;
        try (Stream<Path> inside = Files.list(file)) {
            pictures = inside.filter(PairSource::isPicture).sorted().toList();
        }
        for (Path picture : pictures) {
            String name = String.valueOf(picture.getFileName());
            Path text = picture.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".txt");
            if (!Files.isRegularFile(text)) {
                rows.accept(new SourceRow.Bad(name, "there is no text file of the same name beside it"));
            } else if (Files.size(text) > LONGEST_LINE) {
                rows.accept(new SourceRow.Bad(name, "its text file is longer than 1 MB"));
            } else {
                rows.accept(sideCar(name, text));
            }
        }
    }

    private SourceRow sideCar(String name, Path text) throws IOException {
        try {
            String caption = Files.readString(text, StandardCharsets.UTF_8);
            return RowReading.read(name, Map.of("caption", caption, "image", name), origin());
        } catch (CharacterCodingException e) {
            return new SourceRow.Bad(name, "it is not UTF-8 text");
        }
    }

    private static boolean isPicture(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(path) && PICTURES.stream().anyMatch(name::endsWith);
    }
}
