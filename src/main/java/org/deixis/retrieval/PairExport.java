package org.deixis.retrieval;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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

    /** What an export adds to a row; no field of the row has such a name once it was ingested. */
    static final Set<String> ADDED = Set.of("collection", "notice");

    private static final List<String> FIRST = List.of("id", "image", "caption");
    private static final List<String> LAST = List.of("source", "license", "collection", "notice");

    private final PairPictures pictures;

    PairExport(PairPictures pictures) {
        this.pictures = pictures;
    }

    public record Item(ImageTextPair pair, String collection) {}

    /** One object a line; {@code image} names the file as the archive of images does, and is left out where the file is gone. */
    public void jsonl(List<Item> items, OutputStream out) throws IOException {
        Writer writer = writer(out);
        for (Item item : items) {
            ImageTextPair pair = item.pair();
            ObjectNode row = MAPPER.createObjectNode();
            row.put("id", pair.id());
            imageName(pair).ifPresent(name -> row.put("image", name));
            row.put("caption", pair.caption());
            fields(pair).forEach(field -> row.put(field, pair.field(field)));
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
        items.forEach(item -> fields.addAll(fields(item.pair())));
        List<String> names = new ArrayList<>(FIRST);
        names.addAll(fields);
        names.addAll(LAST);
        Writer writer = writer(out);
        CsvLines lines = new CsvLines(writer, names);
        for (Item item : items) {
            ImageTextPair pair = item.pair();
            List<String> cells =
                    new ArrayList<>(List.of(pair.id(), imageName(pair).orElse(""), pair.caption()));
            fields.forEach(field -> cells.add(pair.field(field)));
            cells.addAll(List.of(pair.source(), pair.license(), item.collection(), NOTICE));
            lines.add(cells);
        }
        writer.flush();
    }

    /** Names of the fields, but for those that every row has. */
    private static List<String> fields(ImageTextPair pair) {
        return pair.fields().keySet().stream()
                .filter(name -> !FIRST.contains(name) && !LAST.contains(name))
                .toList();
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
            if (name.isPresent() && written.add(name.get())) {
                image(item.pair(), name.get(), zip);
            }
        }
        zip.finish();
        zip.flush();
    }

    /** One that is deleted this moment is left out. */
    private void image(ImageTextPair pair, String name, ZipOutputStream zip) throws IOException {
        Optional<Path> file = PairPictures.hash(pair).flatMap(pictures::original);
        if (file.isPresent()) {
            try (InputStream in = Files.newInputStream(file.get())) {
                zip.putNextEntry(new ZipEntry(name));
                in.transferTo(zip);
                zip.closeEntry();
            } catch (NoSuchFileException e) {
                // what is opened is read to its end, so no entry was begun
            }
        }
    }

    /** By licence, then by source; at the end the pairs whose images are not there any more. */
    public void citations(List<Item> items, OutputStream out) throws IOException {
        Map<String, Map<String, List<String>>> byLicence = new LinkedHashMap<>();
        for (Item item : items) {
            byLicence
                    .computeIfAbsent(flat(item.pair().license()), licence -> new LinkedHashMap<>())
                    .computeIfAbsent(flat(source(item.pair())), source -> new ArrayList<>())
                    .add(flat(item.pair().id()));
        }
        Writer writer = writer(out);
        writer.write(NOTICE
                + String.format(
                        Locale.ROOT,
                        "\n\n%s. The licences are stated as the sources state them; check them there before you publish.\n",
                        items.size() == 1
                                ? "1 image-text pair"
                                : String.format(Locale.ROOT, "%,d image-text pairs", items.size())));
        for (Map.Entry<String, Map<String, List<String>>> licence : byLicence.entrySet()) {
            writer.write("\nLicence: " + licence.getKey() + "\n");
            for (Map.Entry<String, List<String>> source : licence.getValue().entrySet()) {
                writer.write("  " + source.getKey() + ": " + String.join(", ", source.getValue()) + "\n");
            }
        }
        List<String> missing = items.stream()
                .map(Item::pair)
                .filter(pair ->
                        PairPictures.hash(pair).isPresent() && imageName(pair).isEmpty())
                .map(pair -> flat(pair.id()))
                .toList();
        if (!missing.isEmpty()) {
            writer.write("\nImages that are not there any more: " + String.join(", ", missing) + "\n");
        }
        writer.flush();
    }

    /** On one line, so that no value passes for another line of the file. */
    private static String flat(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    private static String source(ImageTextPair pair) {
        String commit = pair.field("commit");
        return commit.isEmpty() ? pair.source() : pair.source() + " @ " + commit;
    }

    /** Named by its content, whatever the pair is called; empty where there is no such file. */
    private Optional<String> imageName(ImageTextPair pair) {
        return PairPictures.hash(pair)
                .flatMap(hash ->
                        pictures.original(hash).map(file -> "images/" + hash.substring(0, 16) + "." + ending(file)));
    }

    private static String ending(Path file) {
        try {
            return switch (MedicalImageReader.header(file).format()) {
                case "PNG" -> "png";
                case "JPEG" -> "jpg";
                default -> "tif";
            };
        } catch (UnreadableImageException e) {
            return "bin";
        }
    }

    private static Writer writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }
}
