package org.deixis.evaluation.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.deixis.evaluation.Bench;
import org.deixis.evaluation.BenchFigures;
import org.deixis.evaluation.SearchBench;
import org.deixis.inference.GroundingModel;
import org.deixis.inference.ModelPacks;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deixis bench}: how long things take on this machine. */
@Component
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Time Deixis on this machine, beside ONNX Runtime alone.")
public final class BenchCommand implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int BAD_USAGE = 2;
    private static final int UNUSABLE_PACK = 4;

    private static final Set<String> SUBJECTS = Set.of("ground", "search", "start");

    private final Bench bench;
    private final SearchBench search;
    private final ModelPacks packs;
    private final String version;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "ground|search|start", description = "What to time; without it all.")
    private @Nullable String subject;

    @Option(names = "--pack", paramLabel = "P", description = "Id or folder of a pack; without it the installed one.")
    private @Nullable String pack;

    @Option(
            names = "--pairs",
            paramLabel = "N",
            defaultValue = "25000",
            description = "Pairs of the collection that is searched (default ${DEFAULT-VALUE}).")
    private int pairs;

    @Option(names = "--json", paramLabel = "FILE", description = "Where the figures go.")
    private @Nullable Path json;

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "Also write the table as a page, such as docs/performance.md.")
    private @Nullable Path page;

    BenchCommand(Bench bench, SearchBench search, ModelPacks packs, @Value("${deixis.version}") String version) {
        this.bench = bench;
        this.search = search;
        this.packs = packs;
        this.version = version;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter messages = spec.commandLine().getErr();
        Consumer<String> progress = line -> {
            messages.println(line);
            messages.flush();
        };
        boolean all = subject == null;
        if (!all && !SUBJECTS.contains(subject)) {
            messages.println("\"%s\" cannot be timed; ground, search and start can.".formatted(subject));
            return BAD_USAGE;
        }
        BenchFigures figures;
        if ("start".equals(subject)) {
            figures = bench.start(progress);
        } else if ("search".equals(subject)) {
            figures = search.time(pairs, progress);
        } else {
            Optional<GroundingModel> model = packs.open(pack);
            if (model.isEmpty()) {
                packs.problems().forEach(messages::println);
                return UNUSABLE_PACK;
            }
            figures = bench.ground(model.get(), progress);
            figures = all ? withStart(figures.with(search.time(pairs, progress)), progress) : figures;
        }
        if (json != null) {
            Files.writeString(json, figures.json(version));
        }
        if (page != null) {
            String written = figures.page(version, LocalDate.now().toString());
            Files.writeString(page, written + byHand(page));
        }
        PrintWriter results = spec.commandLine().getOut();
        figures.table().forEach(results::println);
        results.flush();
        return DONE;
    }

    /** The sections of a page that this command does not write; empty where there is none. */
    private static String byHand(Path page) throws IOException {
        String before = Files.isRegularFile(page) ? Files.readString(page) : "";
        int first = before.indexOf("\n## ");
        return first < 0 ? "" : before.substring(first);
    }

    /** What was timed is not lost because a start cannot be. */
    private BenchFigures withStart(BenchFigures figures, Consumer<String> progress) {
        try {
            return figures.with(bench.start(progress));
        } catch (IOException e) {
            progress.accept("No start was timed: " + e.getMessage());
            return figures;
        }
    }
}
