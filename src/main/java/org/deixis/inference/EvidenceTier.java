package org.deixis.inference;

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
}
