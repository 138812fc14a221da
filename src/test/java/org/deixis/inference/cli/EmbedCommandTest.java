package org.deixis.inference.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deixis.inference.text.BgeTextEncoder;
import org.deixis.inference.text.TextEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EmbedCommandTest {
    private final TextEncoder encoder = new BgeTextEncoder();
    private final StringWriter messages = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void writesOneRowPerLineInOrderAndZerosForABlankLine() throws IOException {
        Path text = Files.writeString(folder.resolve("phrases.txt"), "left lung\n\nHello World\n");
        Path out = folder.resolve("vectors.npy");

        assertThat(run(text.toString(), "-o", out.toString())).isZero();

        byte[] file = Files.readAllBytes(out);
        assertThat(file).hasSize(128 + 3 * 384 * 4);
        assertThat(new String(file, 0, 6, StandardCharsets.ISO_8859_1)).isEqualTo("\u0093NUMPY");
        assertThat(new String(file, 10, 118, StandardCharsets.US_ASCII))
                .startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 384), }")
                .endsWith("\n");
        List<float[]> expected = encoder.embed(List.of("left lung", "", "Hello World"));
        for (int row = 0; row < 3; row++) {
            assertThat(row(file, row)).isEqualTo(expected.get(row));
        }
        assertThat(row(file, 1)).containsOnly(0f);
        assertThat(messages.toString()).contains("3 rows of 384 values");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("phrases.txt", "vectors.npy");
    }

    @Test
    void writesMoreLinesThanOneBatch() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 70; i++) {
            lines.append(i % 2 == 0 ? "liver\n" : "spleen\n");
        }
        Path text = Files.writeString(folder.resolve("many.txt"), lines);
        Path out = folder.resolve("many.npy");

        assertThat(run(text.toString(), "-o", out.toString())).isZero();

        byte[] file = Files.readAllBytes(out);
        assertThat(file).hasSize(128 + 70 * 384 * 4);
        assertThat(row(file, 69)).isEqualTo(encoder.embed(List.of("spleen")).getFirst());
    }

    @Test
    void refusesAFileThatIsNotThereOrNotText() throws IOException {
        assertThat(run(
                        folder.resolve("absent.txt").toString(),
                        "-o",
                        folder.resolve("v.npy").toString()))
                .isEqualTo(3);
        assertThat(messages.toString()).contains("absent.txt cannot be read");

        Path binary = Files.write(folder.resolve("image.bin"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) 0xc3});
        assertThat(run(binary.toString(), "-o", folder.resolve("v.npy").toString()))
                .isEqualTo(3);
        assertThat(messages.toString()).contains("is not UTF-8 text");
        assertThat(folder.resolve("v.npy")).doesNotExist();
    }

    @Test
    void refusesToStartWithoutAPlaceForTheRows() throws IOException {
        Path text = Files.writeString(folder.resolve("phrases.txt"), "left lung\n");
        assertThat(run(text.toString())).isEqualTo(2);
        assertThat(run(text.toString(), "-o", folder.resolve("no/such/v.npy").toString()))
                .isEqualTo(2);
    }

    private int run(String... arguments) {
        return new CommandLine(new EmbedCommand(encoder))
                .setErr(new PrintWriter(messages, true))
                .execute(arguments);
    }

    private static float[] row(byte[] file, int row) {
        float[] values = new float[384];
        ByteBuffer.wrap(file, 128 + row * 384 * 4, 384 * 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return values;
    }
}
