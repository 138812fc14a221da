package org.deixis.evaluation.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.deixis.evaluation.GroundingEvaluation;
import org.deixis.evaluation.GroundingMeasures;
import org.deixis.inference.GroundingModel;
import org.deixis.inference.ModelPacks;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code deixis evaluate grounding}: a pack's figures on a folder of annotated images. */
@Component
@Command(
        name = "grounding",
        mixinStandardHelpOptions = true,
        description = "Measure a model pack on a folder of images with masks (docs/grounding-format.md).")
public final class EvaluateGroundingCommand implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int BAD_USAGE = 2;
    private static final int UNUSABLE_PACK = 4;

    private final GroundingEvaluation evaluation;
    private final ModelPacks packs;
    private final String version;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "Folder with manifest.jsonl and labels.json.")
    private Path data = Path.of("");

    @Option(
            names = "--split",
            paramLabel = "S",
            split = ",",
            description = "Only lines of this split; several with commas. Without it every line.")
    private List<String> splits = List.of();

    @Option(names = "--pack", paramLabel = "P", description = "Id or folder of a pack; without it the installed one.")
    private @Nullable String pack;

    @Option(names = "--json", required = true, paramLabel = "FILE", description = "Where the figures go.")
    private Path json = Path.of("");

    @Option(names = "--report", paramLabel = "DIR", description = "Also write index.html there, one page on its own.")
    private @Nullable Path report;

    @Option(names = "--lenient", description = "Skip and count lines that cannot be used instead of stopping.")
    private boolean lenient;

    @Option(names = "--quick", description = "Leave out clicks, corruptions and paraphrases.")
    private boolean quick;

    @Option(names = "--nonsense", paramLabel = "FILE", description = "Phrases without meaning, one a line.")
    private @Nullable Path nonsense;

    @Option(names = "--paraphrases", paramLabel = "FILE", description = "Lines of label, tab, other words.")
    private @Nullable Path paraphrases;

    EvaluateGroundingCommand(
            GroundingEvaluation evaluation, ModelPacks packs, @Value("${deixis.version}") String version) {
        this.evaluation = evaluation;
        this.packs = packs;
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
        GroundingEvaluation.Prepared prepared = evaluation.prepare(
                new GroundingEvaluation.Request(data, Set.copyOf(splits), lenient, quick, nonsense, paraphrases));
        Optional<GroundingModel> model = packs.open(pack);
        if (model.isEmpty()) {
            packs.problems().forEach(messages::println);
            return UNUSABLE_PACK;
        }
        GroundingMeasures measures = evaluation.measure(prepared, model.get(), line -> {
            messages.println(line);
            messages.flush();
        });
        FiguresFile.write(json, measures.json(version));
        if (report != null) {
            Files.createDirectories(report);
            FiguresFile.write(report.resolve("index.html"), measures.html(version));
            messages.println("Report in " + report.resolve("index.html"));
        }
        PrintWriter results = spec.commandLine().getOut();
        measures.summary().forEach(results::println);
        results.flush();
        return DONE;
    }
}
