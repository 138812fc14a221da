package org.deixis.retrieval;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Answers one query on one view of the pairs. The best by words and the best by meaning are the candidates; every candidate
 * gets every sign, so that none is missing where the two lists differ; the signs make the score and decide on the floor.
 * Filters and exclusions hold inside the vector search.
 */
final class PairSearcher {
    /** Pairs that each of the searches, by words and by meaning, puts forward at least. */
    static final int DEPTH = 200;

    /** Pairs that have the ids of examples; an id may occur in each collection. */
    private static final int MOST_EXAMPLES = 10_000;

    private final IndexSearcher searcher;
    private final PairVectors pairVectors;
    private final MedicalSynonyms synonyms;
    private final IntFunction<String> collections;
    private final PairPlace.Finder examples;
    private final PairFields.Vectors fields;
    private final Analyzer analyzer = PairFields.analyzer();

    /**
     * @param collections the name of a document's collection
     * @param examples where pairs to compare with are looked up
     */
    PairSearcher(
            IndexSearcher searcher,
            PairVectors pairVectors,
            MedicalSynonyms synonyms,
            IntFunction<String> collections,
            PairPlace.Finder examples) {
        this.examples = examples;
        this.collections = collections;
        this.searcher = searcher;
        this.pairVectors = pairVectors;
        this.fields = pairVectors.fields();
        this.synonyms = synonyms;
    }

    SearchResult search(SearchRequest request) throws IOException {
        long start = System.nanoTime();
        if (isEmpty(request)) {
            throw RetrievalException.emptyQuery();
        }
        Found found = find(request);
        List<Hit> hits = new ArrayList<>();
        for (Scored scored : found.scored()) {
            if (hits.size() < request.limit() && (request.weak() || !scored.below())) {
                Hit hit = hit(scored);
                String marked = found.highlights().passages(hit.pair().caption());
                hits.add(marked.isEmpty() ? hit : hit.with(List.of(marked)));
            }
        }
        return new SearchResult(
                request.query(),
                request.mode(),
                found.relevant() > 0,
                found.relevant(),
                hits,
                found.words().hints(),
                (System.nanoTime() - start) / 1e6);
    }

    /**
     * Everything that was looked at, best first, those below the floor among them. An empty request finds every pair.
     *
     * @param ranked false where nothing says that one pair is better than another; then the list is not complete
     */
    record Found(List<Scored> scored, boolean ranked, WordQuery words, Highlights highlights) {
        int relevant() {
            return (int) scored.stream().filter(hit -> !hit.below()).count();
        }
    }

    record Scored(int document, double score, Signs signs, boolean below) {}

    Found find(SearchRequest request) throws IOException {
        SearchQuery query = SearchQuery.read(request.query(), FieldQueries.fieldNames(searcher));
        WordQuery words = new WordQuery(query, request.filters(), searcher, analyzer, synonyms);
        boolean ranked = !words.words().isEmpty() || request.hasExample();
        SearchRequest asked = request;
        if (!words.words().isEmpty() && request.mode() != SearchMode.BM25 && !isComparable()) {
            asked = request.with(SearchMode.BM25);
            words.hint("Vectors are being made anew; until they are done, only words are compared.");
        }
        return new Found(
                ranked ? ranked(query, words, asked) : listed(words),
                ranked,
                words,
                new Highlights(words.scoring(), analyzer));
    }

    /** Whether the index has vectors that a query's can be compared with; one of another text encoder has none. */
    private boolean isComparable() {
        return searcher.getIndexReader().numDocs() == 0
                || searcher.getIndexReader().leaves().stream()
                        .anyMatch(leaf -> leaf.reader().getFieldInfos().fieldInfo(fields.text()) != null);
    }

