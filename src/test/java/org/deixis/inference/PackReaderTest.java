package org.deixis.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.deixis.imaging.ContentHash;
import org.deixis.imaging.Modality;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackReaderTest {
    @TempDir
    private Path models;

    private PackFolder folder;

    @BeforeEach
    void copy() throws IOException {
        folder = PackFolder.copyTo(models, "tiny");
    }

    @Test
    void readsWhatThePackSaysOfItself() {
        ModelPack pack = PackReader.read(folder.directory());

        assertThat(pack.id()).isEqualTo("tiny");
        assertThat(pack.version()).isEqualTo("1");
        assertThat(pack.sha256()).isEqualTo(ContentHash.sha256(folder.yaml()));
        assertThat(pack.inputSize()).isEqualTo(64);
        assertThat(pack.maskSize()).isEqualTo(32);
        assertThat(pack.modalities()).hasSize(12).startsWith(Modality.CT).endsWith(Modality.X_RAY);
        assertThat(pack.thresholds(Modality.X_RAY)).isEqualTo(new PackThresholds(0.7, 0.3));
        assertThat(pack.thresholds(Modality.MRI)).isEqualTo(new PackThresholds(0.6, 0.4));
        assertThat(pack.thresholds(null)).isEqualTo(new PackThresholds(0.6, 0.4));
        assertThat(pack.calibrationTable())
                .containsExactly(new CalibrationBin(0, 0.5, 10, 2), new CalibrationBin(0.5, 1, 10, 7));
        // sigmoid((2.5 - 0.5) / 2) = 1 / (1 + 1 / e)
        assertThat(pack.calibration().presence(2.5)).isCloseTo(0.7310586, within(1e-6));
        assertThat(pack.card()).isEmpty();
        assertThat(pack.trainedCases()).isEmpty();
    }

    @Test
    void readsLabelsWithTheirEvidence() {
        PackLabel lung = PackReader.read(folder.directory()).label("left-lung").orElseThrow();

        assertThat(lung.name()).isEqualTo("left lung");
        assertThat(lung.laterality()).isEqualTo("left");
        assertThat(lung.modalities())
                .containsEntry(Modality.X_RAY, new PackLabel.Evidence(EvidenceTier.TESTED, 0.95, 38, null))
                .containsEntry(Modality.CT, new PackLabel.Evidence(EvidenceTier.UNTESTED, null, 0, null))
                .hasSize(2);
        assertThat(PackReader.read(folder.directory()).label("liver")).isEmpty();
    }

    @Test
    void readsTheIntervalOfTheDice() throws IOException {
        folder.replace("dice: 0.95", "dice: 0.95\n      dice_ci95: [0.93, 0.965]");

        assertThat(PackReader.read(folder.directory())
                        .label("left-lung")
                        .orElseThrow()
                        .modalities())
                .containsEntry(
                        Modality.X_RAY,
                        new PackLabel.Evidence(EvidenceTier.TESTED, 0.95, 38, new PackLabel.Interval(0.93, 0.965)));
    }

    @Test
    void readsTheCardAndTheCasesWhereThereAreSome() throws IOException {
        Files.writeString(folder.directory().resolve("CARD.md"), "# Tiny\n");
        Files.writeString(folder.directory().resolve("cases.txt"), "a-1\n\nb-2\n");
        Files.writeString(folder.yaml(), "trained_cases: cases.txt\n", StandardOpenOption.APPEND);

        ModelPack pack = PackReader.read(folder.directory());

        assertThat(pack.card()).isEqualTo("# Tiny\n");
        assertThat(pack.trainedCases()).containsExactly("a-1", "b-2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            schema: 1           | schema: 2            | It is written in schema 2; this version reads schema 1.
            schema: 1           | scheme: 1            | schema is missing.
            id: tiny            | id: ' '              | id must be a text.
            task: grounding     | task: dreaming       | task must be grounding, the only one this version knows.
            size: 64            | size: big            | input.size must be a whole number from 8 to 4096.
            hint_size: 16       | hint_size: 15        | input.mask_size must be a multiple of hint_size.
            temperature: 2.0    | temperature: 0.0     | calibration.temperature must be a number from 0.001 to 1000.0.
            found: 0.6          | found: 1.6           | calibration.thresholds.default.found must be a number from 0.0 to 1.0.
            unsure: 0.4         | unsure: 0.8          | calibration.thresholds.default.unsure must be a number from 0.0 to 0.6.
            id: polyp           | id: left-lung        | labels[2].id must be used once, and left-lung is used twice.
            endoscopy:          | telepathy:           | labels[2].modalities.telepathy must be made of known modalities, which "telepathy" is not.
            tier: tested        | tier: sure           | labels[0].modalities.x-ray.tier must be tested, little tested or untested.
            path: encoder.onnx  | path: ../x/e.onnx    | files.encoder.path must be a file inside the pack's folder.
            dice: 0.95          | dice_ci95: [0.9, 0.8] | labels[0].modalities.x-ray.dice_ci95 must be the lower end, then the upper.
            letterbox: top-left | letterbox: centred   | input.letterbox must be top-left, the only one this version knows.
            """)
    void refusesAYamlThatBreaksTheSchema(String what, String by, String sentence) throws IOException {
        folder.replace(what, by);
        assertThat(problem().file()).isEqualTo(folder.yaml());
        assertThat(problem().sentence()).isEqualTo(sentence);
    }

    @Test
    void refusesWhatIsNotYaml() throws IOException {
        Files.writeString(folder.yaml(), "id: [tiny\n  - : {");
        assertThat(problem().sentence()).startsWith("It is not valid YAML: ");
        Files.writeString(folder.yaml(), "just words");
        assertThat(problem().sentence()).isEqualTo("It is not a YAML mapping.");
        Files.write(folder.yaml(), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(problem().sentence()).isEqualTo("It cannot be read as UTF-8 text.");
    }

    @Test
    void namesAMissingFile() throws IOException {
        Files.delete(folder.directory().resolve("decoder.onnx"));
        assertThat(problem()).isEqualTo(new PackProblem(folder.directory().resolve("decoder.onnx"), "It is missing."));
        Files.delete(folder.yaml());
        assertThat(problem().file()).isEqualTo(folder.yaml());
        assertThat(problem().sentence()).isEqualTo("It is missing, so the folder is not a pack.");
    }

    @Test
    void namesBothHashesOfAFileThatIsNotWhatThePackPromises() throws IOException {
        Path encoder = folder.directory().resolve("encoder.onnx");
        String promised = ContentHash.sha256(encoder);
        Files.write(encoder, new byte[] {1}, StandardOpenOption.APPEND);
        assertThat(problem())
                .isEqualTo(new PackProblem(
                        encoder,
                        "Its SHA-256 is %s, but pack.yaml promises %s."
                                .formatted(ContentHash.sha256(encoder), promised)));
    }

    private PackProblem problem() {
        return catchThrowableOfType(UnusablePackException.class, () -> PackReader.read(folder.directory()))
                .problem();
    }
}
