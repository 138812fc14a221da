package org.deixis.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.deixis.imaging.MedicalImage;
import org.deixis.imaging.MedicalImageReader;
import org.deixis.inference.ImageTextEncoder;
import org.deixis.inference.ImageTextPacks;
import org.deixis.inference.text.TextEncoder;
import org.deixis.language.Concept;
import org.deixis.language.Vocabulary;
import org.deixis.retrieval.ImageTextPair;
import org.deixis.retrieval.IngestReport;
import org.deixis.retrieval.PairCorpus;
import org.deixis.retrieval.PairLibrary;
import org.deixis.retrieval.PairSource;
import org.deixis.retrieval.SearchRequest;
import org.deixis.retrieval.SourceRow;
import org.deixis.study.HomeKey;
import org.deixis.study.OpenHome;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Times ingest, beside the encoders alone, and search in a large collection, on generated pairs in a folder of their own. */
@Component
public final class SearchBench {
    private static final int WARM_UP = 1;
    private static final int ROUNDS = 3;
    private static final int ORIGINS = 300;

    /** What an ingest embeds at once. */
    private static final int BATCH = 64;

    private final TextEncoder encoder;
    private final ImageTextPacks packs;
    private final Vocabulary vocabulary;
    private final GeneratedPairs generated;

    SearchBench(TextEncoder encoder, ImageTextPacks packs, Vocabulary vocabulary) {
        this.encoder = encoder;
        this.packs = packs;
        this.vocabulary = vocabulary;
        this.generated = new GeneratedPairs(
                vocabulary.concepts().stream().map(Concept::name).sorted().toList());
    }

    /**
     * How much is generated.
     *
     * @param captions that are ingested in each round
     * @param pictures that are ingested in each round
     * @param pairs of the collection that is searched
     * @param unmeasured queries that are asked of it first, as of an application that has run for a while
     * @param queries that are asked of it
     */
    record Sizes(int captions, int pictures, int pairs, int unmeasured, int queries) {}

    /**
     * Some minutes.
     *
     * @param pairs of the collection that is searched
     * @param progress takes a line of text now and then
     */
    public BenchFigures time(int pairs, Consumer<String> progress) throws IOException {
        return time(new Sizes(1024, 256, pairs, 50, 200), progress);
    }

    BenchFigures time(Sizes sizes, Consumer<String> progress) throws IOException {
        List<Stopwatch.Timing> timings = new ArrayList<>();
        Path folder = Files.createTempDirectory("deixis-bench");
        try (OpenHome home = HomeKey.openAt(folder.resolve("home"));
                PairLibrary library =
                        new PairLibrary(home.home().root(), home.database(), encoder, packs::encoder, vocabulary)) {
            progress.accept("Ingest of captions …");
            timings.add(ingest(
                    "ingest of %d captions".formatted(sizes.captions()),
                    library,
                    folder,
                    sizes.captions(),
                    Optional.empty()));
            Optional<ImageTextEncoder> pictures = packs.encoder();
            if (pictures.isPresent()) {
                progress.accept("Ingest of images …");
                timings.add(ingest(
                        "ingest of %d images with captions".formatted(sizes.pictures()),
                        library,
                        folder,
                        sizes.pictures(),
                        pictures));
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        progress.accept("Indexing %,d pairs …".formatted(sizes.pairs()));
        timings.addAll(search(sizes, progress));
        return BenchFigures.ofSearch(timings);
    }

    /** What the encoders alone are given in one round. */
    private record Alone(List<String> texts, List<MedicalImage> pictures) {}

    /** Beside the encoders alone, on as many texts and pictures of the same making. What both are given is made before. */
    private Stopwatch.Timing ingest(
            String name, PairLibrary library, Path folder, int count, Optional<ImageTextEncoder> pictures)
            throws IOException {
        List<Path> sources = new ArrayList<>();
        List<Alone> given = new ArrayList<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            List<Path> files = pictures.isPresent() ? generated.pictures(folder, count) : List.of();
            Path rows = folder.resolve("%d pairs, %d.jsonl".formatted(count, round));
            sources.add(Files.writeString(rows, generated.rows(generated.captions(count), files)));
            given.add(new Alone(
                    pairs(count).stream().map(ImageTextPair::embeddedText).toList(),
                    files.stream().map(MedicalImageReader::read).toList()));
        }
        Iterator<Path> ingested = sources.iterator();
        Iterator<Alone> embedded = given.iterator();
        return new Stopwatch(WARM_UP, ROUNDS).compare(name, () -> ingest(library, ingested.next(), count), () -> {
            Alone alone = embedded.next();
            embed(alone.texts());
            pictures.ifPresent(encoder -> embed(alone.pictures(), encoder));
        });
    }

    private static void ingest(PairLibrary library, Path source, int count) {
        IngestReport report = library.ingest(PairSource.of(source), "bench", soFar -> {}, () -> false);
        if (report.added() != count || report.unseen() > 0) {
            throw new IllegalStateException("Not all that was generated was ingested: " + report);
        }
    }

    private void embed(List<String> texts) {
        for (int i = 0; i < texts.size(); i += BATCH) {
            encoder.embed(texts.subList(i, Math.min(texts.size(), i + BATCH)));
        }
    }

    /** Several at a time, as an ingest asks for them: one is made ready while another is in the graph. */
    private static void embed(List<MedicalImage> pictures, ImageTextEncoder encoder) {
        long embedded = pictures.stream()
                .gather(Gatherers.mapConcurrent(4, encoder::embed))
                .count();
        if (embedded != pictures.size()) {
            throw new IllegalStateException("Not all pictures were embedded");
        }
    }

    private List<Stopwatch.Timing> search(Sizes sizes, Consumer<String> progress) throws IOException {
        NearVectors near = new NearVectors(encoder);
        List<String> origins = generated.captions(ORIGINS);
        List<ImageTextPair> pairs = pairs(sizes.pairs());
        for (int i = 0; i < pairs.size(); i++) {
            near.near(pairs.get(i).embeddedText(), origins.get(i % ORIGINS));
        }
        try (PairCorpus corpus = new PairCorpus(pairs, near, Optional.empty(), vocabulary)) {
            progress.accept("Searching …");
            List<String> queries = Stream.generate(() -> generated.name() + " beside " + generated.name())
                    .distinct()
                    .limit(sizes.unmeasured() + sizes.queries())
                    .toList();
            Iterator<String> fresh = queries.iterator();
            Stopwatch stopwatch = new Stopwatch(sizes.unmeasured(), sizes.queries());
            Stopwatch.Timing first = stopwatch.time(
                    "search in %,d pairs, new words".formatted(corpus.size()),
                    () -> corpus.search(SearchRequest.words(fresh.next())));
            Iterator<String> again = queries.iterator();
            Stopwatch.Timing known = stopwatch.time(
                    "search in %,d pairs, words asked before".formatted(corpus.size()),
                    () -> corpus.search(SearchRequest.words(again.next())));
            return List.of(first, known);
        }
    }

    /** Without pictures. */
    private List<ImageTextPair> pairs(int count) throws IOException {
        List<ImageTextPair> pairs = new ArrayList<>();
        Path rows = Files.createTempFile("deixis-bench", ".jsonl");
        try {
            Files.writeString(rows, generated.rows(generated.captions(count), List.of()));
            PairSource.of(rows).read(row -> {
                if (row instanceof SourceRow.Readable readable) {
                    pairs.add(readable.pair());
                }
            });
        } finally {
            Files.delete(rows);
        }
        return pairs;
    }
}
