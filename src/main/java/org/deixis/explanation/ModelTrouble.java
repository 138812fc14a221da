package org.deixis.explanation;

import dev.langchain4j.exception.HttpException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What kept a language model from answering, in words that go on after its name. */
final class ModelTrouble {
    static final String BROKE_OFF = "broke off in the middle of its reply";
    static final String SAID_NOTHING = "wrote no sentence that the evidence supports";

    private ModelTrouble() {}

    static String silent(Duration timeout) {
        return "did not reply within " + seconds(timeout);
    }

    static String tooLong(Duration limit) {
        return "had not finished after " + seconds(limit);
    }

    static String of(Throwable failure, Duration timeout) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case HttpTimeoutException e -> {
                    return silent(timeout);
                }
                case ConnectException e -> {
                    return "could not be reached";
                }
                case UnresolvedAddressException e -> {
                    return "could not be reached";
                }
                case UnknownHostException e -> {
                    return "could not be reached";
                }
                case HttpException e -> {
                    return switch (e.statusCode()) {
                        case 401, 403 -> "refused the key (%d)".formatted(e.statusCode());
                        case 404 -> "is not known at that address (404)";
                        case 429 -> "refused because of too many requests (429)";
                        default -> "replied with an error (%d)".formatted(e.statusCode());
                    };
                }
                default -> {}
            }
        }
        return BROKE_OFF;
    }

    /** "Answered by the offline narrator: … did not reply within 60 s." */
    static String sentence(String model, String trouble) {
        return "Answered by the offline narrator: %s %s."
                .formatted(Nouns.quoted(model).replaceAll("[“”]", ""), trouble);
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
