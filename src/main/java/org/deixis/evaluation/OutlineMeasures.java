package org.deixis.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How well outlines fit where the structure is present. A pair that is not drawn counts 0. */
final class OutlineMeasures {
    /** Masks that a label needs to count in the mean over labels. */
    static final int ENOUGH_MASKS = 8;

    private final List<PairOutcome> present;
    private final List<PairOutcome> all;

    OutlineMeasures(List<PairOutcome> all) {
        this.all = all;
        this.present = all.stream().filter(PairOutcome::present).toList();
    }

    void write(MeasureSheet sheet) {
        sheet.mean("dice_mean", present, PairOutcome::caseId, PairOutcome::dice);
        sheet.mean("dice_mean_found_only", present, PairOutcome::caseId, PairOutcome::diceFoundOnly);
        sheet.mean("dice_mean_ungated", present, PairOutcome::caseId, PairOutcome::ungatedDice);
        List<PairOutcome> drawn = present.stream().filter(PairOutcome::drawn).toList();
        sheet.mean("dice_mean_where_drawn", drawn, PairOutcome::caseId, PairOutcome::dice);
        sheet.mean("nsd_mean", present, PairOutcome::caseId, PairOutcome::surfaceDice);
        sheet.mean("missed_rate", present, PairOutcome::caseId, pair -> pair.drawn() ? 0 : 1);
        perLabel(sheet);
        perDataset(sheet);
        swaps(sheet);
    }

    private void perLabel(MeasureSheet sheet) {
        Map<String, List<PairOutcome>> byLabel = by(PairOutcome::label, present);
        Map<String, List<PairOutcome>> counted = new TreeMap<>(byLabel);
        counted.values().removeIf(pairs -> pairs.size() < ENOUGH_MASKS);
        List<PairOutcome> items =
                counted.values().stream().flatMap(List::stream).toList();
        sheet.estimate("dice_label_mean", items, PairOutcome::caseId, new MeanOfMeans(items));
        sheet.node().put("dice_label_mean_labels", counted.size());
        MeasureSheet labels = sheet.section("dice_per_label");
        byLabel.forEach((label, pairs) -> {
            MeasureSheet one = labels.section(label);
            one.node().put("n", pairs.size());
            one.mean("dice", pairs, PairOutcome::caseId, PairOutcome::dice);
            one.mean("nsd", pairs, PairOutcome::caseId, PairOutcome::surfaceDice);
            one.mean("missed_rate", pairs, PairOutcome::caseId, pair -> pair.drawn() ? 0 : 1);
        });
    }

    private void perDataset(MeasureSheet sheet) {
        MeasureSheet datasets = sheet.section("dice_per_dataset");
        by(pair -> pair.image().dataset(), all).forEach((dataset, pairs) -> {
            MeasureSheet one = datasets.section(dataset);
            List<PairOutcome> masks =
                    pairs.stream().filter(PairOutcome::present).toList();
            List<PairOutcome> absent = pairs.stream()
                    .filter(pair -> pair.annotated() && !pair.present())
                    .toList();
            one.node().put("n", masks.size());
            one.mean("dice", masks, PairOutcome::caseId, PairOutcome::dice);
            one.mean("missed_rate", masks, PairOutcome::caseId, pair -> pair.drawn() ? 0 : 1);
            one.node().put("n_absent_annotated", absent.size());
            one.mean("false_mask_rate_annotated", absent, PairOutcome::caseId, pair -> pair.drawn() ? 1 : 0);
        });
    }

    private void swaps(MeasureSheet sheet) {
        List<PairOutcome> sided = present.stream()
                .filter(pair -> !Double.isNaN(pair.otherSideDice()))
                .toList();
        int swapped = (int) sided.stream().filter(PairOutcome::sidesSwapped).count();
        MeasureSheet swaps = sheet.section("laterality_swaps");
        swaps.node().put("n", sided.size()).put("swapped", swapped);
        swaps.put("rate", sided.isEmpty() ? Double.NaN : (double) swapped / sided.size());
        double[] interval = wilson(swapped, sided.size());
        swaps.interval("rate", interval[0], interval[1]);
    }

    /** Of a share, 95 % (Wilson, JASA 1927): not empty where nothing happened. NaN without trials. */
    static double[] wilson(int k, int n) {
        if (n == 0) {
            return new double[] {Double.NaN, Double.NaN};
        }
        double z = 1.959964;
        double share = (double) k / n;
        double centre = (share + z * z / (2 * n)) / (1 + z * z / n);
        double half = z / (1 + z * z / n) * Math.sqrt(share * (1 - share) / n + z * z / (4.0 * n * n));
        return new double[] {Math.max(0, centre - half), Math.min(1, centre + half)};
    }

    static <T> Map<String, List<T>> by(Function<T, String> key, List<T> items) {
        return items.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }

    /** Of the labels' mean Dice; a label whose cases were not drawn at all is left out of a resample. */
    private static final class MeanOfMeans implements CaseBootstrap.Statistic {
        private final List<PairOutcome> items;
        private final int[] labelOf;
        private final int labels;

        MeanOfMeans(List<PairOutcome> items) {
            this.items = items;
            List<String> names = new ArrayList<>();
            this.labelOf = new int[items.size()];
            for (int i = 0; i < labelOf.length; i++) {
                String label = items.get(i).label();
                if (names.isEmpty() || !names.getLast().equals(label)) {
                    names.add(label);
                }
                labelOf[i] = names.size() - 1;
            }
            this.labels = names.size();
        }

        @Override
        public double of(int[] weights) {
            double[] sums = new double[labels];
            long[] totals = new long[labels];
            for (int i = 0; i < labelOf.length; i++) {
                sums[labelOf[i]] += weights[i] * items.get(i).dice();
                totals[labelOf[i]] += weights[i];
            }
            double mean = 0;
            int known = 0;
            for (int label = 0; label < labels; label++) {
                if (totals[label] > 0) {
                    mean += sums[label] / totals[label];
                    known++;
                }
            }
            return known == 0 ? Double.NaN : mean / known;
        }
    }
}
