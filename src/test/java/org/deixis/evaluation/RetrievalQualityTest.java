package org.deixis.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deixis.inference.ImageTextPacks;
import org.deixis.inference.InferenceProperties;
import org.deixis.inference.text.BgeTextEncoder;
import org.deixis.retrieval.TestLibrary;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds search to what docs/retrieval.md promises, with the real encoder on the real corpus. */
class RetrievalQualityTest {
    private static final Path CORPUS = Path.of(System.getProperty("deixis.shared", "../shared"), "data", "corpus");

    @Test
    @Tag("slow")
    void findsRefusesAndGainsByPuttingWordsAndVectorsTogether() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "there is no corpus at " + CORPUS);
        BgeTextEncoder encoder = new BgeTextEncoder();
        JsonNode document;
        try (ImageTextPacks packs = new ImageTextPacks(InferenceProperties.of(Path.of("models")), encoder)) {
            RetrievalMeasures measures = new RetrievalEvaluation(encoder, packs, TestLibrary.VOCABULARY)
                    .measure(List.of(CORPUS), Path.of("data/evaluation/retrieval-queries.jsonl"), message -> {});
            Files.writeString(Path.of("target", "retrieval.json"), measures.json("test"));
            document = JsonMapper.builder().build().readTree(measures.json("test"));
        }
        JsonNode modes = document.get("modes");
        double hybrid = modes.at("/hybrid/ndcg10").asDouble();
        assertThat(hybrid).isGreaterThan(0.88);
        assertThat(hybrid).isGreaterThan(modes.at("/text/ndcg10").asDouble() + 0.02);
        assertThat(hybrid).isGreaterThan(modes.at("/bm25/ndcg10").asDouble() + 0.02);
        assertThat(modes.at("/hybrid/negatives_refused").asDouble()).isGreaterThanOrEqualTo(0.9);
        assertThat(modes.at("/hybrid/positives_refused").asDouble()).isLessThanOrEqualTo(0.05);
        for (String corpus : List.of("histology", "radiology")) {
            JsonNode captions = document.at("/image_to_text/per_corpus/" + corpus);
            assertThat(captions.get("recall10").asDouble())
                    .isGreaterThan(2 * captions.get("chance10").asDouble());
        }
    }
}
