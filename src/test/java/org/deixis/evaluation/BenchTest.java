package org.deixis.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deixis.inference.GroundingModel;
import org.deixis.inference.ModelPacks;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchTest {
    @Test
    void timesEveryStepBesideBareOnnxRuntime() throws IOException {
        try (EvaluationBeans beans = new EvaluationBeans(Path.of("src/test/resources/packs"))) {
            GroundingModel model = beans.get(ModelPacks.class).open("tiny").orElseThrow();
            List<String> told = new ArrayList<>();

            BenchFigures figures = beans.get(Bench.class).ground(model, told::add);

            JsonNode json = new JsonMapper().readTree(figures.json("9.9"));
            List<String> names = new ArrayList<>();
            for (JsonNode timing : json.path("timings")) {
                names.add(timing.path("name").asString());
                assertThat(timing.path("ms_p50").asDouble()).isPositive();
            }
            assertThat(names)
                    .containsExactly(
                            "encoder",
                            "decoder, 1 phrase",
                            "decoder, 5 phrases",
                            "decoder, 20 phrases",
                            "first phrase: read, encode, locate",
                            "further phrase",
                            "text vector of new words");
            assertThat(json.path("timings").path(0).path("ratio").asDouble()).isPositive();
            assertThat(json.path("timings").path(5).path("ratio").isNull()).isTrue();
            assertThat(json.path("memory").path("features_per_image").asLong()).isPositive();
            assertThat(figures.page("9.9", "2026-01-01")).contains("Research use. Not a medical device.", "| encoder");
            assertThat(told).isNotEmpty();
        }
    }

    @Test
    void timesIngestBesideItsEncodersAndSearchInALargeCollection() throws IOException {
        try (EvaluationBeans beans = new EvaluationBeans(Path.of("src/test/resources/packs"))) {
            BenchFigures figures =
                    beans.get(SearchBench.class).time(new SearchBench.Sizes(8, 4, 300, 2, 5), line -> {});
            JsonNode timings = new JsonMapper().readTree(figures.json("9.9")).path("timings");
            assertThat(timings.valueStream().map(timing -> timing.path("name").asString()))
                    .containsExactly(
                            "ingest of 8 captions",
                            "ingest of 4 images with captions",
                            "search in 300 pairs, new words",
                            "search in 300 pairs, words asked before");
            assertThat(timings.path(0).path("ratio").asDouble()).isPositive();
            assertThat(timings.path(1).path("ratio").asDouble()).isPositive();
            assertThat(timings.path(2).path("ms_p95").asDouble()).isPositive();
        }
    }

    @Test
    void saysWhyAStartCannotBeTimed() {
        // the tests' own process was not started by a command
        assertThatThrownBy(StartTrial::run)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be done again");
    }
}
