package org.deixis.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deixis.inference.CalibrationBin;

/**
 * How well the score tells present from absent. A phrase that the product refuses without asking the decoder has the
 * score 0.
 */
final class PresenceMeasures {
    /** Limits of the calibration table: finer where most scores lie. */
    private static final double[] LIMITS = {0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1};

    private final List<PairOutcome> pairs;

    PresenceMeasures(List<PairOutcome> pairs) {
        this.pairs = pairs;
    }

    void write(MeasureSheet sheet) {
        List<PairOutcome> annotated =
                pairs.stream().filter(PairOutcome::annotated).toList();
        sheet.node().put("n_absent_annotated", count(annotated, false));
        sheet.node().put("n_impossible", pairs.size() - annotated.size());
        write(sheet, "", pairs);
        write(sheet, "_annotated", annotated);
        MeasureSheet kinds = sheet.section("presence_per_kind");
        OutlineMeasures.by(PresenceMeasures::kind, pairs).forEach((kind, of) -> {
            MeasureSheet one = kinds.section(kind);
            one.node().put("n_present", count(of, true)).put("n_absent", count(of, false));
            one.estimate("presence_auroc", of, PairOutcome::caseId, roc(of));
            one.mean("false_mask_rate", absent(of), PairOutcome::caseId, pair -> pair.drawn() ? 1 : 0);
        });
        var table = sheet.node().putArray("calibration_bins");
        for (CalibrationBin bin : bins()) {
            table.addObject()
                    .put("from", bin.from())
                    .put("to", bin.to())
                    .put("n", bin.n())
                    .put("present", bin.present());
        }
        var diagram = sheet.node().putArray("reliability");
        for (CalibrationError.Bin bin : reliability()) {
            diagram.addObject()
                    .put("score", bin.meanScore())
                    .put("present", bin.sharePresent())
                    .put("n", bin.n());
        }
    }

    private static void write(MeasureSheet sheet, String suffix, List<PairOutcome> of) {
        sheet.estimate("presence_auroc" + suffix, of, PairOutcome::caseId, roc(of));
        sheet.mean("false_mask_rate" + suffix, absent(of), PairOutcome::caseId, pair -> pair.drawn() ? 1 : 0);
        sheet.mean(
                "false_mask_rate_found_only" + suffix, absent(of), PairOutcome::caseId, pair -> pair.found() ? 1 : 0);
        sheet.estimate("ece" + suffix, of, PairOutcome::caseId, new CalibrationError(scores(of), truths(of)));
    }

    /** The reliability diagram over all pairs. */
    List<CalibrationError.Bin> reliability() {
        int[] once = new int[pairs.size()];
        Arrays.fill(once, 1);
        return new CalibrationError(scores(pairs), truths(pairs)).bins(once);
    }

    /** What a score on screen means: over the pairs whose decoder ran, in fixed ranges that fill 0 to 1. */
    List<CalibrationBin> bins() {
        List<CalibrationBin> bins = new ArrayList<>();
        for (int b = 0; b + 1 < LIMITS.length; b++) {
            double from = LIMITS[b];
            double to = LIMITS[b + 1];
            boolean last = b + 2 == LIMITS.length;
            List<PairOutcome> inside = pairs.stream()
                    .filter(pair -> pair.decoded() && pair.score() >= from && (last || pair.score() < to))
                    .toList();
            bins.add(new CalibrationBin(from, to, inside.size(), count(inside, true)));
        }
        return bins;
    }

    /** Anatomy, lesion, device or cell. */
    static String kind(PairOutcome pair) {
        return switch (pair.question().label().kind()) {
            case "lesion", "tumor", "finding" -> "lesion";
            case "device" -> "device";
            case "cell" -> "cell";
            default -> "anatomy";
        };
    }

    static RocArea roc(List<PairOutcome> of) {
        return new RocArea(scores(of), truths(of));
    }

    private static List<PairOutcome> absent(List<PairOutcome> of) {
        return of.stream().filter(pair -> !pair.present()).toList();
    }

    private static int count(List<PairOutcome> of, boolean present) {
        return (int) of.stream().filter(pair -> pair.present() == present).count();
    }

    private static double[] scores(List<PairOutcome> of) {
        return of.stream().mapToDouble(PairOutcome::score).toArray();
    }

    private static boolean[] truths(List<PairOutcome> of) {
        boolean[] truths = new boolean[of.size()];
        for (int i = 0; i < truths.length; i++) {
            truths[i] = of.get(i).present();
        }
        return truths;
    }
}
