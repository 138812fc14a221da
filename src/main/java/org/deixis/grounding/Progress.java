package org.deixis.grounding;

/**
 * How far a grounding has come.
 *
 * @param stage what is being done
 * @param next number of the sentence that is being read or of the phrase that is being located, from 1; 0 before
 * @param total sentences in the report, or phrases asked
 */
public record Progress(Stage stage, int next, int total) {

    /** The parts of the work, in order. */
    public enum Stage {
        READING_TEXT,
        WAITING_FOR_MODEL,
        READING_IMAGE,
        LOCATING
    }

    /** E.g. "Locating 3 of 20". */
    public String sentence() {
        return switch (stage) {
            case READING_TEXT -> "Reading sentence %d of %d…".formatted(next, total);
            case WAITING_FOR_MODEL -> "Loading the model…";
            case READING_IMAGE -> "Reading image…";
            case LOCATING -> total == 1 ? "Locating…" : "Locating %d of %d".formatted(next, total);
        };
    }
}
