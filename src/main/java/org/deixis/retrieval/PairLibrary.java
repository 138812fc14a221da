package org.deixis.retrieval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.deixis.inference.ImageTextEncoder;
import org.deixis.inference.SimilarityMap;
import org.deixis.inference.text.TextEncoder;
import org.deixis.language.Vocabulary;
import org.deixis.study.HomeBackup;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The collections of pairs in the data folder. The database is the truth; each collection has an index under
 * {@code index/<number>/<encoder>}, opened at its first use and then brought up to what the database holds. Safe for use by
 * several threads; one ingest or rebuild runs at a time, searches go on meanwhile.
 */
public final class PairLibrary implements AutoCloseable {
    /** Characters of a collection's name. */
    public static final int LONGEST_NAME = 100;

    private final PairImages images;
    private final PairRows rows;
    private final TransactionTemplate transactions;
    private final OpenIndexes indexes;
    private final SearchedCollections searched;
    private final Path home;
    private final DataSource database;
    private final ReentrantLock writing = new ReentrantLock();

    /** Held for writing while files go, for reading while they are copied. */
    private final ReentrantReadWriteLock files = new ReentrantReadWriteLock();

    /**
     * @param home the data folder, held by this process
     * @param pictures empty where no pack for search is installed: then nothing is compared by pictures; asked at the first use
     */
    public PairLibrary(
            Path home,
            DataSource database,
            TextEncoder encoder,
            Supplier<Optional<ImageTextEncoder>> pictures,
            Vocabulary vocabulary) {
        this.home = home;
        this.database = database;
        this.images = new PairImages(home);
        this.rows = new PairRows(JdbcClient.create(database));
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(database));
        PairVectors vectors = new PairVectors(encoder, pictures, home);
        this.indexes = new OpenIndexes(home, rows, vectors, writing);
        this.searched = new SearchedCollections(rows, indexes, vectors, MedicalSynonyms.of(vocabulary));
    }

    /** Without pictures. */
    public PairLibrary(Path home, DataSource database, TextEncoder encoder, Vocabulary vocabulary) {
        this(home, database, encoder, Optional::empty, vocabulary);
    }

    public List<PairCollection> collections() {
        return rows.collections();
    }

    /** The collection of this name. */
    public Optional<PairCollection> collection(String name) {
        return collections().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /**
     * Ingests a source into a collection, which is made if there is none of this name.
     *
     * @param progress told after every portion, and at the end
     * @param cancelled asked before every portion
     * @throws RetrievalException when the source cannot be read to its end, or the index is unusable; what was ingested is kept
     */
    public IngestReport ingest(
            PairSource source, String collection, Consumer<IngestReport> progress, BooleanSupplier cancelled) {
        String name = named(collection);
        writing.lock();
        try {
            long id = rows.collection(name).orElseGet(() -> rows.addCollection(name));
            PairIndex index = indexes.of(id, name);
            try (IndexFeed feed = new IndexFeed(index)) {
                return new Ingest(rows, transactions, feed, images, id, progress, cancelled).run(source);
            } catch (RuntimeException e) {
                indexes.abandon(id, index, e);
                throw e;
            }
        } finally {
            writing.unlock();
        }
    }

    /** @throws RetrievalException when it is no name for a collection */
    static String named(String collection) {
        String name = collection.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw RetrievalException.badName(name, LONGEST_NAME);
        }
        return name;
    }

    /**
     * Makes a collection's index anew from the database. The one that is there serves until it is done.
     *
     * @param progress told how many pairs are done, first when the work begins
     * @param cancelled asked before every portion; then everything stays as it was
     * @return how many pairs it holds; empty where it was cancelled
     */
    public OptionalInt rebuild(String collection, Consumer<Integer> progress, BooleanSupplier cancelled) {
        writing.lock();
        try {
            long id = id(named(collection));
            if (!indexes.make(id, collection, progress, cancelled)) {
                return OptionalInt.empty();
            }
            files.writeLock().lock();
            try {
                return OptionalInt.of(indexes.replace(id, collection).size());
            } finally {
                files.writeLock().unlock();
            }
        } finally {
            writing.unlock();
        }
    }

    /** @throws RetrievalException when there is no such collection, or the other name is none or taken */
    public void rename(String collection, String other) {
        String name = named(other);
        writing.lock();
        try {
            long id = id(collection);
            if (!name.equals(collection)) {
                if (rows.collection(name).isPresent()) {
                    throw RetrievalException.nameTaken(name);
                }
                rows.rename(id, name);
            }
        } finally {
            writing.unlock();
        }
    }

    /**
     * Counts what a collection holds and weighs its files; reads every pair, about a second for 50,000.
     *
     * @throws RetrievalException when there is no such collection
     */
    public CollectionStatistics statistics(String collection) {
        PairCollection counted = collection(collection).orElseThrow(() -> RetrievalException.noCollection(collection));
        return CollectionCounts.of(counted, rows, images, indexes);
    }

    private long id(String collection) {
        return rows.collection(collection).orElseThrow(() -> RetrievalException.noCollection(collection));
    }

    /** Removes a collection with its pairs, its index, and every image file that no other collection needs. */
    public void delete(String collection) {
        writing.lock();
        files.writeLock().lock();
        try {
            long id = id(collection);
            transactions.executeWithoutResult(status -> rows.delete(id));
            indexes.drop(id);
            images.sweep(rows::imagesBeginning);
        } finally {
            files.writeLock().unlock();
            writing.unlock();
        }
    }

    /**
     * Writes everything in the data folder into one archive; searching and ingesting go on meanwhile, deleting waits.
     *
     * @param version of Deixis
     * @param progress told by lines of text
     * @throws org.deixis.study.BackupException when it cannot be written
     */
    public HomeBackup.Written backup(Path target, String version, Consumer<String> progress) {
        files.readLock().lock();
        try (OpenIndexes.Snapshots snapshots = indexes.snapshots(rows.collections())) {
            return new HomeBackup(home, database, version).write(target, snapshots.files(), progress);
        } catch (IOException e) {
            throw RetrievalException.notWritten(e);
        } finally {
            files.readLock().unlock();
        }
    }

    /** Pairs that the collection's index holds. */
    int size(String collection) {
        long id = id(collection);
        return indexes.of(id, collection).size();
    }

    /**
     * Searches all collections, or the one that the filter {@code collection} names.
     *
     * @throws RetrievalException for what cannot be searched for, and for an index that is damaged or of another version
     */
    public SearchResult search(SearchRequest request) {
        return searched.search(request);
    }

    /**
     * Which parts of a hit's picture fit the query: its picture, or without one its words.
     *
     * @return empty where the pair has no picture or the installed pack cannot say
     * @throws RetrievalException as {@link #search}
     */
    public Optional<SimilarityMap> similarity(ImageTextPair pair, SearchRequest request) {
        return searched.similarity(pair, request);
    }

    SearchedCollections searched() {
        return searched;
    }

    @Override
    public void close() {
        indexes.close();
    }
}
