package org.deixis.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An evaluation as one HTML page that needs nothing else: no script, no font, no picture from elsewhere. */
final class GroundingReport {
    private static final String NOTICE = "Research use. Not a medical device. Not located does not mean absent.";

    private final GroundingMeasures of;
    private final ObjectNode measures;
    private final StringBuilder html = new StringBuilder(1 << 16);

    GroundingReport(GroundingMeasures of) {
        this.of = of;
        this.measures = of.measures();
    }

    String html(String version) {
        String pack = of.subject().pack().name() + " " + of.subject().pack().version();
        html.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
                .append(ReportText.escaped(pack))
                .append(", measured</title><style>")
                .append(ReportText.STYLE)
                .append("</style></head><body><main>");
        head(pack, version);
        figures();
        presence();
        clicks();
        corruptions();
        labels();
        datasets();
        cases();
        html.append("</main><footer>").append(NOTICE).append("</footer></body></html>\n");
        return html.toString();
    }

    private void head(String pack, String version) {
        html.append("<h1>").append(ReportText.escaped(pack)).append("</h1><p class=\"muted\">");
        html.append(ReportText.escaped("%d images, %d present structures, splits: %s. Deixis %s, %s. Pack %s."
                .formatted(
                        measures.path("n_images").asInt(),
                        measures.path("n_pairs").asInt(),
                        of.subject().request().splits().isEmpty()
                                ? "all"
                                : String.join(", ", of.subject().request().splits()),
                        version,
                        measures.path("device").asString(""),
                        measures.path("pack").path("sha256").asString("").substring(0, 12))));
        html.append("</p><p class=\"muted\">Intervals: 95 %, cases resampled 1,000 times, seed ")
                .append(CaseBootstrap.SEED)
                .append(".</p>");
    }

    private void figures() {
        html.append(
                "<h2>Figures</h2><table><thead><tr><th>measure</th><th>value</th><th>95 %</th></tr></thead><tbody>");
        MeasureSummary.keys().forEach((key, words) -> row(measures, key, words));
        JsonNode swaps = measures.path("laterality_swaps");
        html.append("<tr><td>left and right swapped</td><td>%d of %d</td><td>%s</td></tr>"
                .formatted(swaps.path("swapped").asInt(), swaps.path("n").asInt(), ReportText.interval(swaps, "rate")));
        html.append("</tbody></table>");
    }

    private void row(JsonNode node, String key, String words) {
        if (node.path(key).isNumber()) {
            html.append("<tr><td>")
                    .append(ReportText.escaped(words))
                    .append("</td><td>")
                    .append(ReportText.number(node.path(key)))
                    .append("</td><td>")
                    .append(ReportText.interval(node, key))
                    .append("</td></tr>");
        }
    }

    private void presence() {
        List<PairOutcome> pairs = of.subject().pairs();
        SvgPlot reliability = new SvgPlot("score", "share present").diagonal();
        List<double[]> points = new ArrayList<>();
        for (CalibrationError.Bin bin : new PresenceMeasures(pairs).reliability()) {
            points.add(new double[] {bin.meanScore(), bin.sharePresent()});
        }
        reliability.line(points, 0, "15 bins of equal count", true);
        SvgPlot roc = new SvgPlot("absent, scored as high", "present, scored as high").diagonal();
        int series = 0;
        for (Map.Entry<String, List<PairOutcome>> kind :
                OutlineMeasures.by(PresenceMeasures::kind, pairs).entrySet()) {
            List<double[]> curve = new ArrayList<>();
            PresenceMeasures.roc(kind.getValue())
                    .curve()
                    .forEach(p -> curve.add(new double[] {p.falseRate(), p.trueRate()}));
            if (!curve.isEmpty()) {
                roc.line(curve, series++, kind.getKey(), false);
            }
        }
        html.append("<h2>Presence</h2><div class=\"plots\"><figure>")
                .append(reliability.svg())
                .append("<figcaption>Reliability: what became of phrases by their score</figcaption></figure><figure>")
                .append(roc.svg())
                .append("<figcaption>Present against absent, by kind</figcaption></figure></div>");
    }

