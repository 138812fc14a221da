package org.deixis.study;

import java.util.regex.Pattern;

/** Titles that can be shown: no path, no control characters, not endless. */
final class Titles {
    private static final int LONGEST = 120;
    private static final Pattern UNSHOWN = Pattern.compile("[\\p{Cntrl}\\p{Cf}]+");

    private Titles() {}

    static String of(String fileName) {
        String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        return clean(dot > 0 ? name.substring(0, dot) : name);
    }

    static String clean(String title) {
        String shown = UNSHOWN.matcher(title).replaceAll(" ").strip();
        if (shown.isEmpty()) {
            return "Untitled";
        }
        return shown.codePointCount(0, shown.length()) <= LONGEST
                ? shown
                : shown.substring(0, shown.offsetByCodePoints(0, LONGEST));
    }
}
