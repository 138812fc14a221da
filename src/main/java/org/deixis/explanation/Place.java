package org.deixis.explanation;

/** Which ninth of the picture a point lies in, as the viewer sees it. */
public enum Place {
    UPPER_LEFT("in the upper left"),
    TOP("at the top"),
    UPPER_RIGHT("in the upper right"),
    LEFT("on the left"),
    MIDDLE("in the middle"),
    RIGHT("on the right"),
    LOWER_LEFT("in the lower left"),
    BOTTOM("at the bottom"),
    LOWER_RIGHT("in the lower right");

    private final String words;

    Place(String words) {
        this.words = words;
    }

    /** E.g. "in the upper left of the picture". */
    public String words() {
        return words + " of the picture";
    }

    /** @param x from 0 at the left edge to 1; {@code y} from 0 at the upper edge to 1 */
    static Place of(double x, double y) {
        return values()[3 * third(y) + third(x)];
    }

    private static int third(double at) {
        return Math.clamp((int) (3 * at), 0, 2);
    }
}
