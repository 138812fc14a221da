package org.deixis.imaging;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far apart the centres of neighbouring pixels are, in millimetres of what was imaged.
 *
 * @param x along a row, from {@value #LEAST} to {@value #MOST}
 * @param y along a column, within the same bounds
 */
public record PixelSpacing(double x, double y) {
    private static final double LEAST = 0.00001;
    private static final double MOST = 100;
    private static final Pattern TYPED = Pattern.compile(
            "\\s*(\\d{1,3}(?:[.,]\\d{1,8})?)\\s*(?:(?:x|×|/|\\s)\\s*(\\d{1,3}(?:[.,]\\d{1,8})?))?\\s*(?:mm)?\\s*");

    public PixelSpacing {
        if (!(x >= LEAST && x <= MOST && y >= LEAST && y <= MOST)) {
            throw new IllegalArgumentException("A pixel of %s x %s mm".formatted(x, y));
        }
    }

    /** What a person typed: one number for both, or those along a row and along a column, e.g. {@code 0.14 x 0.16 mm}. */
    public static Optional<PixelSpacing> typed(String words) {
        Matcher numbers = TYPED.matcher(words);
        if (!numbers.matches()) {
            return Optional.empty();
        }
        double x = number(numbers.group(1));
        double y = numbers.group(2) == null ? x : number(numbers.group(2));
        return Math.min(x, y) < LEAST || Math.max(x, y) > MOST ? Optional.empty() : Optional.of(new PixelSpacing(x, y));
    }

    private static double number(String digits) {
        return Double.parseDouble(digits.replace(',', '.'));
    }
}
