package org.deixis.retrieval.ui;

import java.util.Locale;
import java.util.Map;

/** What fields are called on screen. */
final class FieldNames {
    private static final Map<String, String> NAMES = Map.of(
            "license", "Licence",
            "location_category", "Region",
            "scale", "Magnification",
            "modality_detail", "Sequence",
            "level_mpp", "µm/px",
            "organ_basis", "Organ from",
            "dzi", "Deep Zoom");

    private FieldNames() {}

    static String of(String field) {
        String name = NAMES.get(field);
        if (name != null) {
            return name;
        }
        String words = field.replace('_', ' ').strip();
        return words.isEmpty() ? field : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** In the middle of a sentence. */
    static String inline(String field) {
        return of(field).toLowerCase(Locale.ROOT);
    }
}
