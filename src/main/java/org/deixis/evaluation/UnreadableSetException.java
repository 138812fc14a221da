package org.deixis.evaluation;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;

/** A grounding set that cannot be opened at all. The message is one plain sentence. */
final class UnreadableSetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private UnreadableSetException(String message, Throwable cause) {
        super(message, cause);
    }

    static UnreadableSetException forFile(Path file, IOException cause) {
        String why = cause instanceof NoSuchFileException ? "it does not exist" : cause.getMessage();
        return new UnreadableSetException("Cannot read " + file + ": " + why + ".", cause);
    }

    static UnreadableSetException forJson(Path file, JacksonException cause) {
        return new UnreadableSetException(
                "Cannot read " + file + ": it is not JSON (" + cause.getOriginalMessage() + ").", cause);
    }
}
