package org.deixis.evaluation;

/**
 * A measured figure with its uncertainty.
 *
 * @param value the figure over all items; NaN when there was nothing to measure
 * @param low lower end of the 95 % interval
 * @param high upper end of the 95 % interval
 * @param n items it rests on
 */
record Estimate(double value, double low, double high, int n) {
    static final Estimate NONE = new Estimate(Double.NaN, Double.NaN, Double.NaN, 0);

    boolean isKnown() {
        return !Double.isNaN(value);
    }
}
