package org.deixis.retrieval;

/** One row of a source of pairs. */
public sealed interface SourceRow {

    /** A pair; whether its image opens is not known yet. */
    record Readable(ImageTextPair pair) implements SourceRow {}

    /**
     * A row that gives no pair.
     *
     * @param place where it stands, e.g. {@code line 12}
     * @param reason why, as the end of a sentence; few different ones, for they are counted
     */
    record Bad(String place, String reason) implements SourceRow {}
}
