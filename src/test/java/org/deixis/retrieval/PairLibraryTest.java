package org.deixis.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.deixis.inference.text.TextEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairLibraryTest {
    private static final String ROWS = """
            {"id": "colon", "caption": "amyloid deposits in vessel walls", "organ": "colon", "stain": "Congo red", "slide": "s1"}
            {"id": "kidney", "caption": "amyloid deposits in glomeruli", "organ": "kidney", "stain": "H&E", "slide": "s2"}
            {"id": "artifact", "caption": "amyloid with a folding artifact", "organ": "kidney", "stain": "H&E", "slide": "s3"}
            {"id": "lung", "caption": "squamous carcinoma", "organ": "lung", "stain": "H&E", "slide": "s4"}
            """;

    @TempDir
    private Path folder;

    @Test
    void findsByWordsFieldsPhrasesFiltersExclusionsAndSynonyms() throws IOException {
        try (TestLibrary test = filled()) {
            assertThat(test.ids("amyloid")).containsExactlyInAnyOrder("colon", "kidney", "artifact");
            assertThat(test.ids("amyloid organ:kidney -artifact")).containsExactly("kidney");
            assertThat(test.ids("\"vessel walls\"")).containsExactly("colon");
            assertThat(test.ids("renal amyloid").getFirst()).isIn("kidney", "artifact");
            assertThat(test.library()
                            .search(request("amyloid", Map.of("organ", "Kidney", "stain", "h&e")))
                            .hits())
                    .extracting(hit -> hit.pair().id())
                    .containsExactlyInAnyOrder("kidney", "artifact");
            assertThat(test.library()
                            .search(request("", Map.of("organ", "lung")))
                            .hits())
                    .extracting(hit -> hit.pair().id())
                    .containsExactly("lung");
        }
    }

    @Test
    void repairsATypoAndSaysSo() throws IOException {
        try (TestLibrary test = filled()) {
            SearchResult result = test.library().search(SearchRequest.words("amylodi deposits"));
            assertThat(result.hints()).containsExactly("Searched for \"amyloid\" in place of \"amylodi\".");
            assertThat(result.hits().getFirst().pair().id()).isIn("colon", "kidney");
        }
    }

    @Test
    void takesAnotherFormOfAWordForNoTypo() throws IOException {
        try (TestLibrary test = filled()) {
            assertThat(test.library().search(SearchRequest.words("carcinomas")).hints())
                    .isEmpty();
            assertThat(test.library()
                            .search(new SearchRequest(
                                    "carcinomas", Map.of(), SearchMode.BM25, 10, List.of(), List.of(), false))
                            .hits())
                    .extracting(hit -> hit.pair().id())
                    .containsExactly("lung");
        }
    }

    @Test
    void marksTheMatchedWordsAndEscapesTheRest() throws IOException {
        Path source = Files.writeString(
                folder.resolve("x.jsonl"), "{\"id\": \"x\", \"caption\": \"amyloid <script>alert(1)</script>\"}");
        try (TestLibrary test = new TestLibrary(folder.resolve("home"), new WordsAsVectors())) {
            test.ingest(source);
            Hit hit = test.library()
                    .search(SearchRequest.words("amyloid script alert"))
                    .hits()
                    .getFirst();
            assertThat(String.join("", hit.highlights()))
                    .contains("<b>amyloid</b>")
                    .doesNotContain("<script>");
        }
    }

    @Test
    void saysThatNothingIsRelevantAndShowsWeakHitsOnlyWhenAsked() throws IOException {
        try (TestLibrary test = filled()) {
            SearchResult none = test.library().search(SearchRequest.words("car engine"));
            assertThat(none.relevant()).isFalse();
            assertThat(none.hits()).isEmpty();
            SearchResult weak = test.library()
                    .search(new SearchRequest(
                            "car engine", Map.of(), SearchMode.HYBRID, 10, List.of(), List.of(), true));
            assertThat(weak.relevant()).isFalse();
            assertThat(weak.hits()).isNotEmpty().allMatch(Hit::belowFloor);
        }
    }

    @Test
    void looksForWhatIsLikeOnePairAndUnlikeAnother() throws IOException {
        try (TestLibrary test = filled()) {
            List<Hit> hits = test.library()
                    .search(new SearchRequest(
                            "", Map.of(), SearchMode.HYBRID, 10, List.of("colon"), List.of("lung"), true))
                    .hits();
            assertThat(hits.getFirst().pair().id()).isEqualTo("kidney");
            assertThat(hits).extracting(hit -> hit.pair().id()).doesNotContain("colon", "lung");
            assertThatThrownBy(() -> test.library()
                            .search(new SearchRequest(
                                    "", Map.of(), SearchMode.HYBRID, 10, List.of("gone"), List.of(), false)))
                    .hasMessage("There is no pair with the id \"gone\" to compare with.");
        }
    }

    @Test
    void looksForWhatIsLikeAPairOfACollectionThatIsNotSearched() throws IOException {
        try (TestLibrary test = filled()) {
            Path other = Files.writeString(
                    folder.resolve("other.jsonl"),
                    "{\"id\": \"heart\", \"caption\": \"amyloid deposits in the heart\", \"organ\": \"heart\"}");
            test.library().ingest(PairSource.of(other), "other", report -> {}, () -> false);
            SearchRequest request = new SearchRequest(
                    "",
                    Map.of(Filters.COLLECTION, "test"),
                    SearchMode.HYBRID,
                    10,
                    List.of("heart"),
                    List.of("lung"),
                    true);
            List<Hit> hits = test.library().search(request).hits();
            assertThat(hits)
                    .extracting(hit -> hit.pair().id())
                    .contains("kidney")
                    .doesNotContain("heart", "lung");
            assertThat(hits).extracting(Hit::collection).containsOnly("test");
        }
        try (TestLibrary test = new TestLibrary(folder.resolve("home"), new WordsAsVectors())) {
            SearchRequest fromOther = new SearchRequest(
                    "", Map.of(Filters.COLLECTION, "other"), SearchMode.HYBRID, 10, List.of("kidney"), List.of(), true);
            assertThat(test.library().search(fromOther).hits())
                    .as("after a start, with the other index not open yet")
                    .extracting(hit -> hit.pair().id())
                    .containsExactly("heart");
        }
    }

    @Test
    void searchesNothingAndOnePair() throws IOException {
        try (TestLibrary test = new TestLibrary(folder.resolve("home"), new WordsAsVectors())) {
            SearchResult none = test.library().search(SearchRequest.words("amyloid"));
            assertThat(none.relevant()).isFalse();
            assertThat(none.hits()).isEmpty();
            test.ingest(Files.writeString(
                    folder.resolve("one.jsonl"), ROWS.lines().findFirst().orElseThrow()));
            assertThat(test.ids("amyloid deposits")).containsExactly("colon");
            assertThatThrownBy(() -> test.library().search(SearchRequest.words("  ")))
                    .hasMessage("There is nothing to search for: give words, a filter or an example.");
        }
    }

    @Test
    void addsUpdatesAndLeavesAlone() throws IOException {
        Path source = Files.writeString(folder.resolve("rows.jsonl"), ROWS);
        try (TestLibrary test = new TestLibrary(folder.resolve("home"), new WordsAsVectors())) {
            assertThat(test.ingest(source)).extracting(IngestReport::added).isEqualTo(4);
            assertThat(test.ingest(source)).extracting(IngestReport::unchanged).isEqualTo(4);
            Files.writeString(
                    source,
                    ROWS.replace("squamous carcinoma", "small cell carcinoma")
                            + "{\"id\": \"again\", \"caption\": \"Amyloid: deposits in vessel walls\"}\nnothing\n");
            IngestReport report = test.ingest(source);
            assertThat(report.updated()).isEqualTo(1);
            assertThat(report.unchanged()).isEqualTo(3);
            assertThat(report.duplicates()).isEqualTo(1);
            assertThat(report.reasons()).containsExactly(Map.entry("it is no JSON object", 1));
            assertThat(report.rows()).isEqualTo(6);
            assertThat(test.ids("small cell carcinoma")).containsExactly("lung");
            assertThat(test.library().collections())
                    .extracting(PairCollection::name, PairCollection::pairs)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("test", 4));
        }
    }

    @Test
    void keepsImagesAndLeavesOutThoseItCannotRead() throws IOException {
        Path source = Files.createDirectories(folder.resolve("source"));
        ImageIO.write(
                new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY),
                "png",
                source.resolve("a.png").toFile());
        Files.write(source.resolve("b.png"), new byte[] {1, 2, 3});
        Files.write(folder.resolve("outside.png"), Files.readAllBytes(source.resolve("a.png")));
        Files.writeString(source.resolve("pairs.jsonl"), """
                {"id": "a", "caption": "good", "image": "a.png"}
                {"id": "b", "caption": "broken", "image": "b.png"}
                {"id": "c", "caption": "missing", "image": "c.png"}
                {"id": "d", "caption": "outside", "image": "../outside.png"}
                """);
        Path home = folder.resolve("home");
        try (TestLibrary test = new TestLibrary(home, new WordsAsVectors())) {
            IngestReport report = test.ingest(source);
            assertThat(report.added()).isEqualTo(1);
            assertThat(report.reasons())
                    .containsOnly(
                            Map.entry("its image cannot be read", 1),
                            Map.entry("its image is not there", 1),
                            Map.entry("its image lies outside the source's folder", 1));
            Files.delete(source.resolve("a.png"));
            String image = test.library()
                    .search(SearchRequest.words("good"))
                    .hits()
                    .getFirst()
                    .pair()
                    .image();
            assertThat(home.resolve(String.valueOf(image))).isRegularFile();
        }
    }

    @Test
    void findsNewPairsWhileTheIngestRuns() throws IOException {
        try (TestLibrary test = new TestLibrary(folder.resolve("home"), new WordsAsVectors())) {
            int[] seen = new int[1];
            test.library()
                    .ingest(
                            PairSource.of(TestLibrary.numbered(folder.resolve("source"), 200)),
                            "test",
                            report -> seen[0] = Math.max(
                                    seen[0],
                                    report.rows() < 200 ? test.ids("nodule n3").size() : 0),
                            () -> false);
            assertThat(seen[0]).isPositive();
        }
    }

    @Test
    void losesNothingWhenTheIndexFailsAfterTheRowsAreKept() throws IOException {
        Path source = TestLibrary.numbered(folder.resolve("source"), 200);
        TextEncoder sound = new WordsAsVectors();
        int[] calls = new int[1];
        TextEncoder failing = new TextEncoder() {
            @Override
            public String id() {
                return sound.id();
            }

            @Override
            public int dimension() {
                return sound.dimension();
            }

            @Override
            public List<float[]> embed(List<String> texts) {
                if (++calls[0] == 2) {
                    throw new IllegalStateException("out of memory");
                }
                return sound.embed(texts);
            }
        };
        try (TestLibrary test = new TestLibrary(folder.resolve("home"), failing)) {
            assertThatThrownBy(() -> test.ingest(source)).hasMessage("out of memory");
            int kept = test.library().collections().getFirst().pairs();
            assertThat(kept).as("the portion that failed, at most one after it").isIn(128, 192);
            assertThat(test.library().size("test")).isEqualTo(kept);
            assertThat(test.ingest(source).added()).isEqualTo(200 - kept);
            assertThat(test.library().size("test")).isEqualTo(200);
        }
    }

    @Test
    void takesTheFirstOfTwoRowsWithOneIdHoweverFarApart() throws IOException {
        Path source = TestLibrary.numbered(folder.resolve("source"), 100);
        Files.writeString(source, Files.readString(source) + "{\"id\": \"p0\", \"caption\": \"spleen\"}");
        try (TestLibrary test = new TestLibrary(folder.resolve("home"), new WordsAsVectors())) {
            for (int run = 0; run < 2; run++) {
                assertThat(test.ingest(source))
                        .extracting(IngestReport::duplicates)
                        .isEqualTo(1);
                assertThat(test.ids("nodule n0")).contains("p0");
            }
        }
    }

    @Test
    void stopsWhenCancelledAndGoesOnLater() throws IOException {
        Path source = TestLibrary.numbered(folder.resolve("source"), 200);
        try (TestLibrary test = new TestLibrary(folder.resolve("home"), new WordsAsVectors())) {
            int[] asked = new int[1];
            IngestReport stopped =
                    test.library().ingest(PairSource.of(source), "test", report -> {}, () -> ++asked[0] > 1);
            assertThat(stopped.cancelled()).isTrue();
            assertThat(stopped.added()).isEqualTo(64);
            IngestReport rest = test.ingest(source);
            assertThat(rest.unchanged()).isEqualTo(64);
            assertThat(rest.added()).isEqualTo(136);
        }
    }

    @Test
    void searchesPastADamagedIndexWhereThereAreOthers() throws IOException {
        try (TestLibrary test = filled()) {
            Path more = TestLibrary.numbered(folder.resolve("more"), 5);
            test.library().ingest(PairSource.of(more), "more", report -> {}, () -> false);
        }
        TestLibrary.spoil(folder.resolve("home/index/1"));
        try (TestLibrary test = new TestLibrary(folder.resolve("home"), new WordsAsVectors())) {
            SearchResult found = test.library().search(SearchRequest.words("nodule n3"));
            assertThat(found.hits().getFirst().pair().id()).isEqualTo("p3");
            assertThat(found.hints())
                    .singleElement()
                    .asString()
                    .startsWith("The index of \"test\" is damaged")
                    .endsWith("It was not searched.");
            SearchRequest named = request("nodule n3", Map.of(Filters.COLLECTION, "test"));
            assertThatThrownBy(() -> test.library().search(named)).isInstanceOf(RetrievalException.class);
        }
    }

    @Test
    void saysThatAnIndexIsDamagedAndMakesItAnewFromTheDatabase() throws IOException {
        filled().close();
        TestLibrary.spoil(folder.resolve("home/index"));
        try (TestLibrary test = new TestLibrary(folder.resolve("home"), new WordsAsVectors())) {
            assertThatThrownBy(() -> test.ids("amyloid"))
                    .isInstanceOf(RetrievalException.class)
                    .hasMessage("The index of \"test\" is damaged; its pairs are safe in the database, and"
                            + " Re-index beside it under Collections makes it anew, or"
                            + " ./deixis ingest --rebuild --collection \"test\".");
            assertThat(test.library().rebuild("test", done -> {}, () -> false)).hasValue(4);
            assertThat(test.ids("amyloid")).hasSize(3);
        }
    }

    @Test
    void saysThatAFileOfTheIndexIsGoneOrCutShort() throws IOException {
        for (boolean delete : new boolean[] {true, false}) {
            filled().close();
            try (Stream<Path> files = Files.walk(folder.resolve("home/index"))) {
                for (Path file : files.filter(f -> f.toString().matches(".*(segments_|_).*") && Files.isRegularFile(f))
                        .toList()) {
                    if (delete) {
                        Files.delete(file);
                        break;
                    }
                    Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 10));
                }
            }
            try (TestLibrary test = new TestLibrary(folder.resolve("home"), new WordsAsVectors())) {
                assertThatThrownBy(() -> test.ids("amyloid"))
                        .hasMessageStartingWith("The index of \"test\" is damaged");
                assertThat(test.library().rebuild("test", done -> {}, () -> false))
                        .hasValue(4);
            }
        }
    }

    @Test
    void saysThatAnIndexIsOfAnotherVersion() throws IOException {
        filled().close();
        Path made = folder.resolve("home/index/1/words-1");
        Path taken = folder.resolve("home/index/1/words-2");
        assertThat(made.toFile().renameTo(new File(taken.toString()))).isTrue();
        try (TestLibrary test = new TestLibrary(folder.resolve("home"), new WordsAsVectors("words-2"))) {
            assertThatThrownBy(() -> test.ids("amyloid"))
                    .hasMessageStartingWith(
                            "The index of \"test\" was made by another version of Deixis; its pairs are safe");
            assertThat(test.library().rebuild("test", done -> {}, () -> false)).hasValue(4);
            assertThat(test.ids("amyloid")).hasSize(3);
        }
    }

    private static SearchRequest request(String query, Map<String, String> filters) {
        return new SearchRequest(query, filters, SearchMode.HYBRID, 10, List.of(), List.of(), false);
    }

    private TestLibrary filled() throws IOException {
        TestLibrary test = new TestLibrary(folder.resolve("home"), new WordsAsVectors());
        test.ingest(Files.writeString(folder.resolve("rows.jsonl"), ROWS));
        return test;
    }
}
