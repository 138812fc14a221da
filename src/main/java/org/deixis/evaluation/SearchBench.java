package org.deixis.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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

/** Times ingest, beside the encoders alone, and search in a large collection, on generated pairs in a folder of their own. */
@Component
public final class SearchBench {
    private static final int WARM_UP = 1;
    private static final int ROUNDS = 4;
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
     * @param queries that are asked of it
     */
    record Sizes(int captions, int pictures, int pairs, int queries) {}

    /**
     * Some minutes.
     *
     * @param pairs of the collection that is searched
     * @param progress takes a line of text now and then
     */
    public BenchFigures time(int pairs, Consumer<String> progress) throws IOException {
        return time(new Sizes(128, 32, pairs, 100), progress);
    }

    BenchFigures time(Sizes sizes, Consumer<String> progress) throws IOException {
        List<Stopwatch.Timing> timings = new ArrayList<>();
        Path folder = Files.createTempDirectory("deixis-bench");
        try (OpenHome home = HomeKey.openAt(folder.resolve("home"));
                PairLibrary library =
                        new PairLibrary(home.home().root(), home.database(), encoder, packs::encoder, vocabulary)) {
            progress.accept("Ingest of captions …");
            timings.add(captions(library, folder, sizes.captions()));
            Optional<ImageTextEncoder> pictures = packs.encoder();
            if (pictures.isPresent()) {
                progress.accept("Ingest of images …");
                timings.add(pictures(library, folder, sizes.pictures(), pictures.get()));
            }
        } finally {
            delete(folder);
        }
        progress.accept("Indexing %,d pairs …".formatted(sizes.pairs()));
        timings.addAll(search(sizes.pairs(), sizes.queries(), progress));
        return BenchFigures.ofSearch(timings);
    }

    private Stopwatch.Timing captions(PairLibrary library, Path folder, int count) {
        return new Stopwatch(WARM_UP, ROUNDS)
                .compare(
                        "ingest of %d captions".formatted(count),
                        () -> ingest(library, folder, generated.captions(count), List.of()),
                        () -> embed(generated.captions(count)));
    }

    /** A pair of an image has a caption too: both encoders alone are the measure. What they are given is made before. */
    private Stopwatch.Timing pictures(PairLibrary library, Path folder, int count, ImageTextEncoder pictures)
            throws IOException {
        List<List<Path>> files = new ArrayList<>();
        List<List<MedicalImage>> decoded = new ArrayList<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            files.add(generated.pictures(folder, count));
            decoded.add(files.getLast().stream().map(MedicalImageReader::read).toList());
        }
        Iterator<List<Path>> ingested = files.iterator();
        Iterator<List<MedicalImage>> embedded = decoded.iterator();
        return new Stopwatch(WARM_UP, ROUNDS)
                .compare(
                        "ingest of %d images with captions".formatted(count),
                        () -> ingest(library, folder, generated.captions(count), ingested.next()),
                        () -> {
                            embed(generated.captions(count));
                            embedded.next().forEach(pictures::embed);
                        });
    }

    private void ingest(PairLibrary library, Path folder, List<String> captions, List<Path> pictures) {
        try {
            Path source = Files.writeString(folder.resolve("rows.jsonl"), generated.rows(captions, pictures));
            IngestReport report = library.ingest(PairSource.of(source), "bench", soFar -> {}, () -> false);
            if (report.added() != captions.size() || report.unseen() > 0) {
                throw new IllegalStateException("Not all that was generated was ingested: " + report);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void embed(List<String> texts) {
        for (int i = 0; i < texts.size(); i += BATCH) {
            encoder.embed(texts.subList(i, Math.min(texts.size(), i + BATCH)));
        }
    }

    private List<Stopwatch.Timing> search(int count, int asked, Consumer<String> progress) throws IOException {
        NearVectors near = new NearVectors(encoder);
        List<ImageTextPair> pairs = new ArrayList<>();
        List<String> origins = generated.captions(ORIGINS);
        Path rows = Files.createTempFile("deixis-bench", ".jsonl");
        try {
            Files.writeString(rows, generated.rows(generated.captions(count), List.of()));
            PairSource.of(rows).read(row -> {
                if (row instanceof SourceRow.Readable readable) {
                    near.near(readable.pair().embeddedText(), origins.get(pairs.size() % ORIGINS));
                    pairs.add(readable.pair());
                }
            });
        } finally {
            Files.delete(rows);
        }
        try (PairCorpus corpus = new PairCorpus(pairs, near, Optional.empty(), vocabulary)) {
            progress.accept("Searching …");
            List<String> queries = Stream.generate(() -> generated.name() + " beside " + generated.name())
                    .distinct()
                    .limit(WARM_UP + asked)
                    .toList();
            Iterator<String> fresh = queries.iterator();
            Stopwatch stopwatch = new Stopwatch(WARM_UP, asked);
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

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
