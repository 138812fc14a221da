package org.deixis;

import java.net.BindException;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.web.server.PortInUseException;

/** Why the application did not start: one sentence for the person, one code for a script. */
final class StartFailure extends RuntimeException implements ExitCodeGenerator {
    private static final long serialVersionUID = 1L;
    private static final int FAILED = 1;
    private static final int BAD_USAGE = 2;
    private static final int DATA_FOLDER_IN_USE = 5;

    private final int exitCode;

    private StartFailure(String sentence, int exitCode) {
        super(sentence);
        this.exitCode = exitCode;
    }

    static StartFailure badUsage(String sentence) {
        return new StartFailure(sentence, BAD_USAGE);
    }

    /** The cause a person can do something about, wherever it is in the chain of causes. */
    static StartFailure of(Throwable failure) {
        Throwable deepest = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            switch (cause) {
                case StartFailure told -> {
                    return told;
                }
                case PortInUseException taken -> {
                    return badUsage("Port %d is in use by another program; choose another with --port."
                            .formatted(taken.getPort()));
                }
                case BindException bind -> {
                    return badUsage("The address cannot be listened on: " + bind.getMessage() + ".");
                }
                default -> {
                    if (message.startsWith("The data folder is in use")) {
                        return new StartFailure(message, DATA_FOLDER_IN_USE);
                    }
                    if (message.startsWith("The data folder")) {
                        return new StartFailure(message, FAILED);
                    }
                    if (cause instanceof ExitCodeGenerator known) {
                        return new StartFailure(message, known.getExitCode());
                    }
                }
            }
            deepest = cause;
        }
        return new StartFailure("Deixis did not start: " + deepest + ". The log says more.", FAILED);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    int exitCode() {
        return exitCode;
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
