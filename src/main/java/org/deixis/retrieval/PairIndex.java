package org.deixis.retrieval;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.KeepOnlyLastCommitDeletionPolicy;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SnapshotDeletionPolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * The Lucene index of one collection, with the version of what made it and the last change it holds. One writer at a time;
 * readers see what was put a moment after {@link #put}, without a commit, and all of it after one. Thread-safe.
 */
final class PairIndex implements Closeable {
    /** How old what readers see may become while much is put: each look makes a segment, and segments have to be merged. */
    private static final long REFRESHED_EVERY = Duration.ofSeconds(1).toNanos();

    private final PairVectors vectors;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private volatile IndexStamp stamp;
    private volatile long refreshed = System.nanoTime() - REFRESHED_EVERY;

    private PairIndex(PairVectors vectors, Directory directory, IndexWriter writer, IndexStamp stamp)
            throws IOException {
        this.vectors = vectors;
        this.directory = directory;
        this.writer = writer;
        this.searchers = new SearcherManager(writer, new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader before) {
                return new ParallelSearcher(reader);
            }
        });
        this.stamp = stamp;
    }

    /**
     * Opens the index in this folder, or begins one. Every byte is checked against its checksum first.
     *
     * @throws RetrievalException when it is damaged or of another version
     */
    static PairIndex open(Path folder, String collection, PairVectors vectors) {
        return open(folder, collection, vectors, vectors.stamp());
    }

    /** The same for an index whose vectors something else made; its folder is named after that. */
    static PairIndex openOld(Path folder, String collection, PairVectors vectors) {
        return open(folder, collection, vectors, String.valueOf(folder.getFileName()));
    }

    private static PairIndex open(Path folder, String collection, PairVectors vectors, String encoder) {
        try {
            Files.createDirectories(folder);
            Directory directory = FSDirectory.open(folder);
            IndexStamp stamp = IndexStamp.of(vectors);
            boolean exists = DirectoryReader.indexExists(directory);
            if (exists) {
                stamp = check(directory, collection, encoder);
            } else if (!isEmpty(folder)) {
                throw RetrievalException.corrupt(collection, null);
            }
            PairIndex index = new PairIndex(vectors, directory, writer(directory), stamp);
            if (!exists) {
                index.commit(0);
            }
            return index;
        } catch (IOException e) {
            throw damageOr(e, collection);
        }
    }

    /** Whether nothing was ever committed there: one that was killed in its first commit leaves what was pending. */
    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .allMatch(name -> name.equals(IndexWriter.WRITE_LOCK_NAME)
                            || name.startsWith(IndexFileNames.PENDING_SEGMENTS));
        }
    }

    private static IndexWriter writer(Directory directory) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(PairFields.analyzer());
        config.setCommitOnClose(false);
        config.setCodec(new PairCodec());
        config.setIndexDeletionPolicy(new SnapshotDeletionPolicy(new KeepOnlyLastCommitDeletionPolicy()));
        return new IndexWriter(directory, config);
    }

    /**
     * The files of the last commit, which stay as they are until this is closed.
     *
     * @param files by their name
     */
    record Snapshot(Map<String, Path> files, Closeable held) implements Closeable {
        @Override
        public void close() throws IOException {
            held.close();
        }
    }

    Snapshot snapshot() throws IOException {
        SnapshotDeletionPolicy policy =
                (SnapshotDeletionPolicy) writer.getConfig().getIndexDeletionPolicy();
        IndexCommit commit = policy.snapshot();
        Map<String, Path> files = new TreeMap<>();
        commit.getFileNames().forEach(name -> files.put(name, folder().resolve(name)));
        return new Snapshot(files, () -> policy.release(commit));
    }

    private static IndexStamp check(Directory directory, String collection, String encoder) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            IndexStamp stamp = IndexStamp.read(reader.getIndexCommit().getUserData())
                    .filter(said -> said.layout().equals(PairFields.LAYOUT)
                            && said.encoder().equals(encoder))
                    .orElseThrow(() -> RetrievalException.otherVersion(collection));
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
            return stamp;
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
     * Adds the pairs, replacing those with the same id; they are found soon, and kept at the next commit.
     *
     * @return how many of them have a picture that gave no vector, though there is a pack
     */
    int put(List<ImageTextPair> pairs) {
        return put(pairs, vectors(pairs));
    }

    /** What {@link #put} would make first. */
    List<PairVectors.Of> vectors(List<ImageTextPair> pairs) {
        return vectors.of(pairs);
    }

    /** @param made of each pair, in order */
    int put(List<ImageTextPair> pairs, List<PairVectors.Of> made) {
        PairFields.Vectors fields = vectors.fields();
        int blind = 0;
        try {
            for (int i = 0; i < pairs.size(); i++) {
                ImageTextPair pair = pairs.get(i);
                writer.updateDocument(
                        new Term(PairFields.KEY, pair.id()), PairFields.document(pair, made.get(i), fields));
                boolean unseen = pair.image() != null && made.get(i).picture() == null;
                blind += unseen && vectors.pack().isPresent() ? 1 : 0;
            }
            if (System.nanoTime() - refreshed >= REFRESHED_EVERY) {
                searchers.maybeRefreshBlocking();
                refreshed = System.nanoTime();
            }
            return blind;
        } catch (IOException e) {
            throw RetrievalException.notWritten(e);
        }
    }

    /** Keeps what was put, as everything up to this change. */
    void commit(long through) {
        IndexStamp next = stamp.through(through);
        writer.setLiveCommitData(next.said().entrySet());
        try {
            writer.commit();
            stamp = next;
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw RetrievalException.notWritten(e);
        }
    }

    /** What the last commit says. */
    IndexStamp stamp() {
        return stamp;
    }

    /** The last change that is kept. */
    long change() {
        return stamp.change();
    }

    Path folder() {
        return ((FSDirectory) directory).getDirectory();
    }

    int size() {
        return writer.getDocStats().numDocs;
    }

    SearcherManager searchers() {
        return searchers;
    }

    static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
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
