package org.deixis.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deixis.grounding.Reading;
import org.deixis.language.ReportReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LanguageEvaluationTest {
    private final LanguageEvaluation evaluation =
            new LanguageEvaluation(Reading.reports(), Reading.resolver(), Reading.parser());

    @TempDir
    private Path folder;

    @Test
    void countsWhatAgreesInWordsPolarityAndSide() throws IOException {
        Path file = Files.writeString(folder.resolve("gold.jsonl"), """
                {"sentence": "No effusion.", "findings": [{"phrase": "effusion", "polarity": "absent", "laterality": null, "concept": "pleural effusion"}]}
                {"sentence": "Left effusion.", "findings": [{"phrase": "effusion", "polarity": "present", "laterality": "right", "concept": "pleural effusion"}]}
                {"sentence": "Lungs are clear.", "findings": [{"phrase": "Lungs are clear", "polarity": "present", "laterality": null, "concept": "clear lungs", "normal": true}]}
                {"sentence": "Views were obtained.", "findings": []}
                {"sentence": "Something strange.", "findings": [{"phrase": "Something strange", "polarity": "present", "laterality": null, "concept": "oddity"}]}
                """);

        LanguageMeasures measures = evaluation.measure(file, "x-ray");

        // 3 read, 4 expected, 2 agree in everything: F1 = 2 * 2 / 7
        assertThat(measures.f1()).isCloseTo(4.0 / 7, within(1e-9));
        assertThat(measures.polarityAccuracy()).isEqualTo(1);
        assertThat(measures.lateralityAccuracy()).isCloseTo(2.0 / 3, within(1e-9));
        JsonNode document = JsonMapper.shared().readTree(measures.json("0.1.0"));
        assertThat(document.propertyNames())
                .contains(
                        "n_sentences",
                        "n_phrases",
                        "precision",
                        "recall",
                        "f1",
                        "polarity_accuracy",
                        "laterality_accuracy",
                        "concept_accuracy",
                        "normal_f1",
                        "errors");
        assertThat(document.get("n_sentences").asInt()).isEqualTo(5);
        assertThat(document.get("normal_f1").asDouble()).isEqualTo(1);
        assertThat(document.get("errors")).hasSize(2);
    }

    @Test
    void namesTheLineThatCannotBeUsed() throws IOException {
        Path file = Files.writeString(
                folder.resolve("gold.jsonl"),
                "{\"sentence\": \"A.\", \"findings\": []}\n{\"sentence\": \"A.\", \"findings\": [{\"phrase\": \"b\"}]}\n");
        assertThatThrownBy(() -> evaluation.measure(file, null))
                .isInstanceOf(UnreadableSetException.class)
                .hasMessageEndingWith("line 2: a phrase is no part of its sentence.");
    }

    @Test
    void readsTheCommittedSentencesWell() {
        LanguageMeasures measures = evaluation.measure(Path.of("data/evaluation/report-sentences.jsonl"), "x-ray");
        assertThat(measures.f1()).isGreaterThan(0.92);
        assertThat(measures.polarityAccuracy()).isGreaterThan(0.97);
        assertThat(measures.lateralityAccuracy()).isGreaterThan(0.97);
    }

    @Test
    void readsTheAnnotatedSentencesWell() {
        Path file =
                Path.of(System.getProperty("deixis.shared", "../shared"), "data/corpus/text/iu_sentences_dev.jsonl");
        assumeTrue(Files.exists(file), "the annotated sentences are not at " + file);
        LanguageMeasures measures = evaluation.measure(file, "x-ray");
        assertThat(measures.f1()).isGreaterThan(0.92);
        assertThat(measures.polarityAccuracy()).isGreaterThan(0.97);
        assertThat(measures.lateralityAccuracy()).isGreaterThan(0.97);
    }

    @Test
    @Tag("slow")
    void readsThousandsOfSentencesASecond() throws IOException {
        ReportReader reader = Reading.reports();
        List<String> sentences = Files.readAllLines(Path.of("data/evaluation/report-sentences.jsonl")).stream()
                .map(line -> JsonMapper.shared().readTree(line).get("sentence").asString())
                .toList();
        for (int round = 0; round < 30; round++) {
            sentences.forEach(sentence -> assertThat(reader.read(sentence)).isNotNull());
        }
        long start = System.nanoTime();
        int rounds = 50;
        for (int round = 0; round < rounds; round++) {
            sentences.forEach(sentence -> assertThat(reader.read(sentence)).isNotNull());
        }
        double perSecond = rounds * sentences.size() / ((System.nanoTime() - start) / 1e9);
        System.out.printf("%.0f sentences a second%n", perSecond);
        assertThat(perSecond).isGreaterThan(2_000);
    }
}
