package org.deixis.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.deixis.inference.ImageTextPack;
import org.deixis.inference.ImageTextPacks;
import org.deixis.inference.text.TextEncoder;
import org.deixis.language.Vocabulary;
import org.deixis.retrieval.Hit;
import org.deixis.retrieval.ImageTextPair;
import org.deixis.retrieval.PairCorpus;
import org.deixis.retrieval.SearchMode;
import org.deixis.retrieval.SearchRequest;
import org.deixis.retrieval.SearchResult;
import org.springframework.stereotype.Component;

/**
 * Asks queries of a corpus in an index that is thrown away. Rankings are measured as they are, hits below the floor included;
 * the floor is measured apart, and {@code ndcg10_shown} is over what a user sees.
 */
@Component
public final class RetrievalEvaluation {
    private static final int CUT = 10;
    private static final int DEEP = 200;

    private final TextEncoder encoder;
    private final ImageTextPacks packs;
    private final Vocabulary vocabulary;

    RetrievalEvaluation(TextEncoder encoder, ImageTextPacks packs, Vocabulary vocabulary) {
        this.encoder = encoder;
        this.packs = packs;
        this.vocabulary = vocabulary;
    }

    /** @throws UnreadableSetException when corpus or queries cannot be used */
    public RetrievalMeasures measure(List<Path> corpora, Path queries, Consumer<String> messages) {
        RetrievalSet set = RetrievalSet.read(corpora, queries, messages);
        messages.accept("Indexing %,d pairs".formatted(set.pairs().size()));
        RetrievalMeasures measures = new RetrievalMeasures(set.pairs().size());
        try (PairCorpus corpus = new PairCorpus(set.pairs(), encoder, packs.encoder(), vocabulary)) {
            for (SearchMode mode : modes()) {
                messages.accept("Asking %d queries: %s".formatted(set.queries().size(), mode.slug()));
                for (RetrievalQuery query : set.queries()) {
                    measures.add(mode, outcome(corpus, set.pairs(), query, mode));
                }
            }
            packs.encoder().ifPresent(pack -> measures.addCaptions(unseen(corpus, pack.pack())));
        }
        return measures;
    }

    /**
     * Pairs with a picture of a slide or case that the pack names none of among what it was trained on; none where the pack does not
     * say what that was.
     */
    private static List<PairCorpus.Depicted> unseen(PairCorpus corpus, ImageTextPack pack) {
        Set<String> trained = Set.copyOf(pack.trainedOn());
        return corpus.depicted(pair -> {
            List<String> origin = Stream.of(pair.field("slide"), pair.field("case"))
                    .filter(name -> !name.isEmpty())
                    .toList();
            return !trained.isEmpty() && !origin.isEmpty() && origin.stream().noneMatch(trained::contains);
        });
    }

    private List<SearchMode> modes() {
        return Stream.of(SearchMode.values())
                .filter(mode -> mode != SearchMode.IMAGE || packs.encoder().isPresent())
                .toList();
    }

    private static RetrievalMeasures.Outcome outcome(
            PairCorpus corpus, List<ImageTextPair> pairs, RetrievalQuery query, SearchMode mode) {
        SearchResult result = corpus.search(
                new SearchRequest(query.query(), query.filters(), mode, DEEP, List.of(), List.of(), true));
        List<Integer> ranked = grades(result.hits(), query);
        List<Integer> shown =
                grades(result.hits().stream().filter(hit -> !hit.belowFloor()).toList(), query);
        List<Integer> all = pairs.stream()
                .filter(pair -> passes(pair, query))
                .map(pair -> RetrievalSet.grade(pair, query))
                .filter(grade -> grade > 0)
                .toList();
        return new RetrievalMeasures.Outcome(
                query,
                !result.relevant(),
                RankedGain.ndcg(ranked, all, CUT),
                bySlide(result.hits(), pairs, query),
                RankedGain.ndcg(shown, all, CUT),
                RankedGain.recall(ranked, all.size(), 1),
                RankedGain.recall(ranked, all.size(), 5),
                RankedGain.recall(ranked, all.size(), CUT),
                RankedGain.reciprocalRank(ranked),
                result.milliseconds());
    }

    private static boolean passes(ImageTextPair pair, RetrievalQuery query) {
        return query.filters().entrySet().stream()
                .allMatch(filter -> pair.field(filter.getKey()).equalsIgnoreCase(filter.getValue()));
    }

    private static List<Integer> grades(List<Hit> hits, RetrievalQuery query) {
        return hits.stream().map(hit -> RetrievalSet.grade(hit.pair(), query)).toList();
    }

    /** Each slide, or case, once: at its first hit, with its highest grade. */
    private static double bySlide(List<Hit> hits, List<ImageTextPair> pairs, RetrievalQuery query) {
        Map<String, Integer> best = new LinkedHashMap<>();
        for (ImageTextPair pair : pairs) {
            if (passes(pair, query)) {
                best.merge(pair.group(), RetrievalSet.grade(pair, query), Math::max);
            }
        }
        List<Integer> ranked = new ArrayList<>();
        hits.stream()
                .map(hit -> hit.pair().group())
                .distinct()
                .forEach(group -> ranked.add(best.getOrDefault(group, 0)));
        List<Integer> all = best.values().stream().filter(grade -> grade > 0).toList();
        return RankedGain.ndcg(ranked, all, CUT);
    }
}
