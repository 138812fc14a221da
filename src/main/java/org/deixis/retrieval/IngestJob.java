package org.deixis.retrieval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An ingest that was asked for on screen.
 *
 * @param source the file or folder; for an upload where it lies in the data folder
 * @param uploaded whether the source is removed when it is done
 * @param report what came of the rows so far; null before the first portion
 * @param message why it failed, as one sentence; null unless it did
 */
public record IngestJob(
        long id,
        String collection,
        String source,
        boolean uploaded,
        State state,
        @Nullable IngestReport report,
        @Nullable String message,
        Instant createdAt) {

    /** Where it stands. */
    public enum State {
        WAITING,
        RUNNING,
        PAUSED,
        /** The application ended before it was done; what was ingested is kept, and it can be taken up again. */
        INTERRUPTED,
        DONE,
        CANCELLED,
        FAILED;

        public boolean isOver() {
            return this == DONE || this == CANCELLED || this == FAILED;
        }
    }

    /** The last part of the source's path. */
    public String sourceName() {
        java.nio.file.Path name = java.nio.file.Path.of(source).getFileName();
        return name == null ? source : name.toString();
    }

    IngestJob in(State other) {
        return new IngestJob(id, collection, source, uploaded, other, report, message, createdAt);
    }

    IngestJob reporting(IngestReport now) {
        return new IngestJob(id, collection, source, uploaded, state, now, message, createdAt);
    }

    IngestJob failed(String why) {
        return new IngestJob(id, collection, source, uploaded, State.FAILED, report, why, createdAt);
    }
}
