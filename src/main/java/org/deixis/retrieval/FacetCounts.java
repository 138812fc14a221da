package org.deixis.retrieval;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Counts the values of one field: of hits by what they say, of everything that passes a filter by the index's terms. */
final class FacetCounts {
    private static final int MOST_TERMS = 40;
    private static final List<String> MEANINGLESS = List.of("not stated", "unknown", "n/a");

    private FacetCounts() {}

    /** Value → count, as the hits write it. */
    static Map<String, Integer> of(List<Hit> hits, String field) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Map<String, String> spelled = new LinkedHashMap<>();
        for (Hit hit : hits) {
            String value = value(hit, field);
            if (!value.isBlank() && !MEANINGLESS.contains(PairFields.filterValue(value))) {
                counts.merge(spelled.computeIfAbsent(PairFields.filterValue(value), same -> value), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static String value(Hit hit, String field) {
        return field.equals(Filters.COLLECTION) ? hit.collection() : hit.pair().value(field);
    }

    /** Value → count over everything in the index that passes the filter. */
    static Map<String, Integer> of(IndexSearcher searcher, @Nullable Query filter, String field) throws IOException {
        Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), PairFields.filterField(field));
        Map<String, Integer> counts = new LinkedHashMap<>();
        if (terms == null) {
            return counts;
        }
        for (Term term : frequent(terms, PairFields.filterField(field))) {
            TermQuery has = new TermQuery(term);
            int count = searcher.count(
                    filter == null
                            ? has
                            : new BooleanQuery.Builder()
                                    .add(has, Occur.FILTER)
                                    .add(filter, Occur.FILTER)
                                    .build());
            Optional<String> value = spelled(searcher, has, field);
            if (count > 0 && value.isPresent() && !MEANINGLESS.contains(term.text())) {
                counts.merge(value.get(), count, Integer::sum);
            }
        }
        return counts;
    }

    private static List<Term> frequent(Terms terms, String field) throws IOException {
        record Counted(Term term, int count) {}
        List<Counted> all = new ArrayList<>();
        TermsEnum each = terms.iterator();
        for (BytesRef term = each.next(); term != null; term = each.next()) {
            all.add(new Counted(new Term(field, BytesRef.deepCopyOf(term)), each.docFreq()));
            if (all.size() > 50 * MOST_TERMS) {
                return List.of(); // a field that tells every pair apart narrows nothing
            }
        }
        return all.stream()
                .sorted(Comparator.comparingInt(Counted::count).reversed())
                .limit(MOST_TERMS)
                .map(Counted::term)
                .toList();
    }

    /** The term as a pair writes it: terms are lower case. */
    private static Optional<String> spelled(IndexSearcher searcher, TermQuery term, String field) throws IOException {
        TopDocs one = searcher.search(term, 1);
        if (one.scoreDocs.length == 0) {
            return Optional.empty();
        }
        ImageTextPair pair = PairJson.read(
                searcher.storedFields().document(one.scoreDocs[0].doc).get(PairFields.BODY));
        return Optional.of(pair.value(field));
    }
}
