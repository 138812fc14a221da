package org.deixis.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class CollectionCareTest {
    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void draw() throws IOException {
        home = folder.resolve("home");
        picture("a.png", 1);
        picture("b.png", 2);
    }

    @Test
    void countsPairsImagesValuesAndBytes() throws IOException {
        Instant before = Instant.now();
        try (TestLibrary test = new TestLibrary(home, new WordsAsVectors())) {
            ingest(test, "first", """
                    {"id": "1", "caption": "one", "image": "a.png", "organ": "Liver", "stain": "H&E", "license": "MIT"}
                    {"id": "2", "caption": "two", "image": "a.png", "organ": "liver", "source": "atlas"}
                    {"id": "3", "caption": "three", "image": "b.png", "organ": "colon"}
                    {"id": "4", "caption": "four", "organ": "colon"}
                    {"id": "5", "caption": "five", "organ": "colon"}
                    """);
            CollectionStatistics counted = test.library().statistics("first");
            assertThat(counted.collection().pairs()).isEqualTo(5);
            assertThat(counted.images()).isEqualTo(2);
            assertThat(counted.values().get("organ")).containsExactly(entry("colon", 3), entry("Liver", 2));
            assertThat(counted.values().get("stain")).containsExactly(entry("H&E", 1));
            assertThat(counted.values().get("modality")).isEmpty();
            assertThat(counted.values().get("license")).containsExactly(entry("not stated", 4), entry("MIT", 1));
            assertThat(counted.imageBytes())
                    .isEqualTo(Files.size(folder.resolve("a.png")) + Files.size(folder.resolve("b.png")));
            assertThat(counted.indexBytes()).isPositive();
            assertThat(counted.indexedAt()).isBetween(before, Instant.now());
            assertThat(counted.vectors()).isEqualTo(new CollectionStatistics.Vectors("words-1", null));
        }
    }

    @Test
    void countsNothingOfAnEmptyCollectionAndRefusesNone() throws IOException {
        try (TestLibrary test = new TestLibrary(home, new WordsAsVectors())) {
            ingest(test, "empty", "nothing\n");
            assertThat(test.library().statistics("empty"))
                    .returns(0, CollectionStatistics::images)
                    .returns(0L, CollectionStatistics::imageBytes);
            assertThatThrownBy(() -> test.library().statistics("none"))
                    .hasMessage("There is no collection named \"none\".");
        }
    }

    @Test
    void deletesImagesThatNoOtherCollectionNeeds() throws IOException {
        try (TestLibrary test = new TestLibrary(home, new WordsAsVectors())) {
            ingest(test, "first", """
                    {"id": "1", "caption": "one", "image": "a.png"}
                    {"id": "2", "caption": "two", "image": "b.png"}
                    """);
            ingest(test, "second", "{\"id\": \"1\", \"caption\": \"one\", \"image\": \"b.png\"}\n");
            PairPictures pictures = new PairPictures(home);
            for (Path kept : files(home.resolve("pairs"))) {
                assertThat(pictures.picture(name(kept), PairPictures.Size.THUMBNAIL))
                        .isPresent();
            }
            assertThat(files(home.resolve("cache/pairs"))).hasSize(2);

            test.library().delete("first");

            List<Path> left = files(home.resolve("pairs"));
            assertThat(left).hasSize(1);
            assertThat(left.getFirst()).hasSameBinaryContentAs(folder.resolve("b.png"));
            assertThat(files(home.resolve("cache/pairs")))
                    .singleElement()
                    .matches(picture -> name(picture).startsWith(name(left.getFirst())));
            test.library().delete("second");
            assertThat(files(home.resolve("pairs"))).isEmpty();
        }
    }

    @Test
    void learnsTheImagesOfPairsThatAnEarlierVersionKept() throws IOException {
        try (TestLibrary test = new TestLibrary(home, new WordsAsVectors())) {
            ingest(test, "first", """
                    {"id": "1", "caption": "one", "image": "a.png"}
                    {"id": "2", "caption": "says \\"image\\":\\"pairs/00/%s\\" in its words"}
                    """.formatted("0".repeat(64)));
            JdbcClient jdbc = JdbcClient.create(test.database());
            jdbc.sql("update image_text_pair set image = null").update();
            String migration = new String(
                    CollectionCareTest.class
                            .getResourceAsStream("/db/migration/V6__images_of_pairs.sql")
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            jdbc.sql(Stream.of(migration.split(";"))
                            .filter(statement -> statement.contains("update"))
                            .findFirst()
                            .orElseThrow())
                    .update();
            assertThat(jdbc.sql("select image from image_text_pair where image is not null")
                            .query(String.class)
                            .list())
                    .containsExactly(name(files(home.resolve("pairs")).getFirst()));
        }
    }

    private void ingest(TestLibrary test, String collection, String rows) throws IOException {
        Path source = Files.writeString(folder.resolve("pairs.jsonl"), rows);
        IngestReport report = test.library().ingest(PairSource.of(source), collection, soFar -> {}, () -> false);
        assertThat(report.cancelled()).isFalse();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private void picture(String name, int grey) throws IOException {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(grey, grey, 0, 200);
        ImageIO.write(image, "png", folder.resolve(name).toFile());
    }
}
