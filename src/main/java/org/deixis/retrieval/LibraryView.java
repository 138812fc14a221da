package org.deixis.retrieval;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/** Collections as they were at one moment, read as one. To be closed soon: what it shows stays on disk until then. For one thread. */
final class LibraryView implements AutoCloseable {
    private final List<Part> parts;
    private final List<PairCollection> others;
    private final List<RetrievalException> leftOut;
    private final OpenIndexes indexes;
    private final List<OpenIndexes.Searching> elsewhere = new ArrayList<>();
    private final MultiReader reader;
    private final IndexSearcher searcher;

    /** @param first the number of its first document */
    private record Part(PairCollection collection, OpenIndexes.Searching searching, int first) {
        IndexSearcher searcher() {
            return searching.searcher();
        }
    }

    private LibraryView(
            List<Part> parts, List<PairCollection> others, List<RetrievalException> leftOut, OpenIndexes indexes)
            throws IOException {
        this.parts = parts;
        this.others = others;
        this.leftOut = leftOut;
        this.indexes = indexes;
        IndexReader[] readers =
                parts.stream().map(part -> part.searcher().getIndexReader()).toArray(IndexReader[]::new);
        reader = new MultiReader(readers, false);
        searcher = new ParallelSearcher(reader);
    }

    /**
     * @param others collections that are not searched, though examples may lie in them
     * @param all whether an index that cannot be used is left out, as long as there is another
     * @throws RetrievalException when an index that is asked for cannot be used, or none can
     */
    static LibraryView of(
            List<PairCollection> collections, List<PairCollection> others, boolean all, OpenIndexes indexes)
            throws IOException {
        List<Part> parts = new ArrayList<>();
        List<RetrievalException> leftOut = new ArrayList<>();
        int first = 0;
        try {
            for (PairCollection collection : collections) {
                try {
                    OpenIndexes.Searching part = indexes.searching(collection.id(), collection.name());
                    parts.add(new Part(collection, part, first));
                    first += part.searcher().getIndexReader().maxDoc();
                } catch (RetrievalException e) {
                    if (!all || e.unusable().isEmpty()) {
                        throw e;
                    }
                    leftOut.add(e);
                }
            }
            if (parts.isEmpty() && !leftOut.isEmpty()) {
                throw leftOut.getFirst();
            }
            return new LibraryView(parts, others, leftOut, indexes);
        } catch (IOException | RuntimeException e) {
            parts.forEach(part -> release(part.searching()));
            throw e;
        }
    }

    IndexSearcher searcher() {
        return searcher;
    }

    /** A pair by its id: of the collections that are searched, or else of any other whose index can be used. */
    Optional<PairPlace> find(String id) throws IOException {
        Optional<PairPlace> place = PairPlace.in(searcher, id);
        for (int i = 0; i < others.size() && place.isEmpty(); i++) {
            place = findIn(others.get(i), id);
        }
        return place;
    }

    private Optional<PairPlace> findIn(PairCollection other, String id) throws IOException {
        try {
            OpenIndexes.Searching searching = indexes.searching(other.id(), other.name());
            elsewhere.add(searching);
            return PairPlace.in(searching.searcher(), id);
        } catch (RetrievalException e) {
            return Optional.empty(); // told of where it is searched
        }
    }

    /** A sentence for each collection that could not be searched. */
    List<String> warnings() {
        return leftOut.stream()
                .map(failure -> failure.getMessage() + " It was not searched.")
                .toList();
    }

    List<PairCollection> collections() {
        return parts.stream().map(Part::collection).toList();
    }

    /** Its name. */
    String collectionOf(int document) {
        String name = "";
        for (Part part : parts) {
            if (document >= part.first()) {
                name = part.collection().name();
            }
        }
        return name;
    }

    /** How many pairs each collection shows, in the order of {@link #collections}. */
    List<Integer> sizes() {
        return parts.stream()
                .map(part -> part.searcher().getIndexReader().numDocs())
                .toList();
    }

    /** How many pairs of a collection pass the filter. */
    int count(int part, Query filter) throws IOException {
        return parts.get(part).searcher().count(filter);
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } finally {
            parts.forEach(part -> release(part.searching()));
            elsewhere.forEach(LibraryView::release);
        }
    }

    private static void release(OpenIndexes.Searching searching) {
        try {
            searching.release();
        } catch (IOException e) {
            throw RetrievalException.notWritten(e);
        }
    }
}
