package org.deixis.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deixis.grounding.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExpressionEvaluationTest {
    private final ExpressionEvaluation evaluation = new ExpressionEvaluation(Reading.references());

    @TempDir
    private Path folder;

    @Test
    void countsTheThingsAndQualifiersThatAreFound() throws IOException {
        Path expressions = Files.writeString(folder.resolve("expressions.jsonl"), """
                {"id": "a", "expression": "Two polyps near the vessel"}
                {"id": "b", "expression": "Large polyp"}
                """);
        Path annotations = Files.writeString(folder.resolve("parts.jsonl"), """
                {"id": "a", "things": [[4, 10]], "qualifiers": [{"kind": "count", "span": [0, 3]}, {"kind": "place", "span": [20, 26]}]}
                {"id": "b", "things": [[6, 11]], "qualifiers": []}
                """);

        ExpressionMeasures measures = evaluation.measure(annotations, expressions);

        // both things and one of two qualifiers: 3 of 4; of b alone everything: 1 of 2; of 3 parts read, one is
        // annotated
        assertThat(measures.found()).isCloseTo(0.75, within(1e-9));
        assertThat(measures.whole()).isCloseTo(0.5, within(1e-9));
        JsonNode document = JsonMapper.shared().readTree(measures.json("0.1.0"));
        assertThat(document.path("precision").path("share").asDouble()).isCloseTo(1.0 / 3, within(1e-9));
        assertThat(document.path("count").path("n").asInt()).isOne();
        assertThat(document.path("errors")).hasSize(1);
    }

    @Test
    void namesTheLineOfAnExpressionThatIsNotThere() throws IOException {
        Path expressions =
                Files.writeString(folder.resolve("expressions.jsonl"), "{\"id\": \"a\", \"expression\": \"b\"}\n");
        Path annotations = Files.writeString(folder.resolve("parts.jsonl"), "{\"id\": \"c\", \"things\": [[0, 1]]}\n");
        assertThatThrownBy(() -> evaluation.measure(annotations, expressions))
                .isInstanceOf(UnreadableSetException.class)
                .hasMessageContaining("line 1");
    }

    @Test
    void readsMostPartsOfAnnotatedExpressions() {
        Path expressions = Path.of(
                System.getProperty("deixis.shared", "../shared"), "data/corpus/text/refpath_expressions.jsonl.gz");
        assumeTrue(Files.exists(expressions), "the expressions are not at " + expressions);
        ExpressionMeasures measures = evaluation.measure(Path.of("data/evaluation/refpath-parts.jsonl"), expressions);
        measures.summary().forEach(System.out::println);
        assertThat(measures.found()).isGreaterThan(0.88);
    }
}
