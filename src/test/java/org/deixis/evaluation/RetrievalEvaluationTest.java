package org.deixis.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deixis.retrieval.TestLibrary;
import org.deixis.retrieval.WordsAsVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RetrievalEvaluationTest {
    @TempDir
    private Path folder;

    private final RetrievalEvaluation evaluation =
            new RetrievalEvaluation(new WordsAsVectors(), TestLibrary.NO_PACKS, TestLibrary.VOCABULARY);

    @Test
    void gradesAreDiscountedByRank() {
        // gains 3, 0, 1 at ranks 1, 2, 3: 3 + 0 + 1/log2(4) = 3.5; ideal 3 + 1/log2(3) = 3.63093
        assertThat(RankedGain.ndcg(List.of(2, 0, 1), List.of(1, 2), 10)).isEqualTo(3.5 / 3.63093, within(1e-5));
        assertThat(RankedGain.ndcg(List.of(0, 0), List.of(1), 10)).isZero();
        assertThat(RankedGain.recall(List.of(1, 0, 2, 1), 4, 3)).isEqualTo(0.5);
        assertThat(RankedGain.reciprocalRank(List.of(0, 0, 1))).isEqualTo(1.0 / 3, within(1e-9));
    }

    @Test
    void measuresEveryModeOverPairsSlidesAndNegatives() throws IOException {
        Files.createDirectories(folder.resolve("corpus/histology"));
        Files.writeString(folder.resolve("corpus/histology/pairs.jsonl"), """
                {"id": "a1", "slide": "A", "caption": "amyloid in vessel walls", "organ": "colon"}
                {"id": "a2", "slide": "A", "caption": "amyloid in vessel walls closer", "organ": "colon"}
                {"id": "b1", "slide": "B", "caption": "squamous carcinoma nests", "organ": "lung"}
                """);
        Path queries = Files.writeString(folder.resolve("queries.jsonl"), """
                {"qid": "1", "query": "amyloid", "kind": "term", "filters": {}, "relevant": {"A": 2}}
                {"qid": "2", "query": "carcinoma", "kind": "filter", "filters": {"organ": "lung", "corpus": "histology"}, "relevant": {"b1": 1}}
                {"qid": "3", "query": "car engine", "kind": "negative", "filters": {}, "relevant": {}}
                """);
        JsonNode document = JsonMapper.builder()
                .build()
                .readTree(evaluation
                        .measure(List.of(folder.resolve("corpus")), queries, message -> {})
                        .json("9.9"));
        assertThat(document.propertyNames()).startsWith("deixis", "notice");
        for (String mode : new String[] {"hybrid", "bm25", "text"}) {
            JsonNode figures = document.get("modes").get(mode);
            assertThat(figures.propertyNames())
                    .contains(
                            "ndcg10",
                            "ndcg10_by_slide",
                            "recall1",
                            "recall5",
                            "recall10",
                            "mrr",
                            "negatives_refused",
                            "positives_refused",
                            "n",
                            "per_kind",
                            "ms_p50",
                            "ms_p95");
            assertThat(figures.get("ndcg10").asDouble()).isEqualTo(1);
            assertThat(figures.get("ndcg10_by_slide").asDouble()).isEqualTo(1);
            assertThat(figures.get("recall1").asDouble()).isEqualTo(0.75);
            assertThat(figures.get("negatives_refused").asDouble()).isEqualTo(1);
            assertThat(figures.get("n").asInt()).isEqualTo(3);
            assertThat(figures.get("per_kind").get("term").get("n").asInt()).isEqualTo(1);
        }
    }

    @Test
    void saysWhichQueryCannotBeRead() throws IOException {
        Files.createDirectories(folder.resolve("corpus/one"));
        Files.writeString(folder.resolve("corpus/one/pairs.jsonl"), "{\"caption\": \"x\"}\n");
        Path queries = Files.writeString(folder.resolve("queries.jsonl"), "{\"query\": \"x\"}\n{\"q\n");
        assertThatThrownBy(() -> evaluation.measure(List.of(folder.resolve("corpus")), queries, message -> {}))
                .hasMessage(queries + ", line 2 is no query.");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> evaluation.measure(List.of(empty), queries, message -> {}))
                .hasMessage("There is no */pairs.jsonl with pairs under [" + empty + "].");
    }
}