    private void clicks() {
        JsonNode after = measures.path("dice_after_clicks");
        if (!after.isObject()) {
            return;
        }
        List<double[]> points = new ArrayList<>();
        for (int n = 0; n <= ClickTrial.MOST_CLICKS; n++) {
            points.add(new double[] {
                (double) n / ClickTrial.MOST_CLICKS,
                after.path(Integer.toString(n)).asDouble(0)
            });
        }
        html.append("<h2>Clicks</h2><div class=\"plots\"><figure>")
                .append(new SvgPlot("clicks", "mean Dice")
                        .ticks(ClickTrial.MOST_CLICKS, n -> Integer.toString(n))
                        .line(points, 0, measures.path("n_clicked").asInt() + " structures", true)
                        .svg())
                .append("<figcaption>Each click at the deepest point of the largest error</figcaption></figure></div>");
    }

    private void corruptions() {
        JsonNode each = measures.path("corruption_drop_per_kind");
        if (!each.isObject()) {
            return;
        }
        html.append(
                "<h2>Spoilt images</h2><table><thead><tr><th>by</th><th>Dice lost</th><th>95 %</th></tr></thead><tbody>");
        for (Corruption corruption : Corruption.values()) {
            row(each, corruption.slug(), corruption.slug());
        }
        html.append("</tbody></table>");
    }

    private void labels() {
        html.append("<h2>Labels</h2><table><thead><tr><th>label</th><th>masks</th><th>Dice</th><th></th>")
                .append("<th>95 %</th><th>missed</th></tr></thead><tbody>");
        measures.path("dice_per_label").properties().stream()
                .sorted(Comparator.comparingDouble(
                        e -> -e.getValue().path("dice").asDouble(0)))
                .forEach(entry -> {
                    JsonNode label = entry.getValue();
                    html.append("<tr><td>%s</td><td>%d</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
                            .formatted(
                                    ReportText.escaped(entry.getKey()),
                                    label.path("n").asInt(),
                                    ReportText.number(label.path("dice")),
                                    SvgPlot.bar(label.path("dice").asDouble(0), label.path("dice_ci95")),
                                    ReportText.interval(label, "dice"),
                                    ReportText.number(label.path("missed_rate"))));
                });
        html.append("</tbody></table>");
        JsonNode untaught = measures.path("outside_vocabulary");
        if (!untaught.isEmpty()) {
            List<String> names = new ArrayList<>();
            untaught.properties()
                    .forEach(e -> names.add(e.getKey() + " (" + e.getValue().asInt() + ")"));
            html.append("<p>Not taught to this pack and left out: ")
                    .append(ReportText.escaped(String.join(", ", names)))
                    .append(".</p>");
        }
    }

    private void datasets() {
        html.append("<h2>Data sets</h2><table><thead><tr><th>data set</th><th>masks</th><th>Dice</th><th>95 %</th>")
                .append("<th>absent</th><th>of these drawn</th></tr></thead><tbody>");
        measures.path("dice_per_dataset").properties().forEach(entry -> {
            JsonNode dataset = entry.getValue();
            html.append("<tr><td>%s</td><td>%d</td><td>%s</td><td>%s</td><td>%d</td><td>%s</td></tr>"
                    .formatted(
                            ReportText.escaped(entry.getKey()),
                            dataset.path("n").asInt(),
                            ReportText.number(dataset.path("dice")),
                            ReportText.interval(dataset, "dice"),
                            dataset.path("n_absent_annotated").asInt(),
                            ReportText.number(dataset.path("false_mask_rate_annotated"))));
        });
        html.append("</tbody></table>");
    }

    private void cases() {
        html.append("<h2>Worst cases</h2><table><thead><tr><th>image</th><th>label</th><th>verdict</th>")
                .append("<th>score</th><th>Dice</th></tr></thead><tbody>");
        measures.path("worst_cases").forEach(one -> caseRow(one, ReportText.number(one.path("dice"))));
        html.append("</tbody></table><h2>Drawn though absent</h2><table><thead><tr><th>image</th><th>label</th>")
                .append("<th>verdict</th><th>score</th><th>annotated</th></tr></thead><tbody>");
        measures.path("false_masks")
                .forEach(one -> caseRow(one, one.path("annotated").asBoolean() ? "absent" : "impossible here"));
        html.append("</tbody></table>");
    }

    private void caseRow(JsonNode one, String last) {
        html.append(String.format(
                Locale.ROOT,
                "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>",
                ReportText.escaped(one.path("id").asString("")),
                ReportText.escaped(one.path("label").asString("")),
                ReportText.escaped(one.path("verdict").asString("")),
                ReportText.number(one.path("score")),
                last));
    }
}
