package org.deixis.retrieval;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** A typed query as Lucene queries: what must hold, what scores, and each word apart. */
final class WordQuery {
    private static final float SYNONYM_BOOST = 0.8f;
    private static final double REPAIRED_TRUST = 0.7;
    private static final int MOST_TEXTS = 3;

    private final FieldQueries fields;
    private final IndexSearcher searcher;
    private final List<Word> words = new ArrayList<>();
    private final List<Query> scoring = new ArrayList<>();
    private final List<String> hints = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final Map<Query, Integer> counts = new HashMap<>();
    private final @Nullable Query filter;

    /**
     * @param matches pairs that have it, or a synonym of it
     * @param weight its rarity
     * @param trust below 1 for a repaired word
     */
    record Word(Query matches, double weight, double trust) {}

    WordQuery(SearchQuery query, Filters filters, IndexSearcher searcher, Analyzer analyzer, MedicalSynonyms synonyms)
            throws IOException {
        this.fields = new FieldQueries(analyzer);
        this.searcher = searcher;
        hints.addAll(query.hints());
        List<String> spelled = new ArrayList<>();
        Map<String, Double> trust = repaired(query.words(), spelled, synonyms);
        addWords(spelled, trust, synonyms);
        for (String phrase : query.phrases()) {
            add(fields.phrase(phrase), 1);
        }
        query.fields().forEach(field -> scoring.add(fields.within(field.field(), field.words())));
        filter = filter(query, filters);
    }

    private Map<String, Double> repaired(List<String> typed, List<String> spelled, MedicalSynonyms synonyms)
            throws IOException {
        Spelling spelling = new Spelling(searcher.getIndexReader());
        Map<String, Double> trust = new LinkedHashMap<>();
        for (String word : typed) {
            boolean fine = Texts.idle(word) || synonyms.knows(word) || count(fields.anywhere(word)) > 0;
            Optional<String> repair = fine ? Optional.empty() : spelling.repair(word);
            repair.ifPresent(better -> {
                trust.put(better, REPAIRED_TRUST);
                hints.add("Searched for \"%s\" in place of \"%s\".".formatted(better, word));
            });
            spelled.add(repair.orElse(word));
        }
        return trust;
    }

    private void addWords(List<String> spelled, Map<String, Double> trust, MedicalSynonyms synonyms)
            throws IOException {
        List<String> telling =
                spelled.stream().filter(word -> !Texts.idle(word)).distinct().toList();
        List<String> searched = telling.isEmpty() ? spelled : telling;
        texts.add(String.join(" ", spelled));
        List<MedicalSynonyms.Match> matches = synonyms.in(searched);
        for (int i = 0; i < searched.size(); i++) {
            int at = i;
            Query word = fields.anywhere(searched.get(i));
            scoring.add(word);
            List<Query> same = new ArrayList<>(List.of(word));
            matches.stream()
                    .filter(match -> match.start() <= at && at < match.end())
                    .forEach(match -> match.alternatives().forEach(other -> same.add(fields.anywhere(other))));
            add(
                    same.size() == 1 ? word : new DisjunctionMaxQuery(same, 0),
                    trust.getOrDefault(searched.get(i), 1.0),
                    false);
        }
        for (MedicalSynonyms.Match match : matches) {
            List<Query> others =
                    match.alternatives().stream().map(fields::anywhere).toList();
            scoring.add(
                    new BoostQuery(new DisjunctionMaxQuery(others, 0), SYNONYM_BOOST * (match.end() - match.start())));
        }
        for (int choice = 0; choice < MOST_TEXTS - 1 && !matches.isEmpty(); choice++) {
            String text = replaced(searched, matches, choice);
            if (!texts.contains(text)) {
                texts.add(text);
            }
        }
    }

    private static String replaced(List<String> words, List<MedicalSynonyms.Match> matches, int choice) {
        List<String> text = new ArrayList<>();
        int at = 0;
        for (MedicalSynonyms.Match match : matches) {
            text.addAll(words.subList(at, match.start()));
            text.add(match.alternatives()
                    .get(Math.min(choice, match.alternatives().size() - 1)));
            at = match.end();
        }
        text.addAll(words.subList(at, words.size()));
        return String.join(" ", text);
    }

    private void add(Query matches, double trust) throws IOException {
        add(matches, trust, true);
    }

    private void add(Query matches, double trust, boolean scores) throws IOException {
        int all = Math.max(1, searcher.getIndexReader().numDocs());
        words.add(new Word(matches, Math.log(1 + (all + 1.0) / (count(matches) + 1.0)), trust));
        if (scores) {
            scoring.add(matches);
        }
    }

    private int count(Query matches) throws IOException {
        Integer known = counts.get(matches);
        int count = known == null ? searcher.count(matches) : known;
        counts.put(matches, count);
        return count;
    }

    private @Nullable Query filter(SearchQuery query, Filters filters) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        filters.wanted().forEach((field, values) -> all.add(FieldQueries.oneOf(field, values), Occur.FILTER));
        filters.unwanted().forEach((field, values) -> all.add(FieldQueries.oneOf(field, values), Occur.MUST_NOT));
        query.fields().forEach(field -> all.add(fields.within(field.field(), field.words()), Occur.FILTER));
        query.phrases().forEach(phrase -> all.add(fields.phrase(phrase), Occur.FILTER));
        query.excluded()
                .forEach(out -> all.add(
                        out.field() == null ? fields.anywhere(out.words()) : fields.within(out.field(), out.words()),
                        Occur.MUST_NOT));
        BooleanQuery built = all.build();
        if (built.clauses().isEmpty()) {
            return null;
        }
        boolean onlyNegative = built.clauses().stream().allMatch(clause -> clause.occur() == Occur.MUST_NOT);
        return onlyNegative ? all.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER).build() : built;
    }

    /** What must hold; null where nothing must. */
    @Nullable
    Query filter() {
        return filter;
    }

    /** What scores by words. */
    Query scoring() {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        scoring.forEach(query -> any.add(query, Occur.SHOULD));
        return any.build();
    }

    List<Word> words() {
        return words;
    }

    /** What is embedded: the query's words, then the same with synonyms in their place. */
    List<String> texts(SearchQuery query) {
        String more = (String.join(" ", query.phrases()) + " "
                        + String.join(
                                " ",
                                query.fields().stream()
                                        .map(SearchQuery.FieldWords::words)
                                        .toList()))
                .strip();
        return texts.stream()
                .map(text -> (text + " " + more).strip())
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    void hint(String sentence) {
        hints.add(sentence);
    }

    List<String> hints() {
        return hints;
    }
}
