package org.deixis.evaluation;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.springframework.boot.ExitCodeGenerator;
import tools.jackson.core.JacksonException;

/** A grounding set, or a list beside it, that cannot be used. The message is for the user. */
public final class UnreadableSetException extends RuntimeException implements ExitCodeGenerator {
    private static final long serialVersionUID = 1L;

    private static final int UNREADABLE_INPUT = 3;
    private static final int MOST_PROBLEMS_TOLD = 20;

    private UnreadableSetException(String message) {
        super(message);
    }

    private UnreadableSetException(String message, Throwable cause) {
        super(message, cause);
    }

    static UnreadableSetException forFile(Path file, IOException cause) {
        String why = switch (cause) {
            case NoSuchFileException e -> "it does not exist";
            case CharacterCodingException e -> "it is not UTF-8 text";
            default -> String.valueOf(cause.getMessage());
        };
        return new UnreadableSetException("Cannot read " + file + ": " + why + ".", cause);
    }

    static UnreadableSetException forJson(Path file, JacksonException cause) {
        return new UnreadableSetException(
                "Cannot read " + file + ": it is not JSON (" + cause.getOriginalMessage() + ").", cause);
    }

    /** A picture whose header was read, but whose pixels cannot be. */
    static UnreadableSetException forPicture(SetImage image, Path file, Exception cause) {
        String reason = "%s cannot be decoded (%s)".formatted(file.getFileName(), cause.getMessage());
        return new UnreadableSetException(
                new GroundingSet.Problem(image.line(), reason) + ". --lenient skips it.", cause);
    }

    static UnreadableSetException forProblems(Path directory, List<GroundingSet.Problem> problems) {
        StringBuilder text = new StringBuilder();
        problems.stream()
                .limit(MOST_PROBLEMS_TOLD)
                .forEach(problem -> text.append(problem).append('\n'));
        if (problems.size() > MOST_PROBLEMS_TOLD) {
            text.append("… and ").append(problems.size() - MOST_PROBLEMS_TOLD).append(" more\n");
        }
        return new UnreadableSetException(
                "%s%s has %d lines that cannot be used; nothing was measured. --lenient skips them."
                        .formatted(text, directory, problems.size()));
    }

    static UnreadableSetException forNoImage(Path directory, Set<String> splits) {
        return new UnreadableSetException(
                splits.isEmpty()
                        ? directory + " has no image that can be used."
                        : directory + " has no image of split " + String.join(", ", splits) + " that can be used.");
    }

    static UnreadableSetException forLine(Path file, int line, String reason) {
        return new UnreadableSetException("%s line %d: %s.".formatted(file, line, reason));
    }

    static UnreadableSetException because(String sentence) {
        return new UnreadableSetException(sentence);
    }

    @Override
    public int getExitCode() {
        return UNREADABLE_INPUT;
    }
}
