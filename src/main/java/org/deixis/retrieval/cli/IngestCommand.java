package org.deixis.retrieval.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.deixis.retrieval.IngestReport;
import org.deixis.retrieval.PairLibrary;
import org.deixis.retrieval.PairSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deixis ingest}: image-text pairs into a collection, or a collection's index anew. */
@Component
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = {
            "Bring image-text pairs into a collection that can be searched.",
            "Run it again after a stop or a crash: nothing is lost and nothing is doubled."
        },
        footer = {"", "Research use. Not a medical device."})
public final class IngestCommand implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int BAD_USAGE = 2;

    private final OpenLibrary open;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "SOURCE",
            description =
                    "A .jsonl, .jsonl.gz or .csv file, a folder with one, or a folder of images with .txt files beside.")
    private @Nullable Path source;

    @Option(names = "--collection", required = true, paramLabel = "NAME", description = "Made if there is none.")
    private String collection = "";

    @Option(names = "--rebuild", description = "Make the collection's index anew from the database; takes no SOURCE.")
    private boolean rebuild;

    IngestCommand(OpenLibrary open) {
        this.open = open;
    }

    @Override
    public Integer call() {
        PrintWriter messages = spec.commandLine().getErr();
        if (rebuild == (source != null)) {
            messages.println(
                    rebuild ? "--rebuild takes no SOURCE." : "What is to be ingested? Name a file or a folder.");
            return BAD_USAGE;
        }
        PairSource read = source == null ? null : PairSource.of(source);
        return open.with(
                messages, library -> read == null ? rebuilt(library, messages) : ingested(library, read, messages));
    }

    private int ingested(PairLibrary library, PairSource read, PrintWriter messages) {
        IngestReport report = library.ingest(
                read,
                collection,
                soFar -> {
                    messages.println("%,d rows: %,d added, %,d updated, %,d unchanged, %,d duplicates, %,d bad"
                            .formatted(
                                    soFar.rows(),
                                    soFar.added(),
                                    soFar.updated(),
                                    soFar.unchanged(),
                                    soFar.duplicates(),
                                    soFar.bad()));
                    messages.flush();
                },
                messages::checkError); // whoever asked has gone
        if (report.unseen() > 0) {
            messages.println(
                    "%,d images cannot be decoded; their pairs are found by words alone.".formatted(report.unseen()));
        }
        report.reasons().forEach((reason, count) -> messages.println("%,d left out: %s.".formatted(count, reason)));
        PrintWriter results = spec.commandLine().getOut();
        results.println("%,d pairs added to \"%s\", %,d updated, %,d were there already, %,d rows left out"
                .formatted(
                        report.added(),
                        collection,
                        report.updated(),
                        report.unchanged() + report.duplicates(),
                        report.bad()));
        results.flush();
        return DONE;
    }

    private int rebuilt(PairLibrary library, PrintWriter messages) {
        int pairs = library.rebuild(
                        collection,
                        done -> {
                            messages.println("%,d pairs".formatted(done));
                            messages.flush();
                        },
                        () -> false)
                .orElseThrow();
        PrintWriter results = spec.commandLine().getOut();
        results.println("The index of \"%s\" is made anew: %,d pairs".formatted(collection, pairs));
        results.flush();
        return DONE;
    }
}
