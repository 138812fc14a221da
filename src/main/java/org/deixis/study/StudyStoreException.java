package org.deixis.study;

import java.io.IOException;
import java.util.UUID;

/** The store cannot do what was asked; the message is one sentence for the user. What was saved stays. */
public final class StudyStoreException extends RuntimeException {
    private static final String KEPT = " What was saved before is kept.";

    private StudyStoreException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    private StudyStoreException(String sentence) {
        super(sentence);
    }

    /** Tells a full disk from other trouble, anywhere in the chain of causes. */
    static StudyStoreException notSaved(Throwable cause) {
        return new StudyStoreException(
                switch (Trouble.of(cause)) {
                            case DISK_FULL -> "The disk is full, so this was not saved; make room and try again.";
                            case BUSY -> "The database is busy with another process, so this was not saved; try again.";
                            case OTHER ->
                                "This could not be saved (%s)."
                                        .formatted(cause.getClass().getSimpleName());
                        }
                        + KEPT,
                cause);
    }

    static StudyStoreException notRead(Throwable cause) {
        return new StudyStoreException(
                switch (Trouble.of(cause)) {
                            case DISK_FULL -> "The disk is full, so the database is closed; make room and try again.";
                            case BUSY -> "The database is busy with another process; try again.";
                            case OTHER ->
                                "The database could not be read (%s); try again."
                                        .formatted(cause.getClass().getSimpleName());
                        }
                        + KEPT,
                cause);
    }

    private enum Trouble {
        DISK_FULL,
        BUSY,
        OTHER;

        static Trouble of(Throwable cause) {
            for (Throwable t = cause; t != null; t = t.getCause()) {
                String message = String.valueOf(t.getMessage());
                if (message.contains("No space left") || message.contains("not enough space")) {
                    return DISK_FULL;
                }
                if (message.contains("Database may be already in use") || message.contains("Timeout trying to lock")) {
                    return BUSY;
                }
            }
            return OTHER;
        }
    }

    static StudyStoreException noSuchImage(UUID id) {
        return new StudyStoreException("There is no image with the address " + id + ".");
    }

    static StudyStoreException noSuchFinding(UUID id) {
        return new StudyStoreException("This finding was removed in the meantime.");
    }

    static StudyStoreException noSuchChat() {
        return new StudyStoreException("This chat was deleted in the meantime.");
    }

    static StudyStoreException homeInUse(String holder) {
        return new StudyStoreException(
                "The data folder is in use by " + holder + "; stop that one first, or start with another --data-dir.");
    }

    static StudyStoreException homeUnusable(String home, IOException cause) {
        return new StudyStoreException(
                "The data folder " + home + " cannot be written: " + cause.getMessage() + ".", cause);
    }
}