    /** What pictures are compared with: the query's picture, or else its words; empty where there is neither, or no pack. */
    Optional<float[]> seen(SearchRequest request) throws IOException {
        if (pairVectors.pack().isEmpty()) {
            return Optional.empty();
        }
        SearchQuery query = SearchQuery.read(request.query(), FieldQueries.fieldNames(searcher));
        WordQuery words = new WordQuery(query, request.filters(), searcher, analyzer, synonyms);
        QueryVectors.Asked asked =
                new QueryVectors(examples, pairVectors).of(query, words, request.with(SearchMode.IMAGE));
        return asked.alike() != null
                ? Optional.of(asked.alike())
                : asked.depicted().stream().findFirst();
    }

    private boolean isEmpty(SearchRequest request) {
        return request.filters().isEmpty()
                && !request.hasExample()
                && SearchQuery.read(request.query(), FieldQueries.fieldNames(searcher))
                        .isEmpty();
    }

    /** Everything that passes the filters: nothing says that one is better than another. */
    private List<Scored> listed(WordQuery words) throws IOException {
        Query filter = words.filter() == null ? MatchAllDocsQuery.INSTANCE : words.filter();
        return Arrays.stream(searcher.search(filter, SearchRequest.MOST_HITS).scoreDocs)
                .map(found -> new Scored(found.doc, 1, new Signs(0, 0, 0, 1), false))
                .toList();
    }

    private List<Scored> ranked(SearchQuery query, WordQuery words, SearchRequest request) throws IOException {
        QueryVectors.Asked asked = new QueryVectors(examples, pairVectors).of(query, words, request);
        Set<Integer> candidates = candidates(words, asked, request);
        candidates.removeAll(examples(request));
        int[] documents = candidates.stream().mapToInt(Integer::intValue).toArray();
        Ranking ranking = Ranking.of(request, !words.words().isEmpty());
        return new CandidateSigns(searcher, fields, documents)
                .signs(words, asked, pairVectors.pack().orElse(null)).entrySet().stream()
                        .map(candidate -> {
                            Signs signs = candidate.getValue();
                            return new Scored(
                                    candidate.getKey(), ranking.score(signs), signs, ranking.belowFloor(signs));
                        })
                        .sorted(Comparator.comparingDouble(Scored::score)
                                .reversed()
                                .thenComparing(Scored::document))
                        .toList();
    }

    /** The best of each of the searches; a filter holds inside every one. */
    private TreeSet<Integer> candidates(WordQuery words, QueryVectors.Asked asked, SearchRequest request)
            throws IOException {
        int depth = Math.max(DEPTH, 2 * request.limit());
        TreeSet<Integer> candidates = new TreeSet<>();
        if (request.mode() == SearchMode.BM25 || request.mode() == SearchMode.HYBRID) {
            candidates.addAll(documents(searcher.search(filtered(words.scoring(), words.filter()), depth)));
        }
        List<Query> near = new ArrayList<>();
        if (request.mode() != SearchMode.BM25 || words.words().isEmpty()) {
            asked.texts().forEach(vector -> near.add(near(fields.text(), vector, depth, words)));
        }
        asked.depicted().forEach(vector -> near.add(near(fields.picture(), vector, depth, words)));
        if (asked.alike() != null) {
            near.add(near(fields.picture(), asked.alike(), depth, words));
        }
        if (asked.shown() != null) {
            near.add(near(fields.text(), asked.shown(), depth, words));
        }
        for (Query query : near) {
            candidates.addAll(documents(searcher.search(query, depth)));
        }
        return candidates;
    }

    private static Query near(String field, float[] vector, int depth, WordQuery words) {
        return new KnnFloatVectorQuery(field, vector, depth, words.filter());
    }

    /** What the hits should be like or unlike, as far as it is searched: none of it is a hit. */
    private List<Integer> examples(SearchRequest request) throws IOException {
        Set<String> ids = request.examples();
        return ids.isEmpty()
                ? List.of()
                : documents(searcher.search(
                        new TermInSetQuery(
                                PairFields.KEY, ids.stream().map(BytesRef::new).toList()),
                        MOST_EXAMPLES));
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

    Hit hit(Scored scored) throws IOException {
        return new Hit(
                new PairPlace(searcher, scored.document()).pair(),
                collections.apply(scored.document()),
                scored.score(),
                scored.signs(),
                scored.below(),
                List.of());
    }
}
