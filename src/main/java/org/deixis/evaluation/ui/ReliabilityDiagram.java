package org.deixis.evaluation.ui;

import java.util.List;
import java.util.Locale;
import org.deixis.grounding.ScoreWords;
import org.deixis.inference.CalibrationBin;

/**
 * What became of test phrases by their score, as inline SVG: a column for each bin, as high as the share that was present.
 * On the diagonal a score says what it promises. Bins with too few phrases for a number are hollow.
 */
final class ReliabilityDiagram {
    private static final int LEFT = 34;
    private static final int TOP = 6;
    private static final int WIDTH = 280;
    private static final int HEIGHT = 150;

    private ReliabilityDiagram() {}

    static String svg(List<CalibrationBin> bins) {
        StringBuilder svg = new StringBuilder(text(
                "<svg class=\"plot\" role=\"img\" aria-label=\"Share present by score: %s\" viewBox=\"0 0 %d %d\">",
                words(bins), LEFT + WIDTH + 8, TOP + HEIGHT + 34));
        for (double share : new double[] {0, 0.5, 1}) {
            svg.append(text(
                    "<path class=\"rule\" d=\"M%d %.1f h%d\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>",
                    LEFT, y(share), WIDTH, LEFT - 6, y(share) + 4, share));
            svg.append(text(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.1f</text>",
                    x(share), TOP + HEIGHT + 15, share));
        }
        for (CalibrationBin bin : bins) {
            if (bin.n() > 0) {
                double share = (double) bin.present() / bin.n();
                svg.append(text(
                        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>%s</title></rect>",
                        bin.n() < ScoreWords.FEWEST ? "column few" : "column",
                        x(bin.from()) + 1,
                        y(share),
                        Math.max(1, x(bin.to()) - x(bin.from()) - 2),
                        Math.max(1, y(0) - y(share)),
                        words(bin)));
            }
        }
        return svg.append(text("<path class=\"diagonal\" d=\"M%.1f %.1f L%.1f %.1f\"/>", x(0), y(0), x(1), y(1)))
                .append(text(
                        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">score of the phrase</text></svg>",
                        LEFT + WIDTH / 2, TOP + HEIGHT + 30))
                .toString();
    }

    private static String words(List<CalibrationBin> bins) {
        return String.join("; ", bins.stream().map(ReliabilityDiagram::words).toList());
    }

    private static String words(CalibrationBin bin) {
        return text("%.2f to %.2f: %d of %d present", bin.from(), bin.to(), bin.present(), bin.n());
    }

    private static double x(double score) {
        return LEFT + WIDTH * score;
    }

    private static double y(double share) {
        return TOP + HEIGHT * (1 - share);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
