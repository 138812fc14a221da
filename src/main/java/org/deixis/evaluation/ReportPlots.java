package org.deixis.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The curves of a report, each a figure with its caption. */
final class ReportPlots {
    private ReportPlots() {}

    /** What became of phrases by their score. */
    static String reliability(List<PairOutcome> pairs) {
        List<double[]> points = new ArrayList<>();
        for (CalibrationError.Bin bin : new PresenceMeasures(pairs).reliability()) {
            points.add(new double[] {bin.meanScore(), bin.sharePresent()});
        }
        return figure(
                new SvgPlot("score", "share present").diagonal().line(points, 0, "15 bins of equal count", true),
                "Reliability: what became of phrases by their score");
    }

    /** Receiver operating characteristic of the score for each kind of label. */
    static String roc(List<PairOutcome> pairs) {
        SvgPlot plot = new SvgPlot("absent, scored as high", "present, scored as high").diagonal();
        int series = 0;
        for (Map.Entry<String, List<PairOutcome>> kind :
                OutlineMeasures.by(PresenceMeasures::kind, pairs).entrySet()) {
            List<double[]> curve = new ArrayList<>();
            for (RocArea.Point point : PresenceMeasures.roc(kind.getValue()).curve()) {
                curve.add(new double[] {point.falseRate(), point.trueRate()});
            }
            if (!curve.isEmpty()) {
                plot.line(curve, series++, kind.getKey(), false);
            }
        }
        return figure(plot, "Present against absent, by kind");
    }

    /** Mean Dice by number of clicks. */
    static String clicks(JsonNode diceAfterClicks, int structures) {
        int most = ClickTrial.MOST_CLICKS;
        List<double[]> points = new ArrayList<>();
        for (int n = 0; n <= most; n++) {
            points.add(new double[] {
                (double) n / most, diceAfterClicks.path(Integer.toString(n)).asDouble(0)
            });
        }
        return figure(
                new SvgPlot("clicks", "mean Dice")
                        .ticks(most, Integer::toString)
                        .line(points, 0, structures + " structures", true),
                "Each click at the deepest point of the largest error");
    }

    private static String figure(SvgPlot plot, String caption) {
        return "<figure>" + plot.svg() + "<figcaption>" + caption + "</figcaption></figure>";
    }
}
