package org.deixis.retrieval;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/** Collections as they were at one moment, read as one. To be closed soon: what it shows stays on disk until then. */
final class LibraryView implements AutoCloseable {
    private final List<Part> parts;
    private final MultiReader reader;
    private final IndexSearcher searcher;

    /** @param first the number of its first document */
    private record Part(PairCollection collection, OpenIndexes.Searching searching, int first) {
        IndexSearcher searcher() {
            return searching.searcher();
        }

        void release() {
            try {
                searching.release();
            } catch (IOException e) {
                throw RetrievalException.notWritten(e);
            }
        }
    }

    private LibraryView(List<Part> parts) throws IOException {
        this.parts = parts;
        IndexReader[] readers =
                parts.stream().map(part -> part.searcher().getIndexReader()).toArray(IndexReader[]::new);
        reader = new MultiReader(readers, false);
        searcher = new IndexSearcher(reader);
    }

    static LibraryView of(List<PairCollection> collections, OpenIndexes indexes) throws IOException {
        List<Part> parts = new ArrayList<>();
        int first = 0;
        try {
            for (PairCollection collection : collections) {
                OpenIndexes.Searching part = indexes.searching(collection.id(), collection.name());
                parts.add(new Part(collection, part, first));
                first += part.searcher().getIndexReader().maxDoc();
            }
            return new LibraryView(parts);
        } catch (IOException | RuntimeException e) {
            parts.forEach(Part::release);
            throw e;
        }
    }

    IndexSearcher searcher() {
        return searcher;
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
            parts.forEach(Part::release);
        }
    }
}
