package org.deixis.explanation;

import java.util.Arrays;
import java.util.Optional;

/** For whom an answer is written. The slug is the machine name on the command line. */
public enum ReadingLevel {
    CLINICIAN("clinician"),
    /** Plain words for anybody: no scores, and no disease is named. */
    PATIENT("patient");

    private final String slug;

    ReadingLevel(String slug) {
        this.slug = slug;
    }

    public String slug() {
        return slug;
    }

    public static Optional<ReadingLevel> fromSlug(String slug) {
        return Arrays.stream(values()).filter(level -> level.slug.equals(slug)).findFirst();
    }
}
