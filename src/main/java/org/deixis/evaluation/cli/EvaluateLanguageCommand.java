package org.deixis.evaluation.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.deixis.evaluation.LanguageEvaluation;
import org.deixis.evaluation.LanguageMeasures;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code deixis evaluate language}: how well sentences are read. */
@Component
@Command(
        name = "language",
        mixinStandardHelpOptions = true,
        description = "Measure the reading of report sentences on annotated ones (docs/language.md).")
public final class EvaluateLanguageCommand implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int BAD_USAGE = 2;

    private final LanguageEvaluation evaluation;
    private final String version;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "FILE", description = "Annotated sentences, JSON lines.")
    private Path data = Path.of("");

    @Option(names = "--json", required = true, paramLabel = "FILE", description = "Where the figures go.")
    private Path json = Path.of("");

    @Option(names = "--modality", paramLabel = "M", description = "What the sentences describe, e.g. x-ray.")
    private @Nullable String modality;

    EvaluateLanguageCommand(LanguageEvaluation evaluation, @Value("${deixis.version:}") String version) {
        this.evaluation = evaluation;
        this.version = version;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = json.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(json)) {
            writer(false).println("There is no file to write at " + json + ": its folder must exist.");
            return BAD_USAGE;
        }
        LanguageMeasures measures = evaluation.measure(data, modality);
        Path partial = json.resolveSibling(json.getFileName() + ".partial");
        Files.writeString(partial, measures.json(version));
        Files.move(partial, json, StandardCopyOption.REPLACE_EXISTING);
        PrintWriter results = writer(true);
        measures.summary().forEach(results::println);
        results.flush();
        return DONE;
    }

    private PrintWriter writer(boolean out) {
        if (spec == null) {
            return new PrintWriter(out ? System.out : System.err, true, StandardCharsets.UTF_8);
        }
        return out ? spec.commandLine().getOut() : spec.commandLine().getErr();
    }
}
