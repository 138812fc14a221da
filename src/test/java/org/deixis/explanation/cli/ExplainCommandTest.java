package org.deixis.explanation.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.deixis.explanation.ChestCase;
import org.deixis.explanation.Explainer;
import org.deixis.grounding.Grounder;
import org.deixis.inference.InferenceProperties;
import org.deixis.inference.ModelPacks;
import org.deixis.inference.text.BgeTextEncoder;
import org.deixis.language.PhraseParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplainCommandTest {
    private static final ModelPacks PACKS = new ModelPacks(
            InferenceProperties.of(Path.of("src/test/resources/packs")), ChestCase.bean(BgeTextEncoder.class));

    private final StringWriter results = new StringWriter();
    private final StringWriter messages = new StringWriter();

    @TempDir
    private Path folder;

    private Path picture;

    @BeforeEach
    void drawPicture() throws IOException {
        BufferedImage image = new BufferedImage(300, 200, BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 0; x < 300; x++) {
            for (int y = 0; y < 200; y++) {
                image.getRaster().setSample(x, y, 0, (x * 7 + y * y / 9) % 256);
            }
        }
        picture = folder.resolve("scan.png");
        ImageIO.write(image, "png", picture.toFile());
    }

    @AfterAll
    static void closePacks() {
        PACKS.close();
    }

    @Test
    void writesTheDocumentThatScriptsRelyOn() {
        assertThat(run(
                        picture.toString(),
                        "--text",
                        "left lung; Hello World; polyp",
                        "--ask",
                        "What do you see, and how sure are you?",
                        "--json"))
                .isZero();

        JsonNode document = JsonMapper.builder().build().readTree(results.toString());
        assertThat(document.propertyNames()).startsWith("deixis", "notice");
        assertThat(document.get("notice").asString()).isEqualTo("Research use. Not a medical device.");
        assertThat(document.get("author").asString()).isEqualTo("narrator");
        assertThat(document.get("contradictions").isArray()).isTrue();
        assertThat(document.get("contradictions").size()).isZero();
        assertThat(document.get("uncited").asInt()).isZero();
        assertThat(document.get("answer").size()).isPositive();
        for (JsonNode sentence : document.get("answer")) {
            assertThat(sentence.get("sentence").asString()).isNotBlank();
            assertThat(sentence.get("evidence").size()).isPositive();
            for (JsonNode id : sentence.get("evidence")) {
                assertThat(document.get("evidence").has(id.asString()))
                        .as(id.asString())
                        .isTrue();
            }
        }
        assertThat(document.at("/evidence/finding:2/verdict").asString()).isEqualTo("outside vocabulary");
        assertThat(document.at("/evidence/finding:1/text").asString()).isEqualTo("left lung");
        assertThat(document.get("evidence").has("policy:research-use")).isTrue();
        assertThat(messages.toString()).isEmpty();
    }

    @Test
    void tellsPeopleASentenceALineWithItsEvidenceAndTheNotice() {
        assertThat(run(picture.toString(), "--text", "left lung", "--ask", "Draft a report", "--level", "patient"))
                .isZero();
        assertThat(results.toString())
                .contains("FINDINGS", "NOT ASSESSED", "LIMITS", "[policy:research-use]", "Answered by: narrator")
                .endsWith("Research use. Not a medical device. Not located does not mean absent.\n");
    }

    @Test
    void refusesWhatItCannotDoWithTheCodeForItsCause() throws IOException {
        String file = picture.toString();
        Path text = Files.writeString(folder.resolve("notes.png"), "no picture");
        assertThat(run(file)).isEqualTo(2);
        assertThat(run(file, "--ask", " ")).isEqualTo(2);
        assertThat(run(file, "--ask", "x".repeat(10_000))).isEqualTo(2);
        assertThat(messages.toString()).contains("The question has 10,000 characters; at most 2,000 are read.");
        assertThat(run(file, "--ask", "Where?", "--level", "surgeon\u001b[31m")).isEqualTo(2);
        assertThat(messages.toString())
                .contains("it can be clinician or patient")
                .doesNotContain("\u001b");
        assertThat(run(file, "--ask", "Where?", "--text", " ; ")).isEqualTo(2);
        assertThat(run(text.toString(), "--ask", "Where?")).isEqualTo(3);
        assertThat(run(folder.toString(), "--ask", "Where?")).isEqualTo(3);
        assertThat(run(folder.resolve("absent.png").toString(), "--ask", "Where?"))
                .isEqualTo(3);
        assertThat(run(file, "--ask", "Where?", "--pack", "absent")).isEqualTo(4);
        assertThat(results.toString()).isEmpty();
        assertThat(messages.toString()).doesNotContain("\tat ");
    }

    @Test
    void comparesWithAnotherImageAndTellsSizesInMillimetres() throws IOException {
        Path other = folder.resolve("other.png");
        ImageIO.write(new BufferedImage(120, 90, BufferedImage.TYPE_BYTE_GRAY), "png", other.toFile());
        assertThat(run(
                        picture.toString(),
                        "--with",
                        other.toString(),
                        "--text",
                        "left lung",
                        "--spacing",
                        "0.14x0.16",
                        "--ask",
                        "How do the two images differ?",
                        "--json"))
                .isZero();
        JsonNode document = JsonMapper.builder().build().readTree(results.toString());
        assertThat(document.at("/other/width").asInt()).isEqualTo(120);
        assertThat(document.at("/other/sha256").asString()).hasSize(64);
        assertThat(document.get("evidence").has("other:finding:1")).isTrue();
        assertThat(document.at("/evidence/study:spacing/statement").asString()).contains("0.14 × 0.16 mm");
        assertThat(document.get("contradictions").size()).isZero();
        for (JsonNode sentence : document.get("answer")) {
            for (JsonNode id : sentence.get("evidence")) {
                assertThat(document.get("evidence").has(id.asString()))
                        .as(id.asString())
                        .isTrue();
            }
        }
        assertThat(run(picture.toString(), "--ask", "How large?", "--spacing", "large"))
                .isEqualTo(2);
        assertThat(messages.toString()).contains("--spacing is large");
        assertThat(run(picture.toString(), "--ask", "Differ?", "--with", folder.toString()))
                .isEqualTo(3);
    }

    @Test
    void aChestXRayIsAnsweredByTheBundledPack() throws IOException {
        assumeTrue(
                Files.isRegularFile(Path.of("models/deixis-ground/pack.yaml")),
                "The bundled pack is not here: models/deixis-ground/pack.yaml");
        Path images = Path.of(System.getProperty("deixis.shared", "../shared"), "data/grounding/images/covid-cxr");
        assumeTrue(Files.isDirectory(images), "The shared grounding set is not here: skipped");
        Path chest;
        try (Stream<Path> files = Files.list(images)) {
            chest = files.sorted().findFirst().orElseThrow();
        }
        try (ModelPacks bundled =
                new ModelPacks(InferenceProperties.of(Path.of("models")), ChestCase.bean(BgeTextEncoder.class))) {
            assertThat(run(bundled, chest.toString(), "--ask", "What do you see, and how sure are you?", "--json"))
                    .isZero();
            JsonNode document = JsonMapper.builder().build().readTree(results.toString());
            List<String> sentences = new ArrayList<>();
            document.get("answer").forEach(s -> sentences.add(s.get("sentence").asString()));
            assertThat(document.get("evidence").has("finding:5"))
                    .as("without --text everything taught is looked for")
                    .isTrue();
            assertThat(document.get("contradictions").size()).isZero();
            assertThat(String.join(" ", sentences)).contains("lungs were located", "Not assessed", "pneumothorax");

            results.getBuffer().setLength(0);
            assertThat(run(bundled, chest.toString(), "--ask", "Is there a polyp?"))
                    .isZero();
            assertThat(results.toString()).contains("not something a chest x-ray shows");
        }
    }

    private int run(String... arguments) {
        return run(PACKS, arguments);
    }

    private int run(ModelPacks packs, String... arguments) {
        return new CommandLine(new ExplainCommand(
                        packs,
                        ChestCase.bean(PhraseParser.class),
                        ChestCase.bean(Grounder.class),
                        ChestCase.bean(Explainer.class),
                        "0.1.0"))
                .setOut(new PrintWriter(results, true))
                .setErr(new PrintWriter(messages, true))
                .execute(arguments);
    }
}
