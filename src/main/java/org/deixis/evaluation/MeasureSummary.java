package org.deixis.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The figures that a person looks at first, in words. */
final class MeasureSummary {
    private static final Map<String, String> WORDS = words();

    private MeasureSummary() {}

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("dice_mean", "mean Dice, misses count 0");
        words.put("dice_mean_found_only", "the same, found alone");
        words.put("dice_label_mean", "mean of per-label Dice");
        words.put("nsd_mean", "normalised surface Dice");
        words.put("missed_rate", "present but not drawn");
        words.put("presence_auroc", "presence AUROC");
        words.put("presence_auroc_annotated", "the same, annotated negatives alone");
        words.put("false_mask_rate", "false-mask rate");
        words.put("false_mask_rate_annotated", "the same, annotated negatives alone");
        words.put("ece", "calibration error");
        words.put("modality_accuracy", "modality recognised");
        words.put("nonsense_mask_rate", "nonsense drawn");
        words.put("nonsense_mask_rate_network", "the same, network alone");
        words.put("paraphrase_drop", "Dice lost by other words");
        words.put("paraphrase_drop_network", "the same, network alone");
        words.put("corruption_drop", "Dice lost by spoilt images");
        return words;
    }

    /** Words by key, in the order of importance. */
    static Map<String, String> keys() {
        return WORDS;
    }

    static List<String> of(ObjectNode measures) {
        List<String> lines = new ArrayList<>();
        lines.add("%d images, %d pairs"
                .formatted(
                        measures.path("n_images").asInt(),
                        measures.path("n_pairs").asInt()));
        WORDS.forEach((key, words) -> {
            JsonNode value = measures.path(key);
            if (value.isNumber()) {
                lines.add("%-38s %s".formatted(words, figure(measures, key)));
            }
        });
        JsonNode clicks = measures.path("dice_after_clicks");
        for (String n : List.of("1", "3", "5")) {
            if (clicks.path(n).isNumber()) {
                lines.add("%-38s %s".formatted("Dice after " + n + " clicks", figure(clicks, n)));
            }
        }
        JsonNode swaps = measures.path("laterality_swaps");
        lines.add("%-38s %d of %d"
                .formatted(
                        "left and right swapped",
                        swaps.path("swapped").asInt(),
                        swaps.path("n").asInt()));
        lines.add(String.format(
                Locale.ROOT,
                "%-38s %.0f / %.0f ms",
                "encoder / decoder",
                measures.path("ms_encode_p50").asDouble(Double.NaN),
                measures.path("ms_decode_p50").asDouble(Double.NaN)));
        return lines;
    }

    /** A value with its interval, three decimals. */
    static String figure(JsonNode of, String key) {
        JsonNode interval = of.path(key + "_ci95");
        String value = String.format(Locale.ROOT, "%.3f", of.path(key).asDouble(Double.NaN));
        return interval.isArray()
                ? value
                        + String.format(
                                Locale.ROOT,
                                " (%.3f to %.3f)",
                                interval.path(0).asDouble(),
                                interval.path(1).asDouble())
                : value;
    }
}
