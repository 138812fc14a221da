package org.deixis.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairSourceTest {
    @TempDir
    private Path folder;

    @Test
    void readsJsonLinesWithEverythingTheySay() throws IOException {
        Files.writeString(
                folder.resolve("pairs.jsonl"),
                "{\"id\": \"a\", \"caption\": \"a\\u0007 liver\", \"tags\": [\"x\", \"y\"], \"x\": 3, \"none\": null,"
                        + " \"source\": \"atlas\", \"license\": \"MIT\", \"image\": \"i/a.png\"}\r\n\n");
        ImageTextPair pair = pair(read(folder).getFirst());
        assertThat(pair.id()).isEqualTo("a");
        assertThat(pair.caption()).isEqualTo("a  liver");
        assertThat(pair.image()).isEqualTo("i/a.png");
        assertThat(pair.source()).isEqualTo("atlas");
        assertThat(pair.license()).isEqualTo("MIT");
        assertThat(pair.fields()).containsOnlyKeys("tags", "x").containsEntry("tags", "x; y");
    }

    @Test
    void countsEachBadLineWithItsReasonAndGoesOn() throws IOException {
        try (var out = Files.newOutputStream(folder.resolve("pairs.jsonl"))) {
            out.write("{\"id\": \"1\"}\n".getBytes(StandardCharsets.UTF_8));
            out.write("{\"id\": \"2\", \"capt".getBytes(StandardCharsets.UTF_8));
            out.write("\n[1]\n".getBytes(StandardCharsets.UTF_8));
            out.write(new byte[] {'{', (byte) 0xC3, (byte) 0x28, '}', '\n'});
            out.write(("{\"caption\": \"" + "x".repeat(PairSource.LONGEST_LINE) + "\"}\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.write(("{\"caption\": \"" + "x".repeat(RowReading.LONGEST_VALUE + 1) + "\"}\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.write("{\"caption\": \"good\"}".getBytes(StandardCharsets.UTF_8));
        }
        List<SourceRow> rows = read(folder);
        assertThat(rows.subList(0, 6))
                .containsExactly(
                        new SourceRow.Bad("line 1", "it has no caption"),
                        new SourceRow.Bad("line 2", "it is no JSON object"),
                        new SourceRow.Bad("line 3", "it is no JSON object"),
                        new SourceRow.Bad("line 4", "it is not UTF-8 text"),
                        new SourceRow.Bad("line 5", "it is longer than 1 MB"),
                        new SourceRow.Bad("line 6", "a value is longer than 20,000 characters"));
        assertThat(pair(rows.get(6)).caption()).isEqualTo("good");
        assertThat(pair(rows.get(6)).license()).isEqualTo("not stated");
    }

    @Test
    void readsATableWithQuotesLineEndsAndAnEmptyLine() throws IOException {
        Files.writeString(
                folder.resolve("t.csv"),
                "\uFEFFid,caption,organ\r\n1,\"a \"\"big\"\", red\nspot\",skin\n\n2,short\n3,plain,liver");
        List<SourceRow> rows = read(folder);
        assertThat(pair(rows.get(0)).caption()).isEqualTo("a \"big\", red spot");
        assertThat(pair(rows.get(0)).id()).isEqualTo("1");
        assertThat(rows.get(1))
                .isEqualTo(new SourceRow.Bad("row 3", "it has another number of values than the first row has names"));
        assertThat(pair(rows.get(2)).field("organ")).isEqualTo("liver");
        assertThat(rows).hasSize(3);
    }

    @Test
    void readsImagesWithATextFileBesideEach() throws IOException {
        Files.write(folder.resolve("b.png"), new byte[] {1});
        Files.write(folder.resolve("a.JPG"), new byte[] {1});
        Files.writeString(folder.resolve("a.txt"), " a nodule \n");
        List<SourceRow> rows = read(folder);
        assertThat(pair(rows.get(0)).caption()).isEqualTo("a nodule");
        assertThat(pair(rows.get(0)).image()).isEqualTo("a.JPG");
        assertThat(pair(rows.get(0)).source()).isEqualTo(String.valueOf(folder.getFileName()));
        assertThat(rows.get(1))
                .isEqualTo(new SourceRow.Bad("b.png", "there is no text file of the same name beside it"));
    }

    @Test
    void refusesWhatCannotHoldPairs() throws IOException {
        Path picture = Files.write(folder.resolve("b.png"), new byte[] {1});
        assertThatThrownBy(() -> PairSource.of(picture))
                .hasMessage(picture + " cannot be ingested: only .jsonl, .jsonl.gz and .csv files hold pairs.");
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> PairSource.of(none)).hasMessageContaining("there is no such file or folder");
    }

    private static List<SourceRow> read(Path source) {
        List<SourceRow> rows = new ArrayList<>();
        PairSource.of(source).read(rows::add);
        return rows;
    }

    private static ImageTextPair pair(SourceRow row) {
        return ((SourceRow.Readable) row).pair();
    }
}
