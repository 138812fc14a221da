package org.deixis.retrieval;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.deixis.inference.SimilarityMap;

/** The reading side of the library: the collections that a request is about, opened to be searched. Safe for use by several threads. */
final class SearchedCollections {
    private final PairRows rows;
    private final OpenIndexes indexes;
    private final PairVectors vectors;
    private final MedicalSynonyms synonyms;

    SearchedCollections(PairRows rows, OpenIndexes indexes, PairVectors vectors, MedicalSynonyms synonyms) {
        this.rows = rows;
        this.indexes = indexes;
        this.vectors = vectors;
        this.synonyms = synonyms;
    }

    /** As {@link PairLibrary#search}. */
    SearchResult search(SearchRequest request) {
        try (LibraryView view = view(request.filters())) {
            return searcher(view).search(inside(request)).saying(view.warnings());
        } catch (IOException e) {
            throw unreadable(request.filters(), e);
        }
    }

    /** As {@link PairLibrary#similarity}. */
    Optional<SimilarityMap> similarity(ImageTextPair pair, SearchRequest request) {
        try (LibraryView view = view(request.filters())) {
            Optional<float[]> query = searcher(view).seen(inside(request));
            return query.isEmpty()
                    ? Optional.empty()
                    : vectors.picture(pair).flatMap(seen -> seen.similarity(query.get()));
        } catch (IOException e) {
            throw unreadable(request.filters(), e);
        }
    }

    /** The request without what {@link #view} has seen to. */
    static SearchRequest inside(SearchRequest request) {
        return request.with(request.filters().without(Filters.COLLECTION));
    }

    PairSearcher searcher(LibraryView view) {
        return new PairSearcher(view.searcher(), vectors, synonyms, view::collectionOf, view::find);
    }

    /** The collections that the filters name; all that can be searched where they name none. */
    LibraryView view(Filters filters) throws IOException {
        List<String> named = filters.values(Filters.COLLECTION);
        Map<Boolean, List<PairCollection>> parted = rows.collections().stream()
                .collect(Collectors.partitioningBy(c -> named.isEmpty() || filters.has(Filters.COLLECTION, c.name())));
        List<PairCollection> searched = parted.getOrDefault(true, List.of());
        if (!named.isEmpty() && searched.isEmpty()) {
            throw RetrievalException.noCollection(named.getFirst());
        }
        return LibraryView.of(searched, parted.getOrDefault(false, List.of()), named.isEmpty(), indexes);
    }

    RetrievalException unreadable(Filters filters, IOException cause) {
        List<String> named = filters.values(Filters.COLLECTION);
        List<String> all = rows.collections().stream().map(PairCollection::name).toList();
        return RetrievalException.corrupt(named.isEmpty() ? all : named, cause);
    }
}
