package org.deixis.study;

import java.util.Arrays;

/** What is said of one phrase. The slug is the machine name used in JSON and in the database. */
public enum Verdict {
    FOUND("found", "Located"),
    UNSURE("unsure", "Possible"),
    NOT_FOUND("not found", "Not located"),
    NEGATED("negated", "Text says absent"),
    OUTSIDE_VOCABULARY("outside vocabulary", "Not taught"),
    NOT_GROUNDABLE("not groundable", "Not a region");

    private final String slug;
    private final String words;

    Verdict(String slug, String words) {
        this.slug = slug;
        this.words = words;
    }

    public String slug() {
        return slug;
    }

    /** The words on screen. */
    public String words() {
        return words;
    }

    /** Whether regions are drawn for it. */
    public boolean isDrawn() {
        return this == FOUND || this == UNSURE;
    }

    /** @throws IllegalArgumentException for an unknown slug */
    public static Verdict fromSlug(String slug) {
        return Arrays.stream(values())
                .filter(v -> v.slug.equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No verdict is called " + slug));
    }
}
