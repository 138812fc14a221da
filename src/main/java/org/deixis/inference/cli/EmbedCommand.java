package org.deixis.inference.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.deixis.inference.text.TextEncoder;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deixis embed}: the product's text vectors, for whoever trains or checks a pack. */
@Component
@Command(
        name = "embed",
        mixinStandardHelpOptions = true,
        description = "Turn lines of text into vectors: one line in, one float32 row out (NumPy file).")
public final class EmbedCommand implements Callable<Integer> {
    private static final int BATCH = 64;
    private static final int LINES_PER_MESSAGE = 1024;
    private static final int DONE = 0;
    private static final int BAD_USAGE = 2;
    private static final int UNREADABLE_INPUT = 3;

    private final TextEncoder encoder;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "UTF-8 text, one phrase a line; - reads standard input.")
    private String source = "-";

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "vectors.npy",
            description = "Where the rows go.")
    private Path output = Path.of("vectors.npy");

    EmbedCommand(TextEncoder encoder) {
        this.encoder = encoder;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter messages = spec.commandLine().getErr();
        Path folder = output.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            messages.println("There is no folder to write " + output + " into.");
            return BAD_USAGE;
        }
        if (!source.equals("-") && !Files.isReadable(Path.of(source))) {
            messages.println(source + " cannot be read: there is no such file, or it is not yours to read.");
            return UNREADABLE_INPUT;
        }
        try (BufferedReader lines = open();
                VectorFile vectors = new VectorFile(output, encoder.dimension())) {
            embed(lines, vectors, messages);
            vectors.commit();
            messages.println("%d rows of %d values in %s".formatted(vectors.rows(), encoder.dimension(), output));
            return DONE;
        } catch (CharacterCodingException e) {
            messages.println(source + " is not UTF-8 text.");
            return UNREADABLE_INPUT;
        }
    }

    private void embed(BufferedReader lines, VectorFile vectors, PrintWriter messages) throws IOException {
        List<String> batch = new ArrayList<>(BATCH);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            batch.add(line);
            if (batch.size() == BATCH) {
                vectors.append(encoder.embed(batch));
                batch.clear();
                if (vectors.rows() % LINES_PER_MESSAGE == 0) {
                    messages.println(vectors.rows() + " lines");
                    messages.flush();
                }
            }
        }
        vectors.append(encoder.embed(batch));
    }

    private BufferedReader open() throws IOException {
        InputStream in = source.equals("-") ? System.in : Files.newInputStream(Path.of(source));
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
    }
}
