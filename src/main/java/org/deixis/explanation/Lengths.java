package org.deixis.explanation;

import java.util.Locale;

/** Lengths and areas in words; the guards hold a sentence against the same words. */
final class Lengths {
    private static final double LARGE_SQUARE_MILLIMETRES = 100;

    private Lengths() {}

    /** E.g. "12.4 mm". */
    static String length(double millimetres) {
        return number(millimetres) + " mm";
    }

    /** E.g. "84.0 mm²"; from a square centimetre on in those, e.g. "3.1 cm²". */
    static String area(double squareMillimetres) {
        return squareMillimetres < LARGE_SQUARE_MILLIMETRES
                ? number(squareMillimetres) + " mm²"
                : number(squareMillimetres / 100) + " cm²";
    }

    /** With one decimal. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
