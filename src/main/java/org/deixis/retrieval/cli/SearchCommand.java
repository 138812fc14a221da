package org.deixis.retrieval.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.deixis.retrieval.Filters;
import org.deixis.retrieval.PairLibrary;
import org.deixis.retrieval.SearchMode;
import org.deixis.retrieval.SearchRequest;
import org.deixis.retrieval.SearchResult;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deixis search}: pairs that words describe. */
@Component
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = {
            "Find image-text pairs by words, by an image or by both: amyloid \"vessel walls\" organ:colon -artifact",
            "Quotes hold words together, organ: looks in one field, - leaves out."
        },
        footer = {"", "Research use. Not a medical device."})
public final class SearchCommand implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int BAD_USAGE = 2;

    private final OpenLibrary open;
    private final String version;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "QUERY",
            description = "Words; may be left out with --filter, --like or --image.")
    private String query = "";

    @Option(
            names = "--filter",
            paramLabel = "FIELD=VALUE",
            description = "Only pairs with this value, e.g. organ=kidney or collection=histology; may be repeated.")
    private List<String> filters = List.of(); // not a map: the command line would ask for a bean of that type

    @Option(names = "--limit", paramLabel = "N", description = "Most hits (default 10).")
    private int limit = 10;

    @Option(names = "--mode", paramLabel = "hybrid|bm25|text|image", description = "What is compared (default hybrid).")
    private String mode = "hybrid";

    @Option(names = "--like", paramLabel = "ID", description = "A pair that hits should be like; may be repeated.")
    private List<String> like = List.of();

    @Option(names = "--unlike", paramLabel = "ID", description = "A pair they should not be like; may be repeated.")
    private List<String> unlike = List.of();

    @Option(
            names = "--not",
            paramLabel = "FIELD=VALUE",
            description = "No pairs with this value, e.g. slide=BS10-HE1; may be repeated.")
    private List<String> unwanted = List.of();

    @Mixin
    private PictureOptions picture = new PictureOptions();

    @Option(names = "--weak", description = "Also hits below the line, which are likely not relevant.")
    private boolean weak;

    @Option(names = "--json", description = "JSON to standard output instead of a table.")
    private boolean json;

    SearchCommand(OpenLibrary open, @Value("${deixis.version:}") String version) {
        this.open = open;
        this.version = version;
    }

    @Override
    public Integer call() {
        PrintWriter messages = spec.commandLine().getErr();
        Optional<SearchMode> compared = Stream.of(SearchMode.values())
                .filter(known -> known.slug().equals(mode.toLowerCase(Locale.ROOT)))
                .findFirst();
        if (compared.isEmpty() || limit < 1 || limit > SearchRequest.MOST_HITS) {
            messages.println(
                    compared.isEmpty()
                            ? "There is no mode \"%s\"; there are hybrid, bm25, text and image.".formatted(mode)
                            : "--limit must be from 1 to %,d.".formatted(SearchRequest.MOST_HITS));
            return BAD_USAGE;
        }
        Optional<String> broken =
                broken("--filter", filters).or(() -> broken("--not", unwanted)).or(picture::refusal);
        if (broken.isPresent()) {
            messages.println(broken.get());
            return BAD_USAGE;
        }
        return open.with(messages, library -> {
            if (library.collections().isEmpty()) {
                messages.println("There is no collection yet; ./deixis ingest SOURCE --collection NAME makes one.");
            }
            print(library, compared.get(), messages);
            return DONE;
        });
    }

    private void print(PairLibrary library, SearchMode compared, PrintWriter messages) {
        SearchResult result = library.search(
                new SearchRequest(query, wanted(), compared, limit, like, unlike, weak, picture.picture()));
        result.hints().forEach(messages::println);
        PrintWriter results = spec.commandLine().getOut();
        if (json) {
            results.println(HitDocument.write(version, result));
        } else {
            HitDocument.table(result).forEach(results::println);
        }
        results.flush();
    }

    private static Optional<String> broken(String option, List<String> given) {
        return given.stream()
                .filter(filter -> filter.indexOf('=') < 1)
                .findFirst()
                .map(filter -> "%s takes FIELD=VALUE, not \"%s\".".formatted(option, filter));
    }

    private Filters wanted() {
        Filters wanted = Filters.NONE;
        for (String filter : filters) {
            wanted = wanted.with(field(filter), value(filter));
        }
        for (String filter : unwanted) {
            wanted = wanted.excluding(field(filter), value(filter));
        }
        return wanted;
    }

    private static String field(String filter) {
        return filter.substring(0, filter.indexOf('=')).strip().toLowerCase(Locale.ROOT);
    }

    private static String value(String filter) {
        return filter.substring(filter.indexOf('=') + 1);
    }
}
