package org.deixis.retrieval;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.deixis.inference.text.TextEncoder;

/** Makes the vectors that pairs are compared with, of words and of examples. */
final class QueryVectors {
    private static final float UNLIKE_WEIGHT = 0.4f;

    private final IndexSearcher searcher;
    private final TextEncoder encoder;

    QueryVectors(IndexSearcher searcher, TextEncoder encoder) {
        this.searcher = searcher;
        this.encoder = encoder;
    }

    /** The query's vectors, each moved towards what it should be like and away from what not (Rocchio). */
    List<float[]> of(SearchQuery query, WordQuery words, SearchRequest request) throws IOException {
        if (request.mode() == SearchMode.BM25
                && request.like().isEmpty()
                && request.unlike().isEmpty()) {
            return List.of();
        }
        float[] shift = new float[encoder.dimension()];
        for (String id : request.like()) {
            add(shift, vectorOf(id), 1f / request.like().size());
        }
        for (String id : request.unlike()) {
            add(shift, vectorOf(id), -UNLIKE_WEIGHT / request.unlike().size());
        }
        List<float[]> vectors = new ArrayList<>(encoder.embed(words.texts(query)));
        if (vectors.isEmpty()) {
            vectors.add(new float[encoder.dimension()]);
        }
        List<float[]> units = new ArrayList<>();
        for (float[] vector : vectors) {
            add(vector, shift, 1);
            if (normalise(vector)) {
                units.add(vector);
            }
        }
        return units;
    }

    private float[] vectorOf(String id) throws IOException {
        TopDocs found = searcher.search(new TermQuery(new Term(PairFields.KEY, id)), 1);
        if (found.scoreDocs.length == 0) {
            throw RetrievalException.noSuchPair(id);
        }
        ScoreDoc pair = found.scoreDocs[0];
        Optional<float[]> vector = new CandidateSigns(searcher, new int[] {pair.doc}).vector(pair.doc);
        return vector.orElseGet(() -> new float[encoder.dimension()]);
    }

    private static void add(float[] sum, float[] vector, float weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * vector[i];
        }
    }

    private static boolean normalise(float[] vector) {
        double square = 0;
        for (float v : vector) {
            square += v * v;
        }
        if (square < 1e-12) {
            return false;
        }
        float scale = (float) (1 / Math.sqrt(square));
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= scale;
        }
        return true;
    }
}
