package org.deixis.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;

/** A line plot over the unit square as inline SVG; colours are the page's variables {@code --s0} to {@code --s3}. */
final class SvgPlot {
    private static final int SIDE = 300;
    private static final int LEFT = 48;
    private static final int TOP = 12;
    private static final int SERIES = 4;

    private final String xWords;
    private final String yWords;
    private final StringBuilder body = new StringBuilder();
    private final List<String> legend = new ArrayList<>();
    private int ticks = 5;
    private IntFunction<String> tickWords = i -> text("%.1f", i / 5.0);

    SvgPlot(String xWords, String yWords) {
        this.xWords = xWords;
        this.yWords = yWords;
    }

    /** Steps of the horizontal axis and what stands at them. */
    SvgPlot ticks(int steps, IntFunction<String> words) {
        ticks = steps;
        tickWords = words;
        return this;
    }

    SvgPlot diagonal() {
        body.append(text(
                "<path d=\"M%s L%s\" stroke=\"var(--line)\" stroke-dasharray=\"4 4\" fill=\"none\"/>",
                at(0, 0), at(1, 1)));
        return this;
    }

    /** @param points x and y from 0 to 1, in order */
    SvgPlot line(List<double[]> points, int series, String words, boolean dots) {
        String colour = "var(--s" + series % SERIES + ")";
        StringBuilder path = new StringBuilder();
        for (double[] point : points) {
            path.append(path.isEmpty() ? "M" : " L").append(at(point[0], point[1]));
            if (dots) {
                String[] xy = at(point[0], point[1]).split(" ");
                body.append(text(
                        "<circle cx=\"%s\" cy=\"%s\" r=\"3\" fill=\"%s\"><title>%.3f, %.3f</title></circle>",
                        xy[0], xy[1], colour, point[0], point[1]));
            }
        }
        body.append(text("<path d=\"%s\" stroke=\"%s\" stroke-width=\"1.8\" fill=\"none\"/>", path, colour));
        legend.add(text("<tspan fill=\"%s\">%s</tspan>", colour, ReportText.escaped(words)));
        return this;
    }

    String svg() {
        StringBuilder svg = new StringBuilder(text(
                        "<svg role=\"img\" aria-label=\"%s against %s\" width=\"%d\" height=\"%d\"",
                        yWords, xWords, LEFT + SIDE + 16, TOP + SIDE + 60))
                .append(text(" viewBox=\"0 0 %d %d\">", LEFT + SIDE + 16, TOP + SIDE + 60));
        svg.append(text(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"var(--line)\"/>",
                LEFT, TOP, SIDE, SIDE));
        for (int i = 0; i <= ticks; i++) {
            svg.append(text(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    LEFT + (double) SIDE * i / ticks, TOP + SIDE + 16, tickWords.apply(i)));
        }
        for (int i = 0; i <= 5; i++) {
            svg.append(text(
                    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>",
                    LEFT - 6, TOP + SIDE * (1 - i / 5.0) + 4, i / 5.0));
        }
        svg.append(text(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                LEFT + SIDE / 2, TOP + SIDE + 34, ReportText.escaped(xWords)));
        svg.append(text(
                "<text transform=\"translate(12 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>",
                TOP + SIDE / 2, ReportText.escaped(yWords)));
        svg.append(body);
        svg.append(text("<text x=\"%d\" y=\"%d\">%s</text>", LEFT, TOP + SIDE + 54, String.join(" · ", legend)));
        return svg.append("</svg>").toString();
    }

    /** A bar from 0 to 1 with its interval as a thin line. */
    static String bar(double value, JsonNode interval) {
        String whisker = interval.isArray()
                ? text(
                        "<path d=\"M%.1f 6 H%.1f\" stroke=\"var(--text)\"/>",
                        120 * interval.path(0).asDouble(),
                        120 * interval.path(1).asDouble())
                : "";
        return text(
                "<svg width=\"120\" height=\"12\" viewBox=\"0 0 120 12\" aria-hidden=\"true\">"
                        + "<rect width=\"120\" height=\"12\" fill=\"var(--line)\"/>"
                        + "<rect width=\"%.1f\" height=\"12\" fill=\"var(--s0)\"/>%s</svg>",
                120 * value, whisker);
    }

    private static String at(double x, double y) {
        return text("%.1f %.1f", LEFT + SIDE * x, TOP + SIDE * (1 - y));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
