package org.deixis.grounding;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.deixis.inference.PackProblem;

/** Nothing could be grounded; the message is one or two sentences for the user. */
public final class GroundingException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.UK);

    private GroundingException(String sentence) {
        super(sentence);
    }

    /** @param problems which file and why */
    public static GroundingException noModel(List<PackProblem> problems) {
        String why = problems.stream().map(PackProblem::toString).collect(Collectors.joining(" "));
        return new GroundingException(
                "No model is installed, so nothing can be located." + (why.isEmpty() ? "" : " " + why));
    }

    static GroundingException deleted(Instant at) {
        return new GroundingException("This image was deleted on "
                + DAY.withZone(ZoneId.systemDefault()).format(at) + ".");
    }

    static GroundingException findingGone() {
        return new GroundingException("This finding was removed in the meantime.");
    }

    static GroundingException tooSlow(int seconds) {
        return new GroundingException(
                "No answer within %d seconds, so this was given up; nothing was changed.".formatted(seconds));
    }

    static GroundingException cancelled() {
        return new GroundingException("Stopped; nothing was changed.");
    }

    static GroundingException tooManyClicks(int most) {
        return new GroundingException("A finding can take %d clicks; undo some, or draw a box.".formatted(most));
    }

    static GroundingException outsideImage(int width, int height) {
        return new GroundingException("This lies outside the image of %d × %d pixels.".formatted(width, height));
    }
}
