package org.deixis.retrieval;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;

/** Words as Lucene queries over the fields of a pair. */
final class FieldQueries {
    private static final float TIE = 0.2f;

    private final Analyzer analyzer;

    FieldQueries(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** The names that may stand before a colon. */
    static Set<String> fieldNames(IndexSearcher searcher) {
        Set<String> names = new TreeSet<>(PairFields.SEARCHED.keySet());
        names.remove(PairFields.OTHER);
        searcher.getIndexReader().leaves().forEach(leaf -> {
            FieldInfos infos = leaf.reader().getFieldInfos();
            infos.forEach(info -> PairFields.filterName(info.name).ifPresent(names::add));
        });
        return names;
    }

    /** All words of a phrase side by side, give or take one, in any one field. */
    Query anywhere(String phrase) {
        List<Query> fields = new ArrayList<>();
        QueryBuilder builder = new QueryBuilder(analyzer);
        PairFields.SEARCHED.forEach((field, boost) -> {
            Query query = builder.createPhraseQuery(field, phrase, 1);
            if (query != null) {
                fields.add(new BoostQuery(query, boost));
            }
        });
        return fields.isEmpty() ? MatchNoDocsQuery.INSTANCE : new DisjunctionMaxQuery(fields, TIE);
    }

    /** The field's whole value is one of these. */
    static Query oneOf(String field, List<String> values) {
        return new TermInSetQuery(
                PairFields.filterField(field),
                values.stream()
                        .map(value -> new BytesRef(PairFields.filterValue(value)))
                        .toList());
    }

    Query phrase(String phrase) {
        Query exact = new QueryBuilder(analyzer).createPhraseQuery(PairFields.WORDS, phrase);
        return exact == null ? MatchNoDocsQuery.INSTANCE : exact;
    }

    Query within(String field, String text) {
        if (!PairFields.SEARCHED.containsKey(field)) {
            return new TermQuery(new Term(PairFields.filterField(field), PairFields.filterValue(text)));
        }
        Query query = new QueryBuilder(analyzer).createBooleanQuery(field, text, Occur.MUST);
        return query == null ? MatchNoDocsQuery.INSTANCE : query;
    }
}
