package org.deixis.retrieval;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deixis.imaging.MedicalImageReader;
import org.deixis.imaging.UnreadableImageException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pairs as files to take away: rows that can be ingested again, a table, the images, and whom to cite under which licence.
 * Everything carries the notice. Streams are written to and left open. Thread-safe.
 */
public final class PairExport {
    private static final String NOTICE = "Research use. Not a medical device.";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final PairPictures pictures;

    PairExport(PairPictures pictures) {
        this.pictures = pictures;
    }

    public record Item(ImageTextPair pair, String collection) {}

    /** One object a line; {@code image} names the file as the archive of images does. */
    public void jsonl(List<Item> items, OutputStream out) throws IOException {
        Writer writer = writer(out);
        for (Item item : items) {
            ImageTextPair pair = item.pair();
            ObjectNode row = MAPPER.createObjectNode();
            row.put("id", pair.id());
            imageName(pair).ifPresent(name -> row.put("image", name));
            row.put("caption", pair.caption());
            pair.fields().forEach(row::put);
            row.put("source", pair.source());
            row.put("license", pair.license());
            row.put("collection", item.collection());
            row.put("notice", NOTICE);
            writer.write(MAPPER.writeValueAsString(row));
            writer.write('\n');
        }
        writer.flush();
    }

    /** A column for every field that any of the pairs has. */
    public void csv(List<Item> items, OutputStream out) throws IOException {
        Set<String> fields = new LinkedHashSet<>();
        items.forEach(item -> fields.addAll(item.pair().fields().keySet()));
        Writer writer = writer(out);
        List<String> head = new ArrayList<>(List.of("id", "image", "caption"));
        head.addAll(fields);
        head.addAll(List.of("source", "license", "collection", "notice"));
        line(writer, head);
        for (Item item : items) {
            ImageTextPair pair = item.pair();
            List<String> cells =
                    new ArrayList<>(List.of(pair.id(), imageName(pair).orElse(""), pair.caption()));
            fields.forEach(field -> cells.add(pair.field(field)));
            cells.addAll(List.of(pair.source(), pair.license(), item.collection(), NOTICE));
            line(writer, cells);
        }
        writer.flush();
    }

    private static void line(Writer writer, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            String inert = cell.matches("(?s)[=+@\\t\\r-].*") && !cell.matches("[+-]?[0-9.]+") ? "'" + cell : cell;
            writer.write(i == 0 ? "" : ",");
            writer.write(inert.matches("(?s).*[\",\\n\\r].*") ? "\"" + inert.replace("\"", "\"\"") + "\"" : inert);
        }
        writer.write("\r\n");
    }

    /** The images as they were ingested, each once, with the rows and the citations beside them. */
    public void zip(List<Item> items, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.setComment(NOTICE);
        zip.putNextEntry(new ZipEntry("pairs.jsonl"));
        jsonl(items, zip);
        zip.closeEntry();
        zip.putNextEntry(new ZipEntry("citations.txt"));
        citations(items, zip);
        zip.closeEntry();
        Set<String> written = new LinkedHashSet<>();
        for (Item item : items) {
            Optional<String> name = imageName(item.pair());
            Optional<Path> file = PairPictures.hash(item.pair()).flatMap(pictures::original);
            if (name.isPresent() && file.isPresent() && written.add(name.get())) {
                zip.putNextEntry(new ZipEntry(name.get()));
                Files.copy(file.get(), zip);
                zip.closeEntry();
            }
        }
        zip.finish();
        zip.flush();
    }

    /** By licence, then by source. */
    public void citations(List<Item> items, OutputStream out) throws IOException {
        Map<String, Map<String, List<String>>> byLicence = new LinkedHashMap<>();
        for (Item item : items) {
            byLicence
                    .computeIfAbsent(item.pair().license(), licence -> new LinkedHashMap<>())
                    .computeIfAbsent(source(item.pair()), source -> new ArrayList<>())
                    .add(item.pair().id());
        }
        Writer writer = writer(out);
        writer.write(NOTICE
                + "\n\n%,d image-text pairs. The licences are stated as the sources state them;".formatted(items.size())
                + " check them there before you publish.\n");
        for (Map.Entry<String, Map<String, List<String>>> licence : byLicence.entrySet()) {
            writer.write("\nLicence: " + licence.getKey() + "\n");
            for (Map.Entry<String, List<String>> source : licence.getValue().entrySet()) {
                writer.write("  " + source.getKey() + ": " + String.join(", ", source.getValue()) + "\n");
            }
        }
        writer.flush();
    }

    private static String source(ImageTextPair pair) {
        String commit = pair.field("commit");
        return commit.isEmpty() ? pair.source() : pair.source() + " @ " + commit;
    }

    private Optional<String> imageName(ImageTextPair pair) {
        return PairPictures.hash(pair).map(hash -> "images/" + hash.substring(0, 16) + "." + ending(hash));
    }

    private String ending(String hash) {
        try {
            return pictures.original(hash)
                    .map(file -> switch (MedicalImageReader.header(file).format()) {
                        case "PNG" -> "png";
                        case "JPEG" -> "jpg";
                        default -> "tif";
                    })
                    .orElse("bin");
        } catch (UnreadableImageException e) {
            return "bin";
        }
    }

    private static Writer writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }
}
