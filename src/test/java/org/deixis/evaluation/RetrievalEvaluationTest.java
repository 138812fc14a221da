package org.deixis.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.deixis.inference.ImageTextPacks;
import org.deixis.inference.InferenceProperties;
import org.deixis.retrieval.ImageTextPair;
import org.deixis.retrieval.PairCorpus;
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
    void ranksAPicturesOwnCaptionAmongTheDistinctOnesAndTiesCountAgainstIt() {
        CaptionRecall recall = CaptionRecall.of(List.of(
                depicted("liver", new float[] {1, 0}, new float[] {1, 0}),
                depicted("liver", new float[] {0, 1}, new float[] {1, 0}),
                depicted("lung", new float[] {0, 1}, new float[] {0, 1}),
                depicted("spleen", new float[] {0, 1}, new float[] {0, 1})));
        assertThat(recall).isEqualTo(new CaptionRecall(4, 3, 0.25, 1));
        assertThat(recall.chance10()).isEqualTo(1);
        List<PairCorpus.Depicted> collapsed = IntStream.range(0, 40)
                .mapToObj(i -> depicted("caption " + i, new float[] {1, 0}, new float[] {1, 0}))
                .toList();
        assertThat(CaptionRecall.of(collapsed)).isEqualTo(new CaptionRecall(40, 40, 0, 0));
        assertThat(CaptionRecall.of(collapsed).chance10()).isEqualTo(0.25);
    }

    private static PairCorpus.Depicted depicted(String words, float[] picture, float[] caption) {
        ImageTextPair pair = new ImageTextPair(words, words, null, "test", "not stated", new LinkedHashMap<>());
        return new PairCorpus.Depicted(pair, words, picture, caption);
    }

    @Test
    void measuresPicturesAndLeavesOutWhatThePackWasTrainedOn() throws IOException {
        Path corpus = Files.createDirectories(folder.resolve("corpus/histology"));
        for (int i = 0; i < 4; i++) {
            BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
            Random random = new Random(i);
            for (int p = 0; p < 1600; p++) {
                image.setRGB(p % 40, p / 40, random.nextInt(1 << 24));
            }
            ImageIO.write(image, "png", corpus.resolve(i + ".png").toFile());
        }
        // the pack was trained on slide-1
        Files.writeString(corpus.resolve("pairs.jsonl"), """
                {"id": "a", "slide": "slide-1", "case": "A", "caption": "amyloid deposits", "image": "0.png"}
                {"id": "b", "slide": "slide-2", "case": "B", "caption": "squamous carcinoma", "image": "1.png"}
                {"id": "c", "case": "C", "caption": "lung nodule", "image": "2.png"}
                {"id": "d", "caption": "of no known slide", "image": "3.png"}
                {"id": "e", "slide": "slide-3", "caption": "words alone"}
                """);
        Path queries = Files.writeString(folder.resolve("queries.jsonl"), """
                {"qid": "1", "query": "lung nodule", "kind": "term", "filters": {}, "relevant": {"a": 1, "b": 1, "c": 1, "d": 1}}
                """);
        try (ImageTextPacks tiny =
                new ImageTextPacks(InferenceProperties.of(Path.of("src/test/resources/packs")), new WordsAsVectors())) {
            JsonNode document = JsonMapper.builder()
                    .build()
                    .readTree(new RetrievalEvaluation(new WordsAsVectors(), tiny, TestLibrary.VOCABULARY)
                            .measure(List.of(folder.resolve("corpus")), queries, message -> {})
                            .json("9.9"));
            JsonNode figures = document.get("image_to_text");
            assertThat(figures.get("n").asInt()).isEqualTo(2);
            assertThat(figures.get("n_captions").asInt()).isEqualTo(2);
            assertThat(figures.get("recall10").asDouble()).isEqualTo(1);
            assertThat(figures.get("chance10").asDouble()).isEqualTo(1);
            assertThat(figures.get("recall1").asDouble()).isIn(0.0, 0.5, 1.0);
            assertThat(figures.at("/per_corpus/histology/n").asInt()).isEqualTo(2);
            // all four pictures are found, the pair of words alone is not
            assertThat(document.at("/modes/image/ndcg10").asDouble()).isEqualTo(1);
            assertThat(document.at("/modes/image/recall10").asDouble()).isEqualTo(1);
        }
    }

    @Test
    void withoutAPackNothingIsMeasuredByPictures() throws IOException {
        Files.createDirectories(folder.resolve("corpus/one"));
        Files.writeString(folder.resolve("corpus/one/pairs.jsonl"), "{\"id\": \"x\", \"caption\": \"amyloid\"}\n");
        Path queries = Files.writeString(
                folder.resolve("queries.jsonl"), "{\"query\": \"amyloid\", \"relevant\": {\"x\": 1}}\n");
        JsonNode document = JsonMapper.builder()
                .build()
                .readTree(evaluation
                        .measure(List.of(folder.resolve("corpus")), queries, message -> {})
                        .json("9.9"));
        assertThat(document.get("image_to_text").isNull()).isTrue();
        assertThat(document.at("/modes/image").isNull()).isTrue();
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
