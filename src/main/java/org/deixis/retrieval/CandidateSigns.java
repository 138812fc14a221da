package org.deixis.retrieval;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.VectorUtil;
import org.deixis.inference.ImageTextPack;
import org.jspecify.annotations.Nullable;

/** Computes every sign of given documents, whichever search they came from. */
final class CandidateSigns {
    private final IndexSearcher searcher;
    private final PairFields.Vectors fields;
    private final int[] documents;

    /** @param documents ascending */
    CandidateSigns(IndexSearcher searcher, PairFields.Vectors fields, int[] documents) {
        this.searcher = searcher;
        this.fields = fields;
        this.documents = documents;
    }

    /** @param pack what says how cosines with pictures are read; null where there is none */
    Map<Integer, Signs> signs(WordQuery words, QueryVectors.Asked asked, @Nullable ImageTextPack pack)
            throws IOException {
        float[] bm25 = scores(words.scoring());
        double best = 0;
        for (float score : bm25) {
            best = Math.max(best, score);
        }
        double[] coverage = coverage(words.words());
        double[] cosines = cosines(fields.text(), asked.texts());
        double[] depicted = read(pack == null ? null : pack.wordsScale(), fields.picture(), asked.depicted());
        double[] alike = read(pack == null ? null : pack.imagesScale(), fields.picture(), one(asked.alike()));
        double[] told = read(pack == null ? null : pack.wordsScale(), fields.text(), one(asked.shown()));
        Map<Integer, Signs> signs = new LinkedHashMap<>();
        for (int i = 0; i < documents.length; i++) {
            double cosine = Double.isNaN(cosines[i]) ? 0 : cosines[i];
            double share = best > 0 ? bm25[i] / best : 0;
            signs.put(documents[i], new Signs(cosine, bm25[i], share, coverage[i], depicted[i], alike[i], told[i]));
        }
        return signs;
    }

    private double[] coverage(List<WordQuery.Word> words) throws IOException {
        double[] covered = new double[documents.length];
        double all = 0;
        for (WordQuery.Word word : words) {
            all += word.weight();
            float[] scores = scores(word.matches());
            for (int i = 0; i < covered.length; i++) {
                covered[i] += scores[i] > 0 ? word.weight() * word.trust() : 0;
            }
        }
        for (int i = 0; i < covered.length; i++) {
            covered[i] = all > 0 ? covered[i] / all : 0;
        }
        return covered;
    }

    /** 0 for documents that do not match. */
    private float[] scores(Query query) throws IOException {
        float[] scores = new float[documents.length];
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Scorer scorer = weight.scorer(leaf);
            if (scorer != null) {
                atDocuments(leaf, scorer.iterator(), i -> scores[i] = scorer.score());
            }
        }
        return scores;
    }

    private static List<float[]> one(float @Nullable [] vector) {
        return vector == null ? List.of() : List.of(vector);
    }

    /** The cosines as a scale reads them; NaN without a scale. */
    private double[] read(ImageTextPack.@Nullable CosineScale scale, String field, List<float[]> queries)
            throws IOException {
        double[] read = cosines(field, scale == null ? List.of() : queries);
        for (int i = 0; i < read.length && scale != null; i++) {
            read[i] = Double.isNaN(read[i]) ? read[i] : scale.score(read[i]);
        }
        return read;
    }

    /** Of each document's vector with the nearest of these; NaN where there is no vector or none of these. */
    private double[] cosines(String field, List<float[]> queries) throws IOException {
        double[] cosines = new double[documents.length];
        Arrays.fill(cosines, Double.NaN);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            @Nullable
            FloatVectorValues values = queries.isEmpty() ? null : leaf.reader().getFloatVectorValues(field);
            if (values != null) {
                KnnVectorValues.DocIndexIterator at = values.iterator();
                atDocuments(leaf, at, i -> cosines[i] = best(values.vectorValue(at.index()), queries));
            }
        }
        return cosines;
    }

    private static double best(float[] vector, List<float[]> queries) {
        double best = -1;
        for (float[] query : queries) {
            best = Math.max(best, VectorUtil.dotProduct(vector, query));
        }
        return best;
    }

    private interface Taking {
        void take(int i) throws IOException;
    }

    /** Moves over a leaf and tells of those of the documents where it stops, by their place in the array. */
    private void atDocuments(LeafReaderContext leaf, DocIdSetIterator stops, Taking taking) throws IOException {
        for (int i = 0; i < documents.length; i++) {
            int document = documents[i] - leaf.docBase;
            if (document >= 0 && document < leaf.reader().maxDoc()) {
                int at = stops.docID() < document ? stops.advance(document) : stops.docID();
                if (at == document) {
                    taking.take(i);
                }
            }
        }
    }
}
