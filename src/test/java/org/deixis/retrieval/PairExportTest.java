package org.deixis.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.deixis.imaging.ContentHash;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairExportTest {
    private static final String NOTICE = "Research use. Not a medical device.";

    @TempDir
    private Path home;

    private interface Writing {
        void write(List<PairExport.Item> items, OutputStream out) throws IOException;
    }

    private PairExport export() {
        return new PairExport(new PairPictures(home));
    }

    private static byte[] bytes(Writing writing, List<PairExport.Item> items) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writing.write(items, out);
        return out.toByteArray();
    }

    private static String text(Writing writing, List<PairExport.Item> items) throws IOException {
        return new String(bytes(writing, items), StandardCharsets.UTF_8);
    }

    private static PairExport.Item item(String id, String caption, @Nullable String image, String... fields) {
        SequencedMap<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        return new PairExport.Item(new ImageTextPair(id, caption, image, "atlas", "CC BY 4.0", all), "Mine");
    }

    /** Puts an image where the library keeps it. */
    private String kept(byte[] image) throws IOException {
        String hash = ContentHash.sha256(image);
        Path file = home.resolve("pairs").resolve(hash.substring(0, 2)).resolve(hash);
        Files.createDirectories(file.getParent());
        Files.write(file, image);
        return "pairs/" + hash.substring(0, 2) + "/" + hash;
    }

    private Map<String, byte[]> unzipped(List<PairExport.Item> items) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes(export()::zip, items)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entries).doesNotContainKey(entry.getName());
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static List<ImageTextPair> read(Path source) {
        List<ImageTextPair> pairs = new ArrayList<>();
        PairSource.of(source).read(row -> {
            if (row instanceof SourceRow.Readable readable) {
                pairs.add(readable.pair());
            }
        });
        return pairs;
    }

    @Test
    void quotesCommasQuotesAndLineBreaksAndKeepsEveryLetter() throws IOException {
        List<PairExport.Item> items = List.of(
                item("a", "says \"mass\", twice", null, "organ", "Dünndarm 小肠 🩻"),
                item("b", "one\nof two\r\nlines", null));
        assertThat(text(export()::csv, items)).isEqualTo("""
                \uFEFFid,image,caption,organ,source,license,collection,notice\r
                a,,"says ""mass"", twice",Dünndarm 小肠 🩻,atlas,CC BY 4.0,Mine,Research use. Not a medical device.\r
                b,,"one
                of two\r
                lines",,atlas,CC BY 4.0,Mine,Research use. Not a medical device.\r
                """);
    }

    @Test
    void aTableRunsNothingInASpreadsheet() throws IOException {
        for (String formula : List.of(
                "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", " =1+1", "\t=1", "\r=1", "\n=1", "＝1", "|x")) {
            String row = text(export()::csv, List.of(item(formula, formula, null, formula, formula)));
            assertThat(read(Files.writeString(home.resolve("t.csv"), row)))
                    .as(formula)
                    .singleElement()
                    .satisfies(pair -> {
                        assertThat(pair.id()).startsWith("'");
                        assertThat(pair.caption()).startsWith("'");
                        assertThat(pair.fields().firstEntry().getKey()).startsWith("'");
                        assertThat(pair.fields().firstEntry().getValue()).startsWith("'");
                    });
        }
        assertThat(text(export()::csv, List.of(item("a", "b", null, "x", "-1.5", "y", "+3"))))
                .contains(",-1.5,+3,");
    }

    @Test
    void whatIsExportedCanBeIngestedAgainAndExportedOnceMore() throws IOException {
        List<PairExport.Item> items = List.of(
                item("a", "Amyloid, \"Congo red\"", null, "organ", "colon"), item("b", "Ödem", null, "stain", "H&E"));
        for (Map.Entry<String, Writing> each : Map.<String, Writing>of(
                        "rows.jsonl", export()::jsonl, "rows.csv", export()::csv)
                .entrySet()) {
            Path file = home.resolve(each.getKey());
            Files.write(file, bytes(each.getValue(), items));
            List<ImageTextPair> again = read(file);
            assertThat(again)
                    .containsExactlyElementsOf(
                            items.stream().map(PairExport.Item::pair).toList());
            List<PairExport.Item> twice = again.stream()
                    .map(pair -> new PairExport.Item(pair, "Mine"))
                    .toList();
            assertThat(bytes(each.getValue(), twice)).isEqualTo(bytes(each.getValue(), items));
        }
    }

    @Test
    void noFieldTakesThePlaceOfWhatEveryRowHas() throws IOException {
        List<PairExport.Item> items =
                List.of(item("a", "b", null, "id", "x", "caption", "y", "notice", "none", "collection", "z"));
        assertThat(text(export()::jsonl, items)).isEqualTo("""
                {"id":"a","caption":"b","source":"atlas","license":"CC BY 4.0","collection":"Mine",\
                "notice":"Research use. Not a medical device."}
                """);
        assertThat(text(export()::csv, items))
                .startsWith("\uFEFFid,image,caption,source,license,collection,notice\r\n");
    }

    @Test
    void imagesAreNamedByTheirContentSoThatNoNameIsTakenTwiceOrLeadsOutOfTheArchive() throws IOException {
        String red = kept(NoisePictures.png(1f, 0f, 1));
        String blue = kept(NoisePictures.png(0f, 1f, 2));
        Map<String, byte[]> entries = unzipped(List.of(
                item("../../etc/passwd", "one", red, "original", "a/scan.png"),
                item("C:\\windows\\x", "two", blue, "original", "b/scan.png"),
                item("three", "three", red),
                item("four", "four", "../../../etc/passwd")));
        assertThat(entries.keySet())
                .containsExactly(
                        "pairs.jsonl",
                        "citations.txt",
                        "images/" + red.substring(9, 25) + ".png",
                        "images/" + blue.substring(9, 25) + ".png");
        assertThat(entries.get("images/" + red.substring(9, 25) + ".png")).isEqualTo(NoisePictures.png(1f, 0f, 1));
        assertThat(new String(entries.get("pairs.jsonl"), StandardCharsets.UTF_8).lines())
                .hasSize(4)
                .last()
                .asString()
                .doesNotContain("image\":");
    }

    @Test
    void aPairWhoseImageIsGoneIsExportedWithoutItAndNamed() throws IOException {
        String image = kept(NoisePictures.png(1f, 0f, 1));
        Files.delete(home.resolve(image));
        Map<String, byte[]> entries = unzipped(List.of(item("a", "b", image), item("c", "words", null)));
        assertThat(entries.keySet()).containsExactly("pairs.jsonl", "citations.txt");
        assertThat(new String(entries.get("pairs.jsonl"), StandardCharsets.UTF_8))
                .doesNotContain("image\":");
        assertThat(new String(entries.get("citations.txt"), StandardCharsets.UTF_8))
                .endsWith("\nImages that are not there any more: a\n");
    }

    @Test
    void aDamagedImageIsExportedAsItIs() throws IOException {
        String image = kept("no picture".getBytes(StandardCharsets.UTF_8));
        assertThat(unzipped(List.of(item("a", "b", image))))
                .containsEntry(
                        "images/" + image.substring(9, 25) + ".bin", "no picture".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void citationsNameLicenceSourceAndCommitOfEveryHitAndTakeOneLineForEach() throws IOException {
        List<PairExport.Item> items = List.of(
                item("a", "x", null, "commit", "741a09e"),
                item("b", "x", null),
                new PairExport.Item(
                        new ImageTextPair("c", "x", null, "lab\nLicence: CC0", "not stated\n", new LinkedHashMap<>()),
                        "M"),
                item("d", "x", null));
        assertThat(text(export()::citations, items)).isEqualTo("""
                Research use. Not a medical device.

                4 image-text pairs. The licences are stated as the sources state them; check them there before you publish.

                Licence: CC BY 4.0
                  atlas @ 741a09e: a
                  atlas: b, d

                Licence: not stated
                  lab Licence: CC0: c
                """);
        assertThat(text(export()::citations, items.subList(0, 1))).contains("1 image-text pair.");
    }

    @Test
    void nothingSelectedGivesFilesWithoutRows() throws IOException {
        assertThat(text(export()::jsonl, List.of())).isEmpty();
        assertThat(text(export()::csv, List.of()))
                .isEqualTo("\uFEFFid,image,caption,source,license,collection,notice\r\n");
        assertThat(text(export()::citations, List.of())).startsWith(NOTICE).contains("0 image-text pairs.");
        assertThat(unzipped(List.of())).containsOnlyKeys("pairs.jsonl", "citations.txt");
    }

    @Test
    void thousandsOfHitsAreAllThereEachWithTheNotice() throws IOException {
        String image = kept(NoisePictures.png(1f, 0f, 1));
        List<PairExport.Item> items = IntStream.range(0, 5_000)
                .mapToObj(i -> item("p" + i, "caption " + i, i % 2 == 0 ? image : null))
                .toList();
        assertThat(text(export()::jsonl, items).lines()).hasSize(5_000).allMatch(row -> row.contains(NOTICE));
        assertThat(text(export()::csv, items).lines().skip(1)).hasSize(5_000).allMatch(row -> row.endsWith(NOTICE));
        assertThat(text(export()::citations, items)).contains("5,000 image-text pairs.", "p0, p1,", "p4998, p4999");
        assertThat(unzipped(items)).hasSize(3);
    }

    @Test
    void whatCannotBeEncodedIsReplacedAndTheRestGoesOn() throws IOException {
        String rows = text(export()::jsonl, List.of(item("a", "half \uD83E of a pair", null), item("b", "x", null)));
        assertThat(rows.lines()).hasSize(2);
        assertThat(rows).doesNotContain("\uFFFD").contains("\"id\":\"b\"");
    }
}
