package org.deixis.evaluation;

/** What a grounding set says of a label in an image. */
enum Truth {
    /** Annotated, with a mask. */
    PRESENT,
    /** Annotated, without a mask. */
    ABSENT,
    /** Not annotated, but nothing of the kind can be in an image of this modality. */
    IMPOSSIBLE
}
