package org.deixis.evaluation.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.deixis.evaluation.RetrievalEvaluation;
import org.deixis.evaluation.RetrievalMeasures;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code deixis evaluate retrieval}: how well queries find the pairs they should. */
@Component
@Command(
        name = "retrieval",
        mixinStandardHelpOptions = true,
        description = "Measure search on image-text pairs with queries whose answers are known (docs/retrieval.md).")
public final class EvaluateRetrievalCommand implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int BAD_USAGE = 2;

    private final RetrievalEvaluation evaluation;
    private final String version;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--corpus",
            required = true,
            arity = "1..*",
            paramLabel = "DIR",
            description = "Folders; every */pairs.jsonl in them is searched.")
    private List<Path> corpora = List.of();

    @Option(names = "--queries", required = true, paramLabel = "FILE", description = "JSON lines, one query each.")
    private Path queries = Path.of("");

    @Option(names = "--json", required = true, paramLabel = "FILE", description = "Where the figures go.")
    private Path json = Path.of("");

    EvaluateRetrievalCommand(RetrievalEvaluation evaluation, @Value("${deixis.version}") String version) {
        this.evaluation = evaluation;
        this.version = version;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter messages = spec.commandLine().getErr();
        Optional<String> refusal = FiguresFile.refusal(json);
        if (refusal.isPresent()) {
            messages.println(refusal.get());
            return BAD_USAGE;
        }
        RetrievalMeasures measures = evaluation.measure(corpora, queries, line -> {
            messages.println(line);
            messages.flush();
        });
        FiguresFile.write(json, measures.json(version));
        PrintWriter results = spec.commandLine().getOut();
        measures.summary().forEach(results::println);
        results.flush();
        return DONE;
    }
}
