package org.deixis.retrieval;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * An image and the words that describe it. Immutable.
 *
 * @param id unique in its collection
 * @param caption never blank
 * @param image the image's file: in a source relative to its folder, in the data folder absolute; null for words alone
 * @param source where it comes from, as the source of the rows says
 * @param license its licence as stated; {@code not stated} where the rows do not say
 * @param fields everything else the rows say, e.g. {@code organ}, {@code diagnosis}, {@code stain}, {@code slide}; lower-case
 *     names, no blank values
 */
public record ImageTextPair(
        String id,
        String caption,
        @Nullable String image,
        String source,
        String license,
        SequencedMap<String, String> fields) {
    public ImageTextPair {
        fields = new LinkedHashMap<>(fields);
    }

    @Override
    public SequencedMap<String, String> fields() {
        return Collections.unmodifiableSequencedMap(fields);
    }

    /** The value of a field; empty where there is none. */
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** As {@link #field}, with {@code source} and {@code license} among the fields. */
    String value(String name) {
        return switch (name) {
            case "source" -> source;
            case "license" -> license;
            default -> field(name);
        };
    }

    /** "slide" where the pair says of which slide the image shows a part, else "case"; the name of a field. */
    public String whole() {
        return field("slide").isEmpty() ? "case" : "slide";
    }

    /** The slide or else the case that the image shows a part of; the pair's own id where neither is known. */
    public String group() {
        String part = field(whole());
        return part.isEmpty() ? id : part;
    }

    /** What is embedded: the caption, preceded by diagnosis and organ where it does not name them. */
    public String embeddedText() {
        StringBuilder text = new StringBuilder();
        String lower = caption.toLowerCase(Locale.ROOT);
        for (String name : new String[] {"diagnosis", "organ"}) {
            String value = field(name);
            if (!value.isEmpty() && !value.equals("not stated") && !lower.contains(value.toLowerCase(Locale.ROOT))) {
                text.append(value).append(". ");
            }
        }
        return text.append(caption).toString();
    }

    /** This pair with its image's path, which a source gives relative to its folder, made absolute. */
    public ImageTextPair in(Path folder) {
        return image == null
                ? this
                : withImage(folder.resolve(image).toAbsolutePath().toString());
    }

    ImageTextPair withImage(@Nullable String file) {
        return new ImageTextPair(id, caption, file, source, license, fields);
    }

    /** This pair with one more field; a blank value adds nothing. */
    public ImageTextPair with(String field, String value) {
        SequencedMap<String, String> more = new LinkedHashMap<>(fields);
        if (!value.isBlank()) {
            more.put(field, value);
        }
        return new ImageTextPair(id, caption, image, source, license, more);
    }
}
