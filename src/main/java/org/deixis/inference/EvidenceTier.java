package org.deixis.inference;

import java.util.Arrays;
import java.util.Optional;

/** How well a label was tested for one modality: at least 20 annotated positives and negatives, fewer, or none of one kind. */
public enum EvidenceTier {
    TESTED("tested"),
    LITTLE_TESTED("little tested"),
    UNTESTED("untested");

    private final String slug;

    EvidenceTier(String slug) {
        this.slug = slug;
    }

    public String slug() {
        return slug;
    }

    public static Optional<EvidenceTier> fromSlug(String slug) {
        return Arrays.stream(values()).filter(t -> t.slug.equals(slug)).findFirst();
    }
}
