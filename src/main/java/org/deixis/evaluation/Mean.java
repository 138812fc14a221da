package org.deixis.evaluation;

/** The weighted mean of one value per item. */
@SuppressWarnings("ArrayRecordComponent")
record Mean(double[] values) implements CaseBootstrap.Statistic {
    @Override
    public double of(int[] weights) {
        double sum = 0;
        long total = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * values[i];
            total += weights[i];
        }
        return total == 0 ? Double.NaN : sum / total;
    }
}
