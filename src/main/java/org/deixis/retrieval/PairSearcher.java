package org.deixis.retrieval;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.DefaultPassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.deixis.inference.text.TextEncoder;
import org.jspecify.annotations.Nullable;

/**
 * Answers one query on one view of the pairs. The best by words and the best by meaning are the candidates; every candidate
 * gets every sign, so that none is missing where the two lists differ; the signs make the score and decide on the floor.
 * Filters and exclusions hold inside the vector search.
 */
final class PairSearcher {
    private static final int DEPTH = 200;

    private final IndexSearcher searcher;
    private final TextEncoder encoder;
    private final MedicalSynonyms synonyms;
    private final Analyzer analyzer = PairFields.analyzer();

    PairSearcher(IndexSearcher searcher, TextEncoder encoder, MedicalSynonyms synonyms) {
        this.searcher = searcher;
        this.encoder = encoder;
        this.synonyms = synonyms;
    }

    SearchResult search(SearchRequest request) throws IOException {
        long start = System.nanoTime();
        SearchQuery query = SearchQuery.read(request.query(), FieldQueries.fieldNames(searcher));
        if (query.isEmpty()
                && request.filters().isEmpty()
                && request.like().isEmpty()
                && request.unlike().isEmpty()) {
            throw RetrievalException.emptyQuery();
        }
        WordQuery words = new WordQuery(query, request.filters(), searcher, analyzer, synonyms);
        List<Scored> found = words.words().isEmpty()
                        && request.like().isEmpty()
                        && request.unlike().isEmpty()
                ? listed(words, request)
                : ranked(query, words, request);
        int total = (int) found.stream().filter(hit -> !hit.below()).count();
        List<Hit> hits = new ArrayList<>();
        for (Scored hit : found) {
            if (hits.size() < request.limit() && (request.weak() || !hit.below())) {
                hits.add(hit(hit, words));
            }
        }
        return new SearchResult(
                request.query(),
                request.mode(),
                total > 0,
                total,
                hits,
                words.hints(),
                (System.nanoTime() - start) / 1e6);
    }

    private record Scored(int document, double score, Signs signs, boolean below) {}

    /** Everything that passes the filters: nothing says that one is better than another. */
    private List<Scored> listed(WordQuery words, SearchRequest request) throws IOException {
        Query filter = words.filter() == null ? MatchAllDocsQuery.INSTANCE : words.filter();
        return Arrays.stream(searcher.search(filter, Math.max(DEPTH, request.limit())).scoreDocs)
                .map(found -> new Scored(found.doc, 1, new Signs(0, 0, 0, 1), false))
                .toList();
    }

    private List<Scored> ranked(SearchQuery query, WordQuery words, SearchRequest request) throws IOException {
        List<float[]> vectors = new QueryVectors(searcher, encoder).of(query, words, request);
        int depth = Math.max(DEPTH, 2 * request.limit());
        TreeSet<Integer> candidates = new TreeSet<>();
        if (request.mode() != SearchMode.TEXT) {
            candidates.addAll(documents(searcher.search(filtered(words.scoring(), words.filter()), depth)));
        }
        if (request.mode() != SearchMode.BM25) {
            for (float[] vector : vectors) {
                Query near = new KnnFloatVectorQuery(PairFields.VECTOR, vector, depth, words.filter());
                candidates.addAll(documents(searcher.search(near, depth)));
            }
        }
        int[] documents = candidates.stream()
                .filter(document -> !isExample(document, request))
                .mapToInt(Integer::intValue)
                .toArray();
        boolean onlyExamples = words.words().isEmpty();
        return new CandidateSigns(searcher, documents)
                .signs(words, vectors).entrySet().stream()
                        .map(candidate -> {
                            Signs signs = candidate.getValue();
                            SearchMode mode = onlyExamples ? SearchMode.TEXT : request.mode();
                            return new Scored(
                                    candidate.getKey(),
                                    Ranking.score(mode, signs),
                                    signs,
                                    Ranking.belowFloor(mode, signs));
                        })
                        .sorted(Comparator.comparingDouble(Scored::score)
                                .reversed()
                                .thenComparing(Scored::document))
                        .toList();
    }

    private boolean isExample(int document, SearchRequest request) {
        if (request.like().isEmpty() && request.unlike().isEmpty()) {
            return false;
        }
        try {
            String id = searcher.storedFields().document(document).get(PairFields.KEY);
            return request.like().contains(id) || request.unlike().contains(id);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Integer> documents(TopDocs found) {
        return Arrays.stream(found.scoreDocs).map(hit -> hit.doc).toList();
    }

    private static Query filtered(Query query, @Nullable Query filter) {
        return filter == null
                ? query
                : new BooleanQuery.Builder()
                        .add(query, Occur.MUST)
                        .add(filter, Occur.FILTER)
                        .build();
    }

    private Hit hit(Scored hit, WordQuery words) throws IOException {
        ImageTextPair pair =
                PairJson.read(searcher.storedFields().document(hit.document()).get(PairFields.BODY));
        return new Hit(pair, hit.score(), hit.signs(), hit.below(), highlights(pair, words));
    }

    private List<String> highlights(ImageTextPair pair, WordQuery words) throws IOException {
        UnifiedHighlighter highlighter = UnifiedHighlighter.builderWithoutSearcher(analyzer)
                .withMaxNoHighlightPassages(0)
                .withFormatter(new DefaultPassageFormatter("<b>", "</b>", " … ", true))
                .build();
        Object marked = highlighter.highlightWithoutSearcher("caption", words.scoring(), pair.caption(), 2);
        return marked == null ? List.of() : List.of(marked.toString());
    }
}
