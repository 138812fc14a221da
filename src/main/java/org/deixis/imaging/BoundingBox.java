package org.deixis.imaging;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An axis-aligned box in pixels of the original image, origin at the top left.
 *
 * @param x left edge, inclusive
 * @param y top edge, inclusive
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 */
public record BoundingBox(int x, int y, int width, int height) {
    public BoundingBox {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "A box needs a width and height of at least 1, not " + width + " x " + height);
        }
    }

    private static final Pattern NUMBERS =
            Pattern.compile("\\s*(\\d{1,7}),(\\d{1,7}),([1-9]\\d{0,6}),([1-9]\\d{0,6})\\s*");

    /** Reads "x,y,width,height", as {@link #numbers} writes it; empty for anything else. */
    public static Optional<BoundingBox> parse(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        return numbers.matches()
                ? Optional.of(new BoundingBox(
                        Integer.parseInt(numbers.group(1)),
                        Integer.parseInt(numbers.group(2)),
                        Integer.parseInt(numbers.group(3)),
                        Integer.parseInt(numbers.group(4))))
                : Optional.empty();
    }

    /** Whether this pixel lies in it. */
    public boolean contains(int column, int row) {
        return column >= x && row >= y && column - x < width && row - y < height;
    }

    /** Whether they have a pixel in common. */
    public boolean meets(BoundingBox other) {
        return x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height;
    }

    /** The smallest box that holds both. */
    public BoundingBox around(BoundingBox other) {
        int left = Math.min(x, other.x);
        int top = Math.min(y, other.y);
        return new BoundingBox(
                left,
                top,
                Math.max(x + width, other.x + other.width) - left,
                Math.max(y + height, other.y + other.height) - top);
    }

    /** "x,y,width,height". */
    public String numbers() {
        return "%d,%d,%d,%d".formatted(x, y, width, height);
    }
}
