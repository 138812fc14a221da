package org.deixis.explanation.ui;

import org.deixis.explanation.ReadingLevel;

/** Reading levels as the screen calls them. */
final class Levels {
    private Levels() {}

    static String words(ReadingLevel level) {
        return switch (level) {
            case CLINICIAN -> "clinician";
            case PATIENT -> "plain words";
        };
    }
}
