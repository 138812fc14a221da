package org.deixis.evaluation.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.deixis.evaluation.ExpressionEvaluation;
import org.deixis.evaluation.ExpressionMeasures;
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
    private final ExpressionEvaluation expressionEvaluation;
    private final String version;

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "FILE", description = "Annotated sentences, JSON lines.")
    private Path data = Path.of("");

    @Option(names = "--json", required = true, paramLabel = "FILE", description = "Where the figures go.")
    private Path json = Path.of("");

    @Option(names = "--modality", paramLabel = "M", description = "What the sentences describe, e.g. x-ray.")
    private @Nullable String modality;

    @Option(
            names = "--expressions",
            paramLabel = "FILE",
            description =
                    "Referring expressions, JSON lines, perhaps gzipped; --data then holds the places of their parts.")
    private @Nullable Path expressions;

    EvaluateLanguageCommand(
            LanguageEvaluation evaluation,
            ExpressionEvaluation expressionEvaluation,
            @Value("${deixis.version:}") String version) {
        this.evaluation = evaluation;
        this.expressionEvaluation = expressionEvaluation;
        this.version = version;
    }

    @Override
    public Integer call() throws IOException {
        Optional<String> refusal = FiguresFile.refusal(json);
        if (refusal.isPresent()) {
            spec.commandLine().getErr().println(refusal.get());
            return BAD_USAGE;
        }
        PrintWriter results = spec.commandLine().getOut();
        if (expressions == null) {
            LanguageMeasures measures = evaluation.measure(data, modality);
            FiguresFile.write(json, measures.json(version));
            measures.summary().forEach(results::println);
        } else {
            ExpressionMeasures measures = expressionEvaluation.measure(data, expressions);
            FiguresFile.write(json, measures.json(version));
            measures.summary().forEach(results::println);
        }
        results.flush();
        return DONE;
    }
}
