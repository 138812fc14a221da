package org.deixis.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroundingSetReaderTest {
    @TempDir
    Path directory;

    @BeforeEach
    void writesASetOfOneImage() throws IOException {
        Files.writeString(directory.resolve("labels.json"), """
                {"left-lung": {"name": "Left lung", "synonyms": [], "laterality": "left", "kind": "organ"},
                 "polyp": {"name": "Polyp", "laterality": null, "kind": "lesion"}}""");
        picture("a.jpg", "jpg", 8, 6);
        picture("a__left-lung.png", "png", 8, 6);
        manifest(line("a", "test", "a.jpg", "a__left-lung.png", 8));
    }

    @Test
    void readsLabelsImagesAndTargets() {
        GroundingSet set = new GroundingSetReader().read(directory, Set.of());

        assertThat(set.problems()).isEmpty();
        assertThat(set.labels().get("left-lung")).isEqualTo(new SetLabel("left-lung", "Left lung", "organ", "left"));
        SetImage image = set.images().getFirst();
        assertThat(image.labelled()).containsExactly("left-lung", "polyp");
        assertThat(image.targets()).containsOnlyKeys("left-lung");
        assertThat(image.caseId()).isEqualTo("patient-a");
    }

    @Test
    void readsOnlyTheSplitAskedForButCountsEvidenceOfAll() {
        GroundingSet set = new GroundingSetReader().read(directory, Set.of("train"));

        assertThat(set.images()).isEmpty();
        assertThat(set.evidenceImages()).hasSize(1);
    }

    @Test
    void namesTheLineAndTheReasonOfEveryProblem() throws IOException {
        picture("small__left-lung.png", "png", 4, 4);
        Files.writeString(directory.resolve("text.jpg"), "not a picture");
        manifest(
                line("a", "test", "a.jpg", "a__left-lung.png", 8),
                "{\"id\": ",
                line("b", "test", "b.jpg", "a__left-lung.png", 8),
                line("c", "test", "a.jpg", "small__left-lung.png", 8),
                line("d", "test", "text.jpg", "a__left-lung.png", 8),
                line("e", "test", "../outside.jpg", "a__left-lung.png", 8),
                line("a", "test", "a.jpg", "a__left-lung.png", 8),
                line("f", "test", "a.jpg", "a__left-lung.png", 9),
                line("g", "test", "a.jpg", "a__left-lung.png", 8).replace("polyp", "unicorn"));

        GroundingSet set = new GroundingSetReader().read(directory, Set.of());

        assertThat(set.images()).extracting(SetImage::id).containsExactly("a");
        assertThat(set.problems())
                .extracting(Object::toString)
                .satisfiesExactly(
                        p -> assertThat(p).startsWith("manifest.jsonl line 2: it is not a JSON object"),
                        p -> assertThat(p).isEqualTo("manifest.jsonl line 3: the image b.jpg is missing"),
                        p -> assertThat(p)
                                .isEqualTo("manifest.jsonl line 4: the mask small__left-lung.png is 4 x 4, the"
                                        + " manifest says 8 x 6"),
                        p -> assertThat(p)
                                .isEqualTo("manifest.jsonl line 5: the image text.jpg is not a readable picture"),
                        p -> assertThat(p)
                                .isEqualTo("manifest.jsonl line 6: the path ../outside.jpg leads out of the folder"),
                        p -> assertThat(p).isEqualTo("manifest.jsonl line 7: the id a was seen before"),
                        p -> assertThat(p)
                                .isEqualTo("manifest.jsonl line 8: the image a.jpg is 8 x 6, the manifest says 9 x 6"),
                        p -> assertThat(p).isEqualTo("manifest.jsonl line 9: the label unicorn is not in labels.json"));
    }

    @Test
    void refusesAFolderWithoutManifest() throws IOException {
        Files.delete(directory.resolve("manifest.jsonl"));

        assertThatThrownBy(() -> new GroundingSetReader().read(directory, Set.of()))
                .isInstanceOf(UnreadableSetException.class)
                .hasMessageEndingWith("manifest.jsonl: it does not exist.");
    }

    private void manifest(String... lines) throws IOException {
        Files.writeString(directory.resolve("manifest.jsonl"), String.join("\n", lines) + "\n");
    }

    private void picture(String name, String format, int width, int height) throws IOException {
        int type = format.equals("png") ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_BYTE_GRAY;
        ImageIO.write(
                new BufferedImage(width, height, type),
                format,
                directory.resolve(name).toFile());
    }

    private static String line(String id, String split, String image, String mask, int width) {
        return """
                {"id": "%s", "dataset": "d", "case": "patient-%s", "split": "%s", "modality": "x-ray", "image": "%s", \
                "width": %d, "height": 6, "labelled": ["left-lung", "polyp"], \
                "targets": [{"label": "left-lung", "mask": "%s"}]}""".formatted(id, id, split, image, width, mask);
    }
}
