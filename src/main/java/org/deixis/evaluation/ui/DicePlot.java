package org.deixis.evaluation.ui;

import java.util.List;
import java.util.Locale;
import org.deixis.inference.EvidenceTier;
import org.springframework.web.util.HtmlUtils;

/** The Dice of every measured label from best to worst, as inline SVG: a thin column each, paler where it was little tested. */
final class DicePlot {
    private static final int LEFT = 34;
    private static final int TOP = 6;
    private static final int WIDTH = 280;
    private static final int HEIGHT = 110;

    private DicePlot() {}

    /** @param lines at least one of them measured */
    static String svg(List<LabelLine> lines) {
        List<LabelLine> measured = lines.stream()
                .filter(line -> line.dice() != null)
                .sorted(LabelLine.BY_DICE.reversed())
                .toList();
        double step = (double) WIDTH / measured.size();
        StringBuilder svg = new StringBuilder(text(
                "<svg class=\"plot\" role=\"img\" aria-label=\"Dice of %d labels, best first\" viewBox=\"0 0 %d %d\">",
                measured.size(), LEFT + WIDTH + 8, TOP + HEIGHT + 6));
        for (double dice : new double[] {0, 0.5, 1}) {
            svg.append(text(
                    "<path class=\"rule\" d=\"M%d %.1f h%d\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>",
                    LEFT, y(dice), WIDTH, LEFT - 6, y(dice) + 4, dice));
        }
        for (int i = 0; i < measured.size(); i++) {
            LabelLine line = measured.get(i);
            double dice = line.dice() == null ? 0 : line.dice();
            svg.append(text(
                    "<rect class=\"%s\" x=\"%.2f\" y=\"%.1f\" width=\"%.2f\" height=\"%.1f\"><title>%s</title></rect>",
                    line.tier() == EvidenceTier.TESTED ? "column" : "column pale",
                    LEFT + i * step + step * 0.1,
                    y(dice),
                    Math.min(step * 0.8, 24),
                    Math.max(1, y(0) - y(dice)),
                    HtmlUtils.htmlEscape("%s, %s: %s".formatted(line.name(), line.where(), line.diceWords()))));
        }
        return svg.append("</svg>").toString();
    }

    private static double y(double dice) {
        return TOP + HEIGHT * (1 - dice);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
