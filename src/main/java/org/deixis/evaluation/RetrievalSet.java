package org.deixis.evaluation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.deixis.retrieval.ImageTextPair;
import org.deixis.retrieval.PairSource;
import org.deixis.retrieval.SourceRow;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pairs of a corpus and the queries to be asked of it. */
record RetrievalSet(List<ImageTextPair> pairs, List<RetrievalQuery> queries) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /**
     * @param corpora folders, each {@code *}{@code /pairs.jsonl} of which is read; rows that give no pair are told and left out
     * @throws UnreadableSetException when there is no pair or no query, or a query cannot be read
     */
    static RetrievalSet read(List<Path> corpora, Path queries, Consumer<String> messages) {
        List<ImageTextPair> pairs = new ArrayList<>();
        for (Path corpus : corpora) {
            for (Path file : tables(corpus)) {
                Path folder = PairSource.of(file).folder();
                String name = String.valueOf(folder.getFileName());
                PairSource.of(file).read(row -> {
                    switch (row) {
                        case SourceRow.Readable readable ->
                            pairs.add(readable.pair().in(folder).with("corpus", name));
                        case SourceRow.Bad bad ->
                            messages.accept(file + ", " + bad.place() + ": " + bad.reason() + ".");
                    }
                });
            }
        }
        if (pairs.isEmpty()) {
            throw UnreadableSetException.because("There is no */pairs.jsonl with pairs under " + corpora + ".");
        }
        return new RetrievalSet(pairs, queries(queries));
    }

    private static List<Path> tables(Path corpus) {
        try (Stream<Path> folders = Files.list(corpus)) {
            return folders.map(folder -> folder.resolve("pairs.jsonl"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw UnreadableSetException.because(corpus + " is no folder that can be read.");
        }
    }

    private static List<RetrievalQuery> queries(Path file) {
        List<RetrievalQuery> queries = new ArrayList<>();
        int line = 0;
        try {
            for (String text : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                line++;
                if (!text.isBlank()) {
                    queries.add(query(MAPPER.readTree(text)));
                }
            }
        } catch (IOException e) {
            throw UnreadableSetException.because(file + " cannot be read as UTF-8 text.");
        } catch (JacksonException | IllegalArgumentException e) {
            throw UnreadableSetException.because("%s, line %d is no query.".formatted(file, line));
        }
        if (queries.isEmpty()) {
            throw UnreadableSetException.because(file + " holds no query.");
        }
        return queries;
    }

    private static RetrievalQuery query(JsonNode row) {
        if (!row.path("query").isString()) {
            throw new IllegalArgumentException();
        }
        Map<String, String> filters = new LinkedHashMap<>();
        row.path("filters")
                .properties()
                .forEach(f -> filters.put(f.getKey(), f.getValue().asString("")));
        Map<String, Integer> relevant = new LinkedHashMap<>();
        row.path("relevant").properties().forEach(r -> {
            if (r.getValue().asInt(0) > 0) {
                relevant.put(r.getKey(), r.getValue().asInt(0));
            }
        });
        return new RetrievalQuery(
                row.path("qid").asString(""),
                row.path("query").asString(""),
                row.path("kind").asString("not stated"),
                filters,
                relevant);
    }

    /** How relevant a pair is to a query; 0 for not. A pair's own grade goes before its slide's and its case's. */
    static int grade(ImageTextPair pair, RetrievalQuery query) {
        for (String key : new String[] {pair.id(), pair.field("slide"), pair.field("case")}) {
            Integer grade = key.isEmpty() ? null : query.relevant().get(key);
            if (grade != null) {
                return grade;
            }
        }
        return 0;
    }
}
