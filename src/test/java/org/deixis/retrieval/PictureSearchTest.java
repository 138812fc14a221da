package org.deixis.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deixis.imaging.BoundingBox;
import org.deixis.inference.ImageTextPacks;
import org.deixis.inference.InferenceProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureSearchTest {
    private static final ImageTextPacks TINY =
            new ImageTextPacks(InferenceProperties.of(Path.of("src/test/resources/packs")), new WordsAsVectors());

    @TempDir
    private Path folder;

    @Test
    void findsThePictureItselfFirstAndForARegionTheOneItWasCutFrom() throws IOException {
        try (TestLibrary test = filled()) {
            assertThat(ids(test, byFile("red.png", null)).getFirst()).isEqualTo("red");
            assertThat(ids(test, byFile("red.png", new BoundingBox(4, 4, 16, 16)))
                            .getFirst())
                    .isEqualTo("red");
            assertThat(ids(test, new PictureQuery.OfPair("red", null)))
                    .isNotEmpty()
                    .doesNotContain("red", "words");
            assertThat(ids(test, new PictureQuery.OfPair("red", new BoundingBox(0, 0, 8, 8))))
                    .doesNotContain("red");
        }
    }

    @Test
    void filtersInsideTheSearchAndLeavesTheOwnSlideOut() throws IOException {
        try (TestLibrary test = filled()) {
            SearchRequest request = new SearchRequest(
                            "", Filters.NONE.excluding("slide", "s1"), SearchMode.IMAGE, 10, List.of(), List.of(), true)
                    .withPicture(byFile("red.png", null));
            assertThat(test.library().search(request).hits())
                    .extracting(hit -> hit.pair().id())
                    .containsExactly("blue");
        }
    }

    @Test
    void comparesWordsWithPicturesAndLooksForWhatIsLikeAnExample() throws IOException {
        try (TestLibrary test = filled()) {
            List<Hit> depicted = test.library()
                    .search(new SearchRequest(
                            "lung nodule", Map.of(), SearchMode.IMAGE, 10, List.of(), List.of(), true))
                    .hits();
            assertThat(depicted).extracting(hit -> hit.pair().id()).containsExactlyInAnyOrder("red", "pink", "blue");
            assertThat(depicted)
                    .allSatisfy(hit -> assertThat(hit.signs().depicted()).isBetween(0.0, 1.0));
            assertThat(test.library()
                            .search(new SearchRequest(
                                    "", Map.of(), SearchMode.IMAGE, 10, List.of("red"), List.of(), true))
                            .hits()
                            .getFirst()
                            .pair()
                            .id())
                    .isEqualTo("pink");
            Hit hit = depicted.getFirst();
            assertThat(test.library().similarity(hit.pair(), SearchRequest.words("lung nodule")))
                    .hasValueSatisfying(map -> assertThat(map.cosines()).hasSize(map.columns() * map.rows()));
        }
    }

    @Test
    void countsPicturesThatCannotBeDecodedAndFindsTheirPairsByWords() throws IOException {
        Files.write(folder.resolve("cut.png"), Arrays.copyOf(NoisePictures.png(1f, 1f, 9), 300));
        Path rows = Files.writeString(folder.resolve("rows.jsonl"), """
                {"id": "cut", "caption": "amyloid deposits", "image": "cut.png"}
                {"id": "gone", "caption": "amyloid of the kidney", "image": "gone.png"}
                """);
        try (TestLibrary test = new TestLibrary(folder.resolve("home"), new WordsAsVectors(), TINY)) {
            IngestReport report = test.ingest(rows);
            assertThat(report.unseen()).isEqualTo(1);
            assertThat(report.added()).isEqualTo(1);
            assertThat(report.reasons()).containsEntry("its image is not there", 1);
            assertThat(test.ids("amyloid")).containsExactly("cut");
            assertThatThrownBy(() -> ids(test, new PictureQuery.OfPair("cut", null)))
                    .hasMessage("The pair \"cut\" has no picture that can be compared.");
        }
    }

    @Test
    void saysInOneSentenceWhatCannotBeSearchedBy() throws IOException {
        try (TestLibrary test = filled()) {
            assertThatThrownBy(() -> ids(test, byFile("red.png", new BoundingBox(30, 30, 40, 40))))
                    .hasMessage("The region 30,30,40,40 reaches beyond the image of 40 x 40 pixels.");
            assertThatThrownBy(() -> ids(test, byFile("none.png", null)))
                    .hasMessageStartingWith("The picture to search by cannot be used: The file cannot be opened");
            assertThatThrownBy(() -> ids(test, new PictureQuery.OfPair("none", null)))
                    .hasMessageContaining("There is no pair with the id \"none\"");
        }
        try (TestLibrary test = new TestLibrary(folder.resolve("other"), new WordsAsVectors())) {
            assertThatThrownBy(() -> ids(test, byFile("red.png", null)))
                    .hasMessageStartingWith("Pictures cannot be compared: no pack for search is installed");
        }
        try (TestLibrary test = new TestLibrary(folder.resolve("empty"), new WordsAsVectors(), TINY)) {
            assertThat(ids(test, byFile("red.png", null))).isEmpty();
        }
    }

    private PictureQuery byFile(String name, @org.jspecify.annotations.Nullable BoundingBox region) {
        return new PictureQuery.OfFile(folder.resolve(name), region);
    }

    private static List<String> ids(TestLibrary test, PictureQuery picture) {
        SearchRequest request = new SearchRequest("", Map.of(), SearchMode.IMAGE, 10, List.of(), List.of(), true);
        return test.library().search(request.withPicture(picture)).hits().stream()
                .map(hit -> hit.pair().id())
                .toList();
    }

    private TestLibrary filled() throws IOException {
        TestLibrary test = new TestLibrary(folder.resolve("home"), new WordsAsVectors(), TINY);
        test.ingest(NoisePictures.pairs(folder));
        return test;
    }
}
