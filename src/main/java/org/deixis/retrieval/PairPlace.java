package org.deixis.retrieval;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.jspecify.annotations.Nullable;

/** Where a pair lies that others are to be compared with. */
record PairPlace(IndexSearcher searcher, int document) {

    /** Looks a pair up by its id. */
    interface Finder {
        Optional<PairPlace> find(String id) throws IOException;
    }

    static Optional<PairPlace> in(IndexSearcher searcher, String id) throws IOException {
        TopDocs found = searcher.search(new TermQuery(new Term(PairFields.KEY, id)), 1);
        return found.scoreDocs.length == 0
                ? Optional.empty()
                : Optional.of(new PairPlace(searcher, found.scoreDocs[0].doc));
    }

    ImageTextPair pair() throws IOException {
        return PairJson.read(searcher.storedFields().document(document).get(PairFields.BODY));
    }

    /** A copy. */
    Optional<float[]> vector(String field) throws IOException {
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
