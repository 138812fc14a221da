package org.deixis.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.deixis.imaging.ContentHash;
import org.deixis.inference.text.BgeTextEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPacksTest {
    @TempDir
    private Path models;

    @Test
    void loadsTheInstalledPackInTheBackground() throws IOException {
        PackFolder.copyTo(models, "tiny");
        try (ModelPacks packs = packs()) {
            assertThat(packs.grounding()).isEmpty();
            packs.load().join();
            assertThat(packs.isLoading()).isFalse();
            GroundingModel model = packs.grounding().orElseThrow();
            assertThat(model.pack().id()).isEqualTo("tiny");
            assertThat(packs.problems()).isEmpty();
            assertThat(packs.open(null)).containsSame(model);
            assertThat(packs.open("tiny")).containsSame(model);
        }
    }

    @Test
    void opensAPackByItsIdOrItsFolder() throws IOException {
        PackFolder.copyTo(models, "a");
        PackFolder other = PackFolder.copyTo(models, "b").replace("id: tiny", "id: other");
        try (ModelPacks packs = packs()) {
            assertThat(packs.open("other").orElseThrow().pack().id()).isEqualTo("other");
            assertThat(packs.open(other.directory().toString())
                            .orElseThrow()
                            .pack()
                            .id())
                    .isEqualTo("other");
            assertThat(packs.open("nowhere")).isEmpty();
            assertThat(packs.problems())
                    .containsExactly(new PackProblem(models.resolve("nowhere"), "There is no such pack."));
        }
    }

    @Test
    void saysThatThereIsNoFolderOrNoPack() {
        try (ModelPacks packs =
                new ModelPacks(InferenceProperties.of(models.resolve("absent")), new BgeTextEncoder())) {
            assertThat(packs.open(null)).isEmpty();
            assertThat(packs.problems())
                    .containsExactly(new PackProblem(
                            models.resolve("absent"), "There is no such folder, so no model is installed."));
        }
        try (ModelPacks packs = packs()) {
            assertThat(packs.open(null)).isEmpty();
            assertThat(packs.problems())
                    .containsExactly(new PackProblem(models, "It holds no pack, so no model is installed."));
        }
    }

    @Test
    void goesOnToTheNextPackWhenOneIsSpoilt() throws IOException {
        PackFolder spoilt = PackFolder.copyTo(models, "a-spoilt");
        Files.write(spoilt.directory().resolve("decoder.onnx"), new byte[100]);
        PackFolder.copyTo(models, "b-good");
        try (ModelPacks packs = packs()) {
            assertThat(packs.open(null).orElseThrow().pack().directory()).isEqualTo(models.resolve("b-good"));
            assertThat(packs.problems()).hasSize(1);
            assertThat(packs.problems().getFirst().toString())
                    .startsWith(spoilt.directory().resolve("decoder.onnx") + ": Its SHA-256 is ");
        }
    }

    @Test
    void namesAGraphThatTheRuntimeCannotLoad() throws IOException {
        PackFolder folder = PackFolder.copyTo(models, "tiny");
        Path decoder = folder.directory().resolve("decoder.onnx");
        String before = ContentHash.sha256(decoder);
        byte[] bytes = Files.readAllBytes(decoder);
        Files.write(decoder, Arrays.copyOf(bytes, bytes.length / 2));
        folder.replace(before, ContentHash.sha256(decoder));
        PackProblem problem = onlyProblem();
        assertThat(problem.file()).isEqualTo(decoder);
        assertThat(problem.sentence()).startsWith("ONNX Runtime cannot load it: ");
    }

    @Test
    void namesBothShapesWhenAGraphTakesAnotherSize() throws IOException {
        PackFolder folder = PackFolder.copyTo(models, "tiny").replace(" size: 64", " size: 96");
        assertThat(onlyProblem())
                .isEqualTo(new PackProblem(
                        folder.directory().resolve("encoder.onnx"),
                        "The graph's input image is 1 x 3 x 64 x 64, but the pack promises 1 x 3 x 96 x 96."));
    }

    @Test
    void namesTheInputsOfAGraphThatIsAnother() throws IOException {
        PackFolder folder = PackFolder.copyTo(models, "tiny");
        Path encoder = folder.directory().resolve("encoder.onnx");
        Path decoder = folder.directory().resolve("decoder.onnx");
        folder.replace(ContentHash.sha256(encoder), ContentHash.sha256(decoder));
        Files.copy(decoder, encoder, StandardCopyOption.REPLACE_EXISTING);
        assertThat(onlyProblem())
                .isEqualTo(new PackProblem(
                        encoder, "The graph takes [f16, f32, f4, f8, hints, text], but should take [image]."));
    }

    @Test
    void namesAMaskOfAnotherSize() throws IOException {
        PackFolder folder = PackFolder.copyTo(models, "tiny").replace("mask_size: 32", "mask_size: 64");
        assertThat(onlyProblem())
                .isEqualTo(new PackProblem(
                        folder.directory().resolve("decoder.onnx"),
                        "The graph's output mask_logits is N x 32 x 32, but the pack promises N x 64 x 64."));
    }

    @Test
    void refusesAPackOfOtherTextVectors() throws IOException {
        PackFolder folder = PackFolder.copyTo(models, "tiny").replace("bge-small-en-v1.5", "some-other-encoder");
        assertThat(onlyProblem())
                .isEqualTo(new PackProblem(
                        folder.yaml(),
                        "It wants text vectors of some-other-encoder with 384 values;"
                                + " this version has bge-small-en-v1.5 with 384."));
    }

    @Test
    void listsEveryPackThatLiesThereWithWhatSpeaksAgainstIt() throws IOException {
        PackFolder good = PackFolder.copyTo(models, "a-good");
        PackFolder other = PackFolder.copyTo(models, "b-other").replace("id: tiny", "id: other");
        Files.delete(other.directory().resolve("encoder.onnx"));
        PackFolder third = PackFolder.copyTo(models, "c-third").replace("id: tiny", "id: third");
        Files.createDirectories(models.resolve("d-empty"));
        long encoder = Files.size(good.directory().resolve("encoder.onnx"));
        long decoder = Files.size(good.directory().resolve("decoder.onnx"));
        try (ModelPacks packs = packs()) {
            List<InstalledPack> installed = packs.installed();

            assertThat(installed)
                    .extracting(InstalledPack::directory)
                    .containsExactly(good.directory(), other.directory(), third.directory(), models.resolve("d-empty"));
            assertThat(installed.getFirst()).isInstanceOfSatisfying(InstalledPack.Complete.class, complete -> {
                assertThat(complete.pack().id()).isEqualTo("tiny");
                assertThat(complete.encoderBytes()).isEqualTo(encoder);
                assertThat(complete.decoderBytes()).isEqualTo(decoder);
                assertThat(packs.loadTime(complete.pack())).isEmpty();
            });
            assertThat(installed.get(1))
                    .isEqualTo(new InstalledPack.Refused(
                            other.directory(),
                            new PackProblem(other.directory().resolve("encoder.onnx"), "It is missing.")));
            assertThat(installed.getLast()).isInstanceOf(InstalledPack.Refused.class);
            ModelPack loaded = packs.open(null).orElseThrow().pack();
            assertThat(packs.loadTime(loaded))
                    .hasValueSatisfying(took -> assertThat(took).isPositive());
        }
    }

    @Test
    void listsAPackThatCouldNotBeLoadedAsRefused() throws IOException {
        PackFolder folder = PackFolder.copyTo(models, "tiny").replace("mask_size: 32", "mask_size: 64");
        try (ModelPacks packs = packs()) {
            assertThat(packs.installed()).singleElement().isInstanceOf(InstalledPack.Complete.class);
            assertThat(packs.open(null)).isEmpty();
            assertThat(packs.installed())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            InstalledPack.Refused.class,
                            refused -> assertThat(refused.problem().file())
                                    .isEqualTo(folder.directory().resolve("decoder.onnx")));
        }
    }

    @Test
    void listsNothingWhereThereIsNoFolder() {
        try (ModelPacks packs =
                new ModelPacks(InferenceProperties.of(models.resolve("absent")), new BgeTextEncoder())) {
            assertThat(packs.installed()).isEmpty();
        }
    }

    private PackProblem onlyProblem() {
        try (ModelPacks packs = packs()) {
            assertThat(packs.open(null)).isEmpty();
            assertThat(packs.problems()).hasSize(1);
            return packs.problems().getFirst();
        }
    }

    private ModelPacks packs() {
        return new ModelPacks(InferenceProperties.of(models), new BgeTextEncoder());
    }
}
