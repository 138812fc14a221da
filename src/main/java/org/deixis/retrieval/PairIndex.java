package org.deixis.retrieval;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * The Lucene index of one collection, with the version of what made it and the last change it holds. One writer at a time;
 * readers see what was put after each {@link #put}, without a commit. Thread-safe.
 */
final class PairIndex implements Closeable {
    private static final String LAYOUT = "deixis.layout";
    private static final String ENCODER = "deixis.encoder";
    private static final String CHANGE = "deixis.change";
    private static final String WORDS = "deixis.words";
    private static final String PACK = "deixis.pack";
    private static final String AT = "deixis.at";

    private final PairVectors vectors;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private volatile long change;

    private PairIndex(PairVectors vectors, Directory directory, IndexWriter writer, long change) throws IOException {
        this.vectors = vectors;
        this.directory = directory;
        this.writer = writer;
        this.searchers = new SearcherManager(writer, null);
        this.change = change;
    }

    /**
     * Opens the index in this folder, or begins one. Every byte is checked against its checksum first.
     *
     * @throws RetrievalException when it is damaged or of another version
     */
    static PairIndex open(Path folder, String collection, PairVectors vectors) {
        try {
            Files.createDirectories(folder);
            Directory directory = FSDirectory.open(folder);
            long change = 0;
            if (DirectoryReader.indexExists(directory)) {
                change = check(directory, collection, vectors.stamp());
            } else if (!isEmpty(folder)) {
                throw RetrievalException.corrupt(collection, null);
            }
            PairIndex index = new PairIndex(vectors, directory, writer(directory), change);
            if (change == 0) {
                index.commit(0);
            }
            return index;
        } catch (IOException e) {
            throw damageOr(e, collection);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.noneMatch(file -> !file.endsWith(IndexWriter.WRITE_LOCK_NAME));
        }
    }

    private static IndexWriter writer(Directory directory) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(PairFields.analyzer());
        config.setCommitOnClose(false);
        return new IndexWriter(directory, config);
    }

    /** The last change it holds. */
    private static long check(Directory directory, String collection, String encoder) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            Map<String, String> stamp = reader.getIndexCommit().getUserData();
            if (!PairFields.LAYOUT.equals(stamp.get(LAYOUT)) || !encoder.equals(stamp.get(ENCODER))) {
                throw RetrievalException.otherVersion(collection);
            }
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
            return Long.parseLong(stamp.getOrDefault(CHANGE, "0"));
        } catch (org.apache.lucene.index.IndexFormatTooOldException
                | org.apache.lucene.index.IndexFormatTooNewException e) {
            throw RetrievalException.otherVersion(collection);
        } catch (IllegalArgumentException e) {
            throw RetrievalException.corrupt(collection, e); // a codec's name that is none
        }
    }

    private static RetrievalException damageOr(IOException cause, String collection) {
        String message = String.valueOf(cause.getMessage());
        boolean damage = cause instanceof org.apache.lucene.index.CorruptIndexException
                || cause instanceof java.io.EOFException
                || cause instanceof java.nio.file.NoSuchFileException
                || message.contains("codec");
        return damage ? RetrievalException.corrupt(collection, cause) : RetrievalException.notWritten(cause);
    }

    /**
     * Adds the pairs, replacing those with the same id; they are found at once and kept at the next commit.
     *
     * @return how many of them have a picture that gave no vector, though there is a pack
     */
    int put(List<ImageTextPair> pairs) {
        List<PairVectors.Of> made = vectors.of(pairs);
        int blind = 0;
        try {
            for (int i = 0; i < pairs.size(); i++) {
                ImageTextPair pair = pairs.get(i);
                writer.updateDocument(new Term(PairFields.KEY, pair.id()), PairFields.document(pair, made.get(i)));
                boolean unseen = pair.image() != null && made.get(i).picture() == null;
                blind += unseen && vectors.pack().isPresent() ? 1 : 0;
            }
            searchers.maybeRefreshBlocking();
            return blind;
        } catch (IOException e) {
            throw RetrievalException.notWritten(e);
        }
    }

    /** Keeps what was put, as everything up to this change. */
    void commit(long through) {
        CollectionStatistics.Vectors made = vectors.made();
        Map<String, String> stamp = new HashMap<>(Map.of(
                LAYOUT,
                PairFields.LAYOUT,
                ENCODER,
                vectors.stamp(),
                CHANGE,
                Long.toString(through),
                WORDS,
                made.words(),
                AT,
                Instant.now().toString()));
        if (made.pack() != null) {
            stamp.put(PACK, made.pack());
        }
        writer.setLiveCommitData(stamp.entrySet());
        try {
            writer.commit();
            change = through;
        } catch (IOException e) {
            throw RetrievalException.notWritten(e);
        }
    }

    /** What an index says of itself; the newest commit counts. */
    record Stamp(CollectionStatistics.Vectors vectors, Instant at) {}

    /** Of the index in a folder, open or not; empty where there is none or it cannot be read. */
    static Optional<Stamp> stamp(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Directory directory = FSDirectory.open(folder)) {
            Map<String, String> said = SegmentInfos.readLatestCommit(directory).getUserData();
            return said.containsKey(WORDS) && said.containsKey(AT)
                    ? Optional.of(new Stamp(
                            new CollectionStatistics.Vectors(String.valueOf(said.get(WORDS)), said.get(PACK)),
                            Instant.parse(String.valueOf(said.get(AT)))))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The last change that is kept. */
    long change() {
        return change;
    }

    int size() {
        return writer.getDocStats().numDocs;
    }

    SearcherManager searchers() {
        return searchers;
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw RetrievalException.notWritten(e);
        }
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.close();
            directory.close();
        } catch (IOException e) {
            throw RetrievalException.notWritten(e);
        }
    }
}
