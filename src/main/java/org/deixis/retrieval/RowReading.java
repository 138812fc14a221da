package org.deixis.retrieval;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deixis.imaging.ContentHash;

/** Turns named values, as JSON or a table gives them, into a pair, within limits. */
final class RowReading {
    /** Characters of an id. */
    static final int LONGEST_ID = 300;

    /** Characters of a caption or of another value. */
    static final int LONGEST_VALUE = 20_000;

    /** Values of a row. */
    static final int MOST_FIELDS = 64;

    private static final List<String> CAPTION = List.of("caption", "text", "expression", "description");
    private static final List<String> REPORT = List.of("findings", "impression");
    private static final List<String> IMAGE = List.of("image", "file", "filename", "image_path");
    private static final List<String> LICENSE = List.of("license", "licence");

    private RowReading() {}

    /** @param origin named as the source where the row names none */
    static SourceRow read(String place, Map<String, String> values, String origin) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        for (Map.Entry<String, String> value : values.entrySet()) {
            String text = clean(value.getValue());
            if (text.length() > LONGEST_VALUE) {
                return new SourceRow.Bad(place, "a value is longer than %,d characters".formatted(LONGEST_VALUE));
            }
            if (!text.isEmpty()) {
                fields.put(value.getKey().strip().toLowerCase(Locale.ROOT), text);
            }
        }
        if (fields.containsKey("notice")) {
            fields.keySet().removeAll(PairExport.ADDED); // an exported row
        }
        if (fields.size() > MOST_FIELDS) {
            return new SourceRow.Bad(place, "it has more than %d values".formatted(MOST_FIELDS));
        }
        Optional<String> caption = take(fields, CAPTION).or(() -> report(fields));
        if (caption.isEmpty()) {
            return new SourceRow.Bad(place, "it has no caption");
        }
        String image = take(fields, IMAGE).orElse(null);
        String id = take(fields, List.of("id")).orElseGet(() -> image == null ? hashed(caption.get()) : stem(image));
        if (id.length() > LONGEST_ID) {
            return new SourceRow.Bad(place, "its id is longer than %d characters".formatted(LONGEST_ID));
        }
        String source = take(fields, List.of("source")).orElse(origin);
        String license = take(fields, LICENSE).orElse("not stated");
        return new SourceRow.Readable(new ImageTextPair(id, caption.get(), image, source, license, fields));
    }

    private static Optional<String> take(Map<String, String> fields, List<String> names) {
        return names.stream().filter(fields::containsKey).findFirst().map(fields::remove);
    }

    private static Optional<String> report(Map<String, String> fields) {
        String text = REPORT.stream()
                .flatMap(name -> Stream.ofNullable(fields.get(name)))
                .collect(Collectors.joining(" "));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static String hashed(String caption) {
        return ContentHash.sha256(caption.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .substring(0, 16);
    }

    private static String stem(String image) {
        Path name = Path.of(image).getFileName();
        String file = name == null ? image : name.toString();
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    private static String clean(String value) {
        return value.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
