package org.deixis.inference.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.model.embedding.onnx.bgesmallenv15.BgeSmallEnV15EmbeddingModel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BgeTextEncoderTest {
    private final TextEncoder encoder = new BgeTextEncoder();

    @Test
    void agreesWithTheGoldenVectorsThatPythonComputed() {
        JsonNode golden = JsonMapper.shared().readTree(Path.of("data/golden/text-vectors.json"));
        assertThat(golden.get("encoder").asString()).isEqualTo(encoder.id());
        assertThat(golden.get("vectors").size()).isGreaterThan(5);
        for (JsonNode expected : golden.get("vectors")) {
            String text = expected.get("text").asString();
            float[] vector = encoder.embed(List.of(text)).getFirst();
            assertThat(vector)
                    .as(text)
                    .hasSize(384)
                    .hasSize(golden.get("dimension").asInt());
            for (int i = 0; i < expected.get("first").size(); i++) {
                assertThat((double) vector[i])
                        .as("%s[%d]", text, i)
                        .isCloseTo(expected.get("first").get(i).asDouble(), within(1e-4));
            }
            double checksum = 0;
            for (int i = 0; i < vector.length; i++) {
                checksum += vector[i] * (i % 7 + 1);
            }
            assertThat(checksum).as(text).isCloseTo(expected.get("checksum").asDouble(), within(1e-3));
        }
    }

    @Test
    void givesOfTextsTogetherWhatLangChain4jGivesOfEachAlone() {
        List<String> texts = List.of(
                "left lung",
                "A 54-year-old man's chest x-ray (PA): consolidation, right-lower lobe; no effusion.",
                "Œdème pulmonaire, 5 µm × 10⁻³, „naïve“ 肺 🫁 don't",
                "##ing [UNK] [SEP] x",
                "amyloid " + "in the walls of small vessels, Congo red, ".repeat(20),
                "spleen beside kidney ".repeat(400),
                "pseudopseudohypoparathyroidism");
        List<float[]> together = encoder.embed(texts);
        BgeSmallEnV15EmbeddingModel alone = new BgeSmallEnV15EmbeddingModel(Runnable::run);
        for (int i = 0; i < texts.size(); i++) {
            assertThat(together.get(i))
                    .as(texts.get(i))
                    .containsExactly(alone.embed(texts.get(i)).content().vector(), within(1e-5f));
        }
    }

    @Test
    void givesVectorsOfLengthOneInTheOrderAsked() {
        List<float[]> together = encoder.embed(List.of("liver", "spleen", "liver"));
        assertThat(together.get(0)).isEqualTo(encoder.embed(List.of("liver")).getFirst());
        assertThat(together.get(2)).isEqualTo(together.get(0));
        assertThat(together.get(1)).isNotEqualTo(together.get(0));
        for (float[] vector : together) {
            double square = 0;
            for (float v : vector) {
                square += v * v;
            }
            assertThat(square).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void givesZerosForABlankTextAndOnlyForThat() {
        List<float[]> vectors = encoder.embed(List.of("", " \t ", "kidney"));
        assertThat(vectors.get(0)).containsOnly(0f).hasSize(384);
        assertThat(vectors.get(1)).containsOnly(0f);
        assertThat(vectors.get(2)).isNotEqualTo(vectors.get(0));
    }

    @Test
    void isNotChangedByWhatACallerDoesToAVector() {
        float[] first = encoder.embed(List.of("aorta")).getFirst();
        float[] copy = first.clone();
        first[0] = 42;
        assertThat(encoder.embed(List.of("aorta")).getFirst()).isEqualTo(copy);
    }

    @Test
    void takesATextOfTenThousandCharacters() {
        assertThat(encoder.embed(List.of("left lung ".repeat(1000))).getFirst()).hasSize(384);
    }
}
