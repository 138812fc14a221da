package org.deixis.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An evaluation as one HTML page that needs nothing else: no script, no font, no picture from elsewhere. */
final class GroundingReport {
    private static final String NOTICE = "Research use. Not a medical device. Not located does not mean absent.";

    private final EvaluationSubject subject;
    private final ObjectNode measures;
    private final StringBuilder html = new StringBuilder(1 << 16);

    GroundingReport(GroundingMeasures of) {
        this.subject = of.subject();
        this.measures = of.measures();
    }

    String html(String version) {
        String pack =
                ReportText.escaped(subject.pack().name() + " " + subject.pack().version());
        html.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
                .append(pack)
                .append(", measured</title><style>")
                .append(ReportText.STYLE)
                .append("</style></head><body><main><h1>")
                .append(pack)
                .append("</h1>");
        about(version);
        figures();
        html.append("<h2>Presence</h2><div class=\"plots\">")
                .append(ReportPlots.reliability(subject.pairs()))
                .append(ReportPlots.roc(subject.pairs()))
                .append("</div>");
        robustness();
        labels();
        datasets();
        cases();
        html.append("</main><footer>").append(NOTICE).append("</footer></body></html>\n");
        return html.toString();
    }

    private void about(String version) {
        List<String> splits = subject.request().splits().stream().sorted().toList();
        paragraph("%d images, %d present structures, %s. Deixis %s on the %s. Pack %s."
                .formatted(
                        measures.path("n_images").asInt(),
                        measures.path("n_pairs").asInt(),
                        splits.isEmpty() ? "every split" : "split " + String.join(" and ", splits),
                        version,
                        subject.device(),
                        subject.pack().sha256()));
        paragraph("Intervals: 95 %, cases resampled 1,000 times, seed " + CaseBootstrap.SEED + ".");
        if (!subject.skipped().isEmpty()) {
            paragraph(subject.skipped().size() + " lines of the set could not be used and were left out.");
        }
    }

    private void figures() {
        HtmlTable table = new HtmlTable("measure", "value", "95 %");
        MeasureSummary.keys().forEach((key, words) -> figure(table, measures, key, words));
        JsonNode swaps = measures.path("laterality_swaps");
        table.row(
                "left and right swapped",
                swaps.path("swapped").asInt() + " of " + swaps.path("n").asInt(),
                ReportText.interval(swaps, "rate"));
        section("Figures", table);
    }

    private static void figure(HtmlTable table, JsonNode node, String key, String words) {
        if (node.path(key).isNumber()) {
            table.row(words, ReportText.number(node.path(key)), ReportText.interval(node, key));
        }
    }

    private void robustness() {
        JsonNode after = measures.path("dice_after_clicks");
        if (after.isObject()) {
            html.append("<h2>Clicks</h2><div class=\"plots\">")
                    .append(ReportPlots.clicks(after, measures.path("n_clicked").asInt()))
                    .append("</div>");
        }
        JsonNode drops = measures.path("corruption_drop_per_kind");
        if (drops.isObject()) {
            HtmlTable table = new HtmlTable("spoilt by", "Dice lost", "95 %");
            for (Corruption corruption : Corruption.values()) {
                figure(table, drops, corruption.slug(), corruption.slug());
            }
            section("Spoilt images", table);
        }
    }

    private void labels() {
        HtmlTable table = new HtmlTable("label", "masks", "Dice", "", "95 %", "missed");
        measures.path("dice_per_label").properties().stream()
                .sorted(Comparator.comparingDouble(
                        e -> -e.getValue().path("dice").asDouble(0)))
                .forEach(entry -> {
                    JsonNode label = entry.getValue();
                    table.row(
                            entry.getKey(),
                            label.path("n").asInt(),
                            ReportText.number(label.path("dice")),
                            new HtmlTable.Markup(SvgPlot.bar(label.path("dice").asDouble(0), label.path("dice_ci95"))),
                            ReportText.interval(label, "dice"),
                            ReportText.number(label.path("missed_rate")));
                });
        section("Labels", table);
        if (!subject.untaught().isEmpty()) {
            List<String> names = new ArrayList<>();
            subject.untaught().forEach((label, n) -> names.add(label + " (" + n + ")"));
            paragraph("Not taught to this pack and left out: " + String.join(", ", names) + ".");
        }
    }

    private void datasets() {
        HtmlTable table = new HtmlTable("data set", "masks", "Dice", "95 %", "absent", "of these drawn");
        measures.path("dice_per_dataset").properties().forEach(entry -> {
            JsonNode dataset = entry.getValue();
            table.row(
                    entry.getKey(),
                    dataset.path("n").asInt(),
                    ReportText.number(dataset.path("dice")),
                    ReportText.interval(dataset, "dice"),
                    dataset.path("n_absent_annotated").asInt(),
                    ReportText.number(dataset.path("false_mask_rate_annotated")));
        });
        section("Data sets", table);
    }

    private void cases() {
        HtmlTable worst = new HtmlTable("image", "label", "verdict", "score", "Dice");
        measures.path("worst_cases").forEach(one -> row(worst, one, ReportText.number(one.path("dice"))));
        section("Worst cases", worst);
        HtmlTable alarms = new HtmlTable("image", "label", "verdict", "score", "in truth");
        measures.path("false_masks")
                .forEach(one -> row(
                        alarms, one, one.path("annotated").asBoolean() ? "annotated as absent" : "impossible here"));
        section("Drawn though absent", alarms);
    }

    private static void row(HtmlTable table, JsonNode one, String last) {
        table.row(
                one.path("id").asString(""),
                one.path("label").asString(""),
                one.path("verdict").asString(""),
                ReportText.number(one.path("score")),
                last);
    }

    private void section(String title, HtmlTable table) {
        html.append("<h2>").append(ReportText.escaped(title)).append("</h2>").append(table.html());
    }

    private void paragraph(String text) {
        html.append("<p class=\"muted\">").append(ReportText.escaped(text)).append("</p>");
    }
}
