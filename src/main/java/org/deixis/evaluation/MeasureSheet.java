package org.deixis.evaluation;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.node.ObjectNode;

/** Writes figures with their intervals; what could not be measured is null. */
final class MeasureSheet {
    private final CaseBootstrap bootstrap = new CaseBootstrap();
    private final ObjectNode node;

    MeasureSheet(ObjectNode node) {
        this.node = node;
    }

    ObjectNode node() {
        return node;
    }

    /** A sheet inside this one. */
    MeasureSheet section(String key) {
        return new MeasureSheet(node.putObject(key));
    }

    /** The mean over items as {@code key}, its 95 % interval as {@code key_ci95}. */
    <T> Estimate mean(String key, List<T> items, Function<T, String> caseOf, ToDoubleFunction<T> value) {
        return estimate(
                key, items, caseOf, new Mean(items.stream().mapToDouble(value).toArray()));
    }

    /** A statistic over items as {@code key}, its 95 % interval as {@code key_ci95}. */
    <T> Estimate estimate(String key, List<T> items, Function<T, String> caseOf, CaseBootstrap.Statistic statistic) {
        Estimate estimate = bootstrap.estimate(items, caseOf, statistic);
        put(key, estimate.value());
        interval(key, estimate.low(), estimate.high());
        return estimate;
    }

    void interval(String key, double low, double high) {
        if (Double.isNaN(low) || Double.isNaN(high)) {
            node.putNull(key + "_ci95");
        } else {
            node.putArray(key + "_ci95").add(rounded(low)).add(rounded(high));
        }
    }

    void put(String key, double value) {
        if (Double.isNaN(value)) {
            node.putNull(key);
        } else {
            node.put(key, rounded(value));
        }
    }

    private static double rounded(double value) {
        return Math.rint(value * 1e6) / 1e6;
    }
}
