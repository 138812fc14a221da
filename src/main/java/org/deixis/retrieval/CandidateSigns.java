package org.deixis.retrieval;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
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
        Map<Integer, Signs> signs = new LinkedHashMap<>();
        for (int i = 0; i < documents.length; i++) {
            double share = best > 0 ? bm25[i] / best : 0;
            Optional<float[]> text = vector(documents[i], fields.text());
            Optional<float[]> picture = pack == null ? Optional.empty() : vector(documents[i], fields.picture());
            double cosine = text.isEmpty() || asked.texts().isEmpty() ? 0 : best(text.get(), asked.texts());
            double depicted = Double.NaN;
            double alike = Double.NaN;
            double told = Double.NaN;
            if (pack != null) {
                if (picture.isPresent() && !asked.depicted().isEmpty()) {
                    depicted = pack.wordsScale().score(best(picture.get(), asked.depicted()));
                }
                if (picture.isPresent() && asked.alike() != null) {
                    alike = pack.imagesScale().score(dot(picture.get(), asked.alike()));
                }
                if (text.isPresent() && asked.shown() != null) {
                    told = pack.wordsScale().score(dot(text.get(), asked.shown()));
                }
            }
            signs.put(documents[i], new Signs(cosine, bm25[i], share, coverage[i], depicted, alike, told));
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
            if (scorer == null) {
                continue;
            }
            DocIdSetIterator matching = scorer.iterator();
            for (int i = 0; i < documents.length; i++) {
                int document = documents[i] - leaf.docBase;
                if (document >= 0 && document < leaf.reader().maxDoc()) {
                    int at = matching.docID() < document ? matching.advance(document) : matching.docID();
                    scores[i] = at == document ? scorer.score() : 0;
                }
            }
        }
        return scores;
    }

    private static double best(float[] vector, List<float[]> queries) {
        double best = -1;
        for (float[] query : queries) {
            best = Math.max(best, dot(vector, query));
        }
        return best;
    }

    private static double dot(float[] vector, float[] query) {
        return VectorUtil.dotProduct(vector, query);
    }

    /** A copy. */
    Optional<float[]> vector(int document, String field) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        @Nullable FloatVectorValues values = leaf.reader().getFloatVectorValues(field);
        if (values == null) {
            return Optional.empty();
        }
        KnnVectorValues.DocIndexIterator at = values.iterator();
        int wanted = document - leaf.docBase;
        return at.advance(wanted) == wanted
                ? Optional.of(values.vectorValue(at.index()).clone())
                : Optional.empty();
    }
}
