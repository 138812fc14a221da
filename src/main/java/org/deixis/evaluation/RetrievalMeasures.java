package org.deixis.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.deixis.retrieval.PairCorpus;
import org.deixis.retrieval.SearchMode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Retrieval figures of every mode, as JSON and as a short table. */
public final class RetrievalMeasures {
    private static final String NOTICE = "Research use. Not a medical device.";

    private final int pairs;
    private final SequencedMap<SearchMode, List<Outcome>> outcomes = new LinkedHashMap<>();
    private final SequencedMap<String, CaptionRecall> captionsByCorpus = new TreeMap<>();
    private @Nullable CaptionRecall captions;

    /**
     * What one query gave.
     *
     * @param refused whether nothing was called relevant
     */
    record Outcome(
            RetrievalQuery query,
            boolean refused,
            double ndcg10,
            double ndcg10BySlide,
            double ndcg10Shown,
            double recall1,
            double recall5,
            double recall10,
            double reciprocalRank,
            double milliseconds) {}

    RetrievalMeasures(int pairs) {
        this.pairs = pairs;
    }

    void add(SearchMode mode, Outcome outcome) {
        outcomes.computeIfAbsent(mode, m -> new ArrayList<>()).add(outcome);
    }

    /** Measures pictures against captions, over all of them and for each corpus; what is empty is not measured. */
    void addCaptions(List<PairCorpus.Depicted> depicted) {
        if (depicted.isEmpty()) {
            return;
        }
        captions = CaptionRecall.of(depicted);
        depicted.stream()
                .collect(Collectors.groupingBy(pair -> pair.pair().field("corpus")))
                .forEach((corpus, own) -> captionsByCorpus.put(corpus, CaptionRecall.of(own)));
    }

    /** @param version of Deixis */
    public String json(String version) {
        ObjectNode root = JsonMapper.builder().build().createObjectNode();
        root.put("deixis", version);
        root.put("notice", NOTICE);
        root.put("n_pairs", pairs);
        ObjectNode modes = root.putObject("modes");
        outcomes.forEach((mode, list) -> figures(modes.putObject(mode.slug()), list));
        if (!outcomes.containsKey(SearchMode.IMAGE)) {
            modes.putNull("image");
        }
        CaptionRecall all = captions;
        if (all == null) {
            root.putNull("image_to_text");
        } else {
            ObjectNode figures = root.putObject("image_to_text");
            figures(figures, all);
            ObjectNode corpora = figures.putObject("per_corpus");
            captionsByCorpus.forEach((corpus, own) -> figures(corpora.putObject(corpus), own));
        }
        ObjectNode each = root.putObject("queries");
        outcomes.forEach((mode, list) -> list.forEach(outcome -> {
            ObjectNode query = each.withObjectProperty(outcome.query().qid());
            query.put("query", outcome.query().query());
            ObjectNode figures = query.putObject(mode.slug());
            figures.put("refused", outcome.refused());
            figures.put("ndcg10", rounded(outcome.ndcg10()));
        }));
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static void figures(ObjectNode node, CaptionRecall recall) {
        node.put("recall1", rounded(recall.recall1()));
        node.put("recall10", rounded(recall.recall10()));
        node.put("chance10", rounded(recall.chance10()));
        node.put("n", recall.pictures());
        node.put("n_captions", recall.captions());
    }

    private static void figures(ObjectNode node, List<Outcome> all) {
        List<Outcome> positive =
                all.stream().filter(o -> !o.query().isNegative()).toList();
        List<Outcome> negative =
                all.stream().filter(o -> o.query().isNegative()).toList();
        node.put("ndcg10", mean(positive.stream().mapToDouble(Outcome::ndcg10).toArray()));
        node.put(
                "ndcg10_by_slide",
                mean(positive.stream().mapToDouble(Outcome::ndcg10BySlide).toArray()));
        node.put(
                "ndcg10_shown",
                mean(positive.stream().mapToDouble(Outcome::ndcg10Shown).toArray()));
        node.put("recall1", mean(positive.stream().mapToDouble(Outcome::recall1).toArray()));
        node.put("recall5", mean(positive.stream().mapToDouble(Outcome::recall5).toArray()));
        node.put(
                "recall10",
                mean(positive.stream().mapToDouble(Outcome::recall10).toArray()));
        node.put(
                "mrr",
                mean(positive.stream().mapToDouble(Outcome::reciprocalRank).toArray()));
        node.put("negatives_refused", refused(negative));
        node.put("positives_refused", refused(positive));
        node.put("n", all.size());
        node.put("n_negative", negative.size());
        ObjectNode kinds = node.putObject("per_kind");
        Map<String, List<Outcome>> byKind = new TreeMap<>();
        positive.forEach(o ->
                byKind.computeIfAbsent(o.query().kind(), k -> new ArrayList<>()).add(o));
        byKind.forEach((kind, list) -> {
            ObjectNode figures = kinds.putObject(kind);
            figures.put("n", list.size());
            figures.put(
                    "ndcg10", mean(list.stream().mapToDouble(Outcome::ndcg10).toArray()));
        });
        double[] times =
                all.stream().mapToDouble(Outcome::milliseconds).sorted().toArray();
        node.put("ms_p50", rounded(times[times.length / 2]));
        node.put("ms_p95", rounded(times[(int) (0.95 * (times.length - 1))]));
    }

    private static double refused(List<Outcome> outcomes) {
        return mean(outcomes.stream().mapToDouble(o -> o.refused() ? 1 : 0).toArray());
    }

    private static double mean(double[] values) {
        return rounded(Arrays.stream(values).average().orElse(0));
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }

    /** Lines for a terminal. */
    public List<String> summary() {
        List<String> lines = new ArrayList<>();
        outcomes.forEach((mode, list) -> {
            ObjectNode node = JsonMapper.builder().build().createObjectNode();
            figures(node, list);
            lines.add(String.format(
                    Locale.ROOT,
                    "%-7s nDCG@10 %.3f, by slide %.3f, recall@10 %.3f; refused: %.0f %% of negatives, %.1f %% of positives; p50 %.1f ms",
                    mode.slug(),
                    node.get("ndcg10").asDouble(),
                    node.get("ndcg10_by_slide").asDouble(),
                    node.get("recall10").asDouble(),
                    100 * node.get("negatives_refused").asDouble(),
                    100 * node.get("positives_refused").asDouble(),
                    node.get("ms_p50").asDouble()));
        });
        captionsByCorpus.forEach((corpus, recall) -> lines.add(line(corpus, recall)));
        CaptionRecall all = captions;
        if (all != null) {
            lines.add(line("all", all));
        }
        return lines;
    }

    private static String line(String corpus, CaptionRecall recall) {
        return String.format(
                Locale.ROOT,
                "image to text, %s: recall@1 %.3f, recall@10 %.3f (chance %.3f) of %d pictures not trained on",
                corpus,
                recall.recall1(),
                recall.recall10(),
                recall.chance10(),
                recall.pictures());
    }
}
