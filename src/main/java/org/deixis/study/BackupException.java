package org.deixis.study;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ExitCodeGenerator;

/** A backup cannot be made or put back; the message is one sentence for the user. Nothing was changed. */
public final class BackupException extends RuntimeException implements ExitCodeGenerator {
    private static final long serialVersionUID = 1L;
    private static final int FAILED = 1;
    private static final int BAD_USAGE = 2;
    private static final int UNREADABLE_INPUT = 3;

    private final int exitCode;

    private BackupException(String sentence, int exitCode, @Nullable Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    static BackupException badTarget(Path target, String why) {
        return new BackupException("No backup was written to %s: %s.".formatted(target, why), BAD_USAGE, null);
    }

    static BackupException notWritten(Path target, Throwable cause) {
        return new BackupException("No backup was written to %s: %s.".formatted(target, why(cause)), FAILED, cause);
    }

    static BackupException notVerified(Path target, BackupException cause) {
        return new BackupException(
                "No backup was written to %s: read again, it was not what had been written (%s)."
                        .formatted(target, cause.getMessage()),
                FAILED,
                cause);
    }

    static BackupException unusable(Path archive, String why) {
        return new BackupException(
                "%s was not restored: %s; everything here is as before.".formatted(archive, why),
                UNREADABLE_INPUT,
                null);
    }

    static BackupException notRestored(Path archive, Throwable cause) {
        return new BackupException(
                "%s was not restored: %s; everything here is as before.".formatted(archive, why(cause)), FAILED, cause);
    }

    private static String why(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.contains("No space left") || message.contains("not enough space")
                ? "the disk is full"
                : cause instanceof IOException
                        ? "a file could not be read or written (%s)"
                                .formatted(cause.getClass().getSimpleName())
                        : "the database did not answer as it should (%s)"
                                .formatted(cause.getClass().getSimpleName());
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
