package org.deixis.retrieval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.search.IndexSearcher;
import org.deixis.inference.text.TextEncoder;
import org.deixis.language.Vocabulary;
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

    private static final int PORTION = 256;

    private final Path home;
    private final PairRows rows;
    private final TransactionTemplate transactions;
    private final TextEncoder encoder;
    private final MedicalSynonyms synonyms;
    private final Map<Long, PairIndex> indexes = new ConcurrentHashMap<>();
    private final ReentrantLock writing = new ReentrantLock();

    /** @param home the data folder, held by this process */
    public PairLibrary(Path home, DataSource database, TextEncoder encoder, Vocabulary vocabulary) {
        this.home = home;
        this.rows = new PairRows(JdbcClient.create(database));
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.encoder = encoder;
        this.synonyms = MedicalSynonyms.of(vocabulary);
    }

    public List<PairCollection> collections() {
        return rows.collections();
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
            PairIndex index = index(id, name);
            try {
                return new Ingest(rows, transactions, index, new PairImages(home), id, progress, cancelled).run(source);
            } catch (RuntimeException e) {
                abandon(id, index, e);
                throw e;
            }
        } finally {
            writing.unlock();
        }
    }

    /** What the index holds beyond its last commit is unsure now; its next use puts it in again from the database. */
    private void abandon(long collection, PairIndex index, RuntimeException failure) {
        indexes.remove(collection);
        try {
            index.close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private static String named(String collection) {
        String name = collection.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw RetrievalException.badName(name, LONGEST_NAME);
        }
        return name;
    }

    /**
     * Makes a collection's index anew from the database.
     *
     * @param progress told how many pairs are done
     * @return how many pairs it holds
     */
    public int rebuild(String collection, Consumer<Integer> progress) {
        long id = rows.collection(named(collection)).orElseThrow(() -> RetrievalException.noCollection(collection));
        writing.lock();
        try {
            PairIndex old = indexes.remove(id);
            if (old != null) {
                old.close();
            }
            PairIndex.delete(folder(id));
            PairIndex index = index(id, collection, progress);
            return index.size();
        } finally {
            writing.unlock();
        }
    }

    /** Pairs that the collection's index holds. */
    int size(String collection) {
        long id = rows.collection(collection).orElseThrow(() -> RetrievalException.noCollection(collection));
        return index(id, collection).size();
    }

    /**
     * Searches all collections, or the one that the filter {@code collection} names.
     *
     * @throws RetrievalException for what cannot be searched for, and for an index that is damaged or of another version
     */
    public SearchResult search(SearchRequest request) {
        String only = request.filters().get("collection");
        List<PairCollection> searched = rows.collections().stream()
                .filter(c -> only == null || c.name().equalsIgnoreCase(only.strip()))
                .toList();
        if (only != null && searched.isEmpty()) {
            throw RetrievalException.noCollection(only);
        }
        List<View> views = new ArrayList<>();
        try {
            for (PairCollection collection : searched) {
                views.add(View.of(index(collection.id(), collection.name())));
            }
            return answer(request, views);
        } catch (IOException e) {
            String names = String.join(
                    "\", \"", searched.stream().map(PairCollection::name).toList());
            throw RetrievalException.corrupt(names, e);
        } finally {
            views.forEach(View::release);
        }
    }

    private SearchResult answer(SearchRequest request, List<View> views) throws IOException {
        SearchRequest inside = new SearchRequest(
                request.query(),
                without(request.filters(), "collection"),
                request.mode(),
                request.limit(),
                request.like(),
                request.unlike(),
                request.weak());
        IndexReader[] readers =
                views.stream().map(view -> view.searcher().getIndexReader()).toArray(IndexReader[]::new);
        try (MultiReader all = new MultiReader(readers, false)) {
            return new PairSearcher(new IndexSearcher(all), encoder, synonyms).search(inside);
        }
    }

    private static Map<String, String> without(Map<String, String> filters, String name) {
        Map<String, String> rest = new java.util.LinkedHashMap<>(filters);
        rest.remove(name);
        return rest;
    }

    /** What a searcher sees stays until it is released. */
    private record View(PairIndex index, IndexSearcher searcher) {
        static View of(PairIndex index) throws IOException {
            return new View(index, index.searchers().acquire());
        }

        void release() {
            try {
                index.searchers().release(searcher);
            } catch (IOException e) {
                throw RetrievalException.notWritten(e);
            }
        }
    }

    private PairIndex index(long collection, String name) {
        PairIndex open = indexes.get(collection);
        return open == null ? index(collection, name, done -> {}) : open;
    }

    private PairIndex index(long collection, String name, Consumer<Integer> progress) {
        writing.lock();
        try {
            PairIndex open = indexes.get(collection);
            if (open == null) {
                open = PairIndex.open(folder(collection), name, encoder);
                catchUp(open, collection, name, progress);
                indexes.put(collection, open);
            }
            return open;
        } finally {
            writing.unlock();
        }
    }

    /** Puts what the database has and the index has not: after a kill, or all of it after a rebuild. */
    private void catchUp(PairIndex index, long collection, String name, Consumer<Integer> progress) {
        long last = rows.lastChange(collection);
        if (index.change() > last) {
            index.close();
            throw RetrievalException.otherVersion(name); // of a database that was put back to an earlier state
        }
        long change = index.change();
        int done = 0;
        while (change < last) {
            List<PairRows.Kept> portion = rows.after(collection, change, PORTION);
            index.put(PairRows.pairs(portion));
            change = portion.getLast().change();
            done += portion.size();
            progress.accept(done);
        }
        if (change != index.change()) {
            index.commit(change);
        }
    }

    private Path folder(long collection) {
        return home.resolve("index").resolve(Long.toString(collection)).resolve(encoder.id());
    }

    @Override
    public void close() {
        indexes.values().forEach(PairIndex::close);
        indexes.clear();
    }
}
