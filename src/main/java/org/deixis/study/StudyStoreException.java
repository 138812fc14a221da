package org.deixis.study;

import java.io.IOException;
import java.util.UUID;

/** The store cannot do what was asked; the message is one sentence for the user. What was saved stays. */
public final class StudyStoreException extends RuntimeException {
    private StudyStoreException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    private StudyStoreException(String sentence) {
        super(sentence);
    }

    /** Tells a full disk from other trouble, anywhere in the chain of causes. */
    static StudyStoreException notSaved(Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            String message = String.valueOf(t.getMessage());
            if (message.contains("No space left") || message.contains("not enough space")) {
                return new StudyStoreException(
                        "The disk is full, so this was not saved; make room and try again. What was saved before is kept.",
                        cause);
            }
            if (message.contains("Database may be already in use") || message.contains("Timeout trying to lock")) {
                return new StudyStoreException(
                        "The database is busy with another process, so this was not saved; try again. What was saved before is kept.",
                        cause);
            }
        }
        return new StudyStoreException(
                "This could not be saved (%s). What was saved before is kept."
                        .formatted(cause.getClass().getSimpleName()),
                cause);
    }

    static StudyStoreException noSuchImage(UUID id) {
        return new StudyStoreException("There is no image with the address " + id + ".");
    }

    static StudyStoreException noSuchFinding(UUID id) {
        return new StudyStoreException("This finding was removed in the meantime.");
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
