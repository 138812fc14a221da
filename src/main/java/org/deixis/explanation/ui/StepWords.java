package org.deixis.explanation.ui;

import org.deixis.explanation.AnswerRecord;

/** What is done for an answer, in words. */
final class StepWords {
    private static final int LONGEST = 80;

    private StepWords() {}

    /** While it is being done, e.g. "Looking for polyp". */
    static String doing(String tool, String about) {
        return switch (tool) {
            case "look" -> "Looking at the image";
            case "ground" -> "Looking for " + shortened(about);
            case "compare" -> "Reading " + shortened(about);
            case "search" -> "Searching for " + shortened(about);
            case "measure" -> "Measuring " + shortened(about);
            case "modelCard" -> "Reading the model card";
            default -> shortened(tool + " " + about);
        };
    }

    /** When it is done, e.g. "looked for polyp: 0 of 1 drawn · 12 ms". */
    static String done(AnswerRecord.Step step) {
        String what = switch (step.tool()) {
            case "look" -> "looked at the image";
            case "ground" -> "looked for " + shortened(step.about());
            case "compare" -> "compared with " + shortened(step.about());
            case "search" -> "searched for " + shortened(step.about());
            case "measure" -> "measured " + shortened(step.about());
            case "modelCard" -> "read the model card";
            default -> shortened(step.tool() + " " + step.about());
        };
        return what + (step.outcome().isBlank() ? "" : ": " + step.outcome()) + " · " + time(step.milliseconds());
    }

    /** E.g. "41 ms", "3.2 s". */
    static String time(long milliseconds) {
        return milliseconds < 1000 ? milliseconds + " ms" : "%.1f s".formatted(milliseconds / 1000.0);
    }

    private static String shortened(String words) {
        String line = words.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
