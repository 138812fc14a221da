package org.deixis.grounding.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.deixis.grounding.Reading;
import org.deixis.imaging.ContentHash;
import org.deixis.imaging.SegmentationMask;
import org.deixis.inference.InferenceProperties;
import org.deixis.inference.ModelPacks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GroundCommandTest {
    private static final ModelPacks PACKS =
            new ModelPacks(InferenceProperties.of(Path.of("src/test/resources/packs")), Reading.encoder());

    private final StringWriter results = new StringWriter();
    private final StringWriter messages = new StringWriter();

    @TempDir
    private Path folder;

    private Path picture;

    @BeforeEach
    void drawPicture() throws IOException {
        picture = write("scan.png", 300, 200);
    }

    @AfterAll
    static void closePacks() {
        PACKS.close();
    }

    @Test
    void writesTheDocumentThatScriptsRelyOn() {
        assertThat(run(picture.toString(), "--text", "left lung; 🫁 Hello World\npolyp", "--json"))
                .isZero();

        JsonNode document = JsonMapper.builder().build().readTree(results.toString());
        assertThat(document.propertyNames()).containsExactly("deixis", "notice", "pack", "device", "images");
        assertThat(document.get("deixis").asString()).isEqualTo("0.1.0");
        assertThat(document.get("notice").asString()).isEqualTo("Research use. Not a medical device.");
        assertThat(document.get("pack").propertyNames()).containsExactly("id", "version", "sha256");
        assertThat(document.at("/pack/sha256").asString())
                .isEqualTo(ContentHash.sha256(Path.of("src/test/resources/packs/tiny/pack.yaml")));
        assertThat(document.get("device").asString()).isIn("CPU", "GPU");
        JsonNode image = document.at("/images/0");
        assertThat(image.propertyNames())
                .containsExactly(
                        "image", "sha256", "width", "height", "modality", "modality_score", "timings_ms", "results");
        assertThat(image.get("image").asString()).isEqualTo(picture.toString());
        assertThat(image.get("width").asInt()).isEqualTo(300);
        assertThat(image.get("height").asInt()).isEqualTo(200);
        assertThat(image.at("/timings_ms/encode").asDouble()).isPositive();
        assertThat(image.get("results").size()).isEqualTo(3);
        JsonNode hello = image.at("/results/1");
        assertThat(hello.propertyNames())
                .contains(
                        "text",
                        "span",
                        "concept",
                        "polarity",
                        "verdict",
                        "score",
                        "tier",
                        "reason",
                        "conflict",
                        "message",
                        "regions");
        assertThat(hello.get("text").asString()).isEqualTo("🫁 Hello World");
        // the emoji is one code point
        assertThat(hello.get("span").values()).extracting(JsonNode::asInt).containsExactly(11, 24);
        assertThat(image.at("/results/2/span").values())
                .extracting(JsonNode::asInt)
                .containsExactly(25, 30);
        assertThat(hello.get("verdict").asString()).isEqualTo("outside vocabulary");
        assertThat(hello.get("score").isNull()).isTrue();
        assertThat(hello.get("concept").isNull()).isTrue();
        assertThat(hello.get("regions").size()).isZero();
        assertThat(hello.get("polarity").asString()).isEqualTo("present");
    }

    @Test
    void aDenialThatTheModelContradictsIsAConflictInTheDocument() {
        Path polyp = Path.of(
                System.getProperty("deixis.shared", "../shared"),
                "data/grounding/images/kvasir-seg/kvasir-seg-cju0s690hkp960855tjuaqvv0.jpg");
        Path models = Path.of("models");
        assumeTrue(
                Files.exists(polyp) && Files.exists(models.resolve("deixis-ground/pack.yaml")),
                "No picture of a polyp or no bundled pack here: skipped");
        try (ModelPacks bundled = new ModelPacks(InferenceProperties.of(models), Reading.encoder())) {
            assertThat(run(bundled, polyp.toString(), "--text", "No polyp.", "--json"))
                    .isZero();
        }
        JsonNode result =
                JsonMapper.builder().build().readTree(results.toString()).at("/images/0/results/0");
        assertThat(result.get("verdict").asString()).isEqualTo("negated");
        assertThat(result.get("regions")).isEmpty();
        JsonNode conflict = result.get("conflict");
        assertThat(conflict.propertyNames()).containsExactly("kind", "score", "regions");
        assertThat(conflict.get("kind").asString()).isEqualTo("text-absent-model-found");
        assertThat(conflict.get("score").asDouble())
                .isEqualTo(result.get("score").asDouble())
                .isGreaterThan(0.9);
        assertThat(conflict.at("/regions/0/area_px").asInt()).isPositive();
    }

    @Test
    void tellsPeopleInATable() {
        assertThat(run(picture.toString(), "--text", "Hello World")).isZero();
        assertThat(results.toString())
                .contains("scan.png  300 × 200")
                .contains("1  Hello World  Not taught")
                .contains("Not taught to this model. This does not mean absent.")
                .endsWith("Research use. Not a medical device. Not located does not mean absent.\n");
    }

    @Test
    void anUnreadableImageIsNamedAndTheOthersGoOn() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.png"), "no picture");
        Path absent = folder.resolve("absent.png");

        int code = run(
                text.toString(), absent.toString(), folder.toString(), picture.toString(), "--text", "polyp", "--json");

        assertThat(code).isEqualTo(3);
        JsonNode images =
                JsonMapper.builder().build().readTree(results.toString()).get("images");
        assertThat(images.size()).isEqualTo(4);
        assertThat(images.get(0).get("error").asString()).startsWith("This is a text file");
        assertThat(images.get(0).has("results")).isFalse();
        assertThat(images.get(1).get("error").asString()).contains("does not exist");
        assertThat(images.get(2).get("error").asString()).startsWith("This is a folder");
        assertThat(images.get(3).get("results").size()).isOne();
        assertThat(messages.toString()).contains("1 of 4: ").contains("notes.png: This is a text file");
    }

    @Test
    void writesOneMaskPerPhraseAndNumbersImagesOfTheSameName() throws IOException {
        Path masks = folder.resolve("masks/deep");
        Path twin = write("other/scan.png", 40, 30);

        assertThat(run(
                        picture.toString(),
                        twin.toString(),
                        "--text",
                        "left lung; Hello, World!; ???; Hello, World!",
                        "--mask-dir",
                        masks.toString()))
                .isZero();

        try (var files = Files.list(masks)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "scan__01-left-lung.png",
                            "scan__02-hello-world.png",
                            "scan__03-phrase.png",
                            "scan__04-hello-world.png",
                            "scan-2__01-left-lung.png",
                            "scan-2__02-hello-world.png",
                            "scan-2__03-phrase.png",
                            "scan-2__04-hello-world.png");
        }
        try (var in = Files.newInputStream(masks.resolve("scan__02-hello-world.png"))) {
            SegmentationMask mask = SegmentationMask.fromPng(in);
            assertThat(mask.isEmpty()).isTrue();
            assertThat(mask.width()).isEqualTo(300);
        }
        assertThat(ImageIO.read(masks.resolve("scan__01-left-lung.png").toFile())
                        .getColorModel()
                        .getPixelSize())
                .isOne();
    }

    @Test
    void writesJsonOrAPictureByTheEnding() throws IOException {
        Path json = folder.resolve("answer.JSON");
        Path overlay = folder.resolve("answer.png");
        assertThat(run(picture.toString(), "--text", "polyp", "-o", json.toString()))
                .isZero();
        assertThat(run(picture.toString(), "--text", "polyp", "-o", overlay.toString()))
                .isZero();

        assertThat(results.toString()).isEmpty();
        assertThat(JsonMapper.builder()
                        .build()
                        .readTree(json)
                        .at("/images/0/results/0/text")
                        .asString())
                .isEqualTo("polyp");
        BufferedImage drawn = ImageIO.read(overlay.toFile());
        assertThat(drawn.getWidth()).isEqualTo(300);
        assertThat(drawn.getHeight()).isGreaterThan(200);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("scan.png", "answer.JSON", "answer.png");
        }
    }

    @Test
    void refusesWhatItCannotDoWithTheCodeForBadUsage() throws IOException {
        String file = picture.toString();
        Path existing = Files.createFile(folder.resolve("file"));
        for (List<String> misuse : List.of(
                List.of(file),
                List.of("--text", "polyp"),
                List.of(file, "--text", ""),
                List.of(file, "--text", " ; \n\u0007"),
                List.of(file, "--text", "x".repeat(10_001)),
                List.of(
                        file,
                        "--text",
                        "polyp",
                        "-o",
                        folder.resolve("answer.gif").toString()),
                List.of(
                        file,
                        "--text",
                        "polyp",
                        "-o",
                        folder.resolve("no/answer.png").toString()),
                List.of(
                        file,
                        file,
                        "--text",
                        "polyp",
                        "-o",
                        folder.resolve("answer.png").toString()),
                List.of(file, "--text", "polyp", "--mask-dir", existing.toString()),
                List.of(file, "--text", "polyp", "--frobnicate"))) {
            messages.getBuffer().setLength(0);
            assertThat(run(misuse.toArray(String[]::new))).as("%s", misuse).isEqualTo(2);
            assertThat(messages.toString()).as("%s", misuse).isNotBlank().doesNotContain("\tat ");
        }
        assertThat(results.toString()).isEmpty();
    }

    @Test
    void controlCharactersAreSpacesAndNeverReachTheTerminal() {
        assertThat(run(picture.toString(), "--text", "left\u0007lung; \u001b[31mred"))
                .isZero();
        assertThat(results.toString()).doesNotContain("\u0007").doesNotContain("\u001b");
    }

    @Test
    void aPackThatCannotBeUsedHasACodeOfItsOwn() throws IOException {
        assertThat(run(picture.toString(), "--text", "polyp", "--pack", "absent"))
                .isEqualTo(4);
        assertThat(messages.toString()).contains("No model is installed").contains("There is no such pack.");
        ModelPacks none = new ModelPacks(
                InferenceProperties.of(Files.createDirectories(folder.resolve("none"))), Reading.encoder());
        assertThat(run(none, picture.toString(), "--text", "polyp", "--json")).isEqualTo(4);
        assertThat(results.toString()).isEmpty();
    }

    @Test
    void takesAPackByIdOrFolder() {
        assertThat(run(picture.toString(), "--text", "polyp", "--pack", "tiny")).isZero();
        assertThat(run(picture.toString(), "--text", "polyp", "--pack", "src/test/resources/packs/tiny"))
                .isZero();
    }

    @Test
    void anInterruptEndsItWithTheCodeForCancelled() {
        Thread.currentThread().interrupt();
        try {
            assertThat(run(picture.toString(), "--text", "polyp")).isEqualTo(130);
        } finally {
            boolean unused = Thread.interrupted();
        }
        assertThat(results.toString()).isEmpty();
    }

    private int run(String... arguments) {
        return run(PACKS, arguments);
    }

    private int run(ModelPacks packs, String... arguments) {
        return new CommandLine(new GroundCommand(packs, Reading.reports(), Reading.grounder(), "0.1.0"))
                .setOut(new PrintWriter(results, true))
                .setErr(new PrintWriter(messages, true))
                .execute(arguments);
    }

    private Path write(String name, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.getRaster().setSample(x, y, 0, (x * 7 + y * y / 9) % 256);
            }
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
        return file;
    }
}
