package org.deixis.grounding;

/** Why a verdict is a refusal, or less than the score alone would give. */
public enum Reason {
    /** The modality cannot show it. */
    WRONG_MODALITY("wrong-modality"),
    /** The calibrated presence is below the pack's lower threshold. */
    BELOW_THRESHOLD("below-threshold"),
    /** The pack has no such label, or the words mean nothing known. */
    NOT_TAUGHT("not-taught"),
    /** The words mean several things. */
    AMBIGUOUS("ambiguous"),
    /** The presence is high but no pixel belongs to the mask. */
    NO_OUTLINE("no-outline"),
    /** A lesion or device without annotated examples of both kinds for this modality: at most {@code unsure}. */
    UNTESTED("untested"),
    /** The words only mean nearly this: at most {@code unsure}. */
    SIMILAR_WORDS("similar-words"),
    /** A diagnosis is compared, never located: at most {@code unsure}. */
    DIAGNOSIS("diagnosis"),
    /** Located, but not where the words say. */
    NOT_AT_THAT_PLACE("not-at-that-place"),
    /** The words ask for the second, or third, of fewer. */
    FEWER_THAN_ASKED("fewer-than-asked"),
    /** The region was drawn from the user's clicks or box; the model alone did not locate it. */
    DRAWN_BY_HAND("drawn-by-hand");

    private final String slug;

    Reason(String slug) {
        this.slug = slug;
    }

    public String slug() {
        return slug;
    }
}
