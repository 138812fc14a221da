package org.deixis.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.deixis.inference.text.BgeTextEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack shaped as CLIP is: an image graph, a text graph, a tokenizer. */
class TinyClipPackTest extends ImageTextEncoderContract {
    static final Path DIRECTORY = Path.of("src/test/resources/packs/tiny-clip");

    @TempDir
    private Path models;

    @Override
    Path pack() {
        return DIRECTORY;
    }

    @Test
    void isFoundBesideAPackThatGroundsAndLeftAloneByIt() throws IOException {
        PackFolder.copyTo(models, "grounds");
        copy("clip");
        try (ImageTextPacks packs = new ImageTextPacks(InferenceProperties.of(models), new BgeTextEncoder());
                ModelPacks grounding = new ModelPacks(InferenceProperties.of(models), new BgeTextEncoder())) {
            assertThat(packs.encoder()).hasValueSatisfying(encoder -> {
                assertThat(encoder.pack().id()).isEqualTo("tiny-clip");
                assertThat(encoder.pack().textSpace()).startsWith("tiny-clip@");
                assertThat(encoder.pack().trainedOn()).containsExactly("slide-1");
            });
            assertThat(packs.encoder()).isSameAs(packs.encoder());
            assertThat(grounding.open(null))
                    .hasValueSatisfying(model -> assertThat(model.pack().id()).isEqualTo("tiny"));
            assertThat(grounding.problems()).isEmpty();
            assertThat(grounding.installed())
                    .hasSize(2)
                    .anySatisfy(pack -> assertThat(pack).isInstanceOf(InstalledPack.ForSearch.class));
        }
    }

    @Test
    void saysWhichFileIsSpoiltAndGoesOnWithoutIt() throws IOException {
        Path pack = copy("clip");
        Files.writeString(pack.resolve("tokenizer.json"), "{}");
        try (ImageTextPacks packs = new ImageTextPacks(InferenceProperties.of(models), new BgeTextEncoder())) {
            assertThat(packs.encoder()).isEmpty();
            assertThat(packs.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.file()).isEqualTo(pack.resolve("tokenizer.json"));
                assertThat(problem.sentence()).contains("SHA-256");
            });
        }
    }

    @Test
    void refusesAGraphOfOtherShapesAndAnotherTextEncoder() throws IOException {
        Path pack = copy("clip");
        Path yaml = pack.resolve("pack.yaml");
        String text = Files.readString(yaml);
        Files.writeString(yaml, text.replace("size: 32", "size: 64"));
        assertThatThrownBy(() -> load(pack))
                .hasMessageContaining(
                        "The graph's input image is 1 x 3 x 32 x 32, but the pack promises 1 x 3 x 64 x 64.");
        Files.writeString(yaml, text.replace("context: 12", "context: 13"));
        assertThatThrownBy(() -> load(pack)).hasMessageContaining("input_ids is 1 x 12");
        Files.writeString(yaml, text.replace("fit: centre-crop", "fit: stretch"));
        assertThatThrownBy(() -> load(pack)).hasMessageContaining("input.fit must be letterbox or centre-crop");
        Files.writeString(
                yaml, text.replaceAll("(?s)  text:\\s+path.*?input:", "input:") + "text_encoder: {id: other}\n");
        assertThatThrownBy(() -> load(pack)).hasMessageContaining("It wants text vectors of other");
    }

    private static void load(Path directory) {
        OnnxImageTextEncoder.load(
                        ImageTextPackReader.read(directory), new BgeTextEncoder(), InferenceProperties.of(directory))
                .close();
    }

    private Path copy(String name) throws IOException {
        Path directory = Files.createDirectories(models.resolve(name));
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            for (Path file : files.toList()) {
                Files.copy(file, directory.resolve(file.getFileName()));
            }
        }
        return directory;
    }
}
