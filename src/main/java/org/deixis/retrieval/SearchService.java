package org.deixis.retrieval;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;

/**
 * Answers the Search screen: hits by slide or case, by what they can be narrowed, and for an empty answer what would help.
 * Each field that is filtered by is counted without its own filter, by a search of its own. Thread-safe.
 */
public final class SearchService {
    /** By what can be narrowed, in the order it is shown. */
    public static final List<String> FACETS = List.of(
            Filters.COLLECTION,
            "organ",
            "modality",
            "stain",
            "location_category",
            "diagnosis",
            "plane",
            "scale",
            "license");

    /** Characters of a query; the rest is cut. */
    public static final int LONGEST_QUERY = 2_000;

    private static final int MOST_NEAREST = 5;

    private final PairLibrary library;

    SearchService(PairLibrary library) {
        this.library = library;
    }

    /** What one search came to. */
    private record Tally(
            List<Hit> hits,
            int relevant,
            boolean incomplete,
            int searched,
            List<String> hints,
            Highlights highlights,
            Map<String, Map<String, Integer>> counts) {}

    /**
     * @param request {@code limit} is not looked at; without words, filters and examples everything is listed
     * @param cancelled asked between searches
     * @throws CancellationException when it was
     * @throws RetrievalException for what cannot be searched for, and for an index that is damaged or of another version
     */
    public SearchAnswer answer(SearchRequest request, BooleanSupplier cancelled) {
        long start = System.nanoTime();
        List<String> hints = new ArrayList<>();
        SearchRequest asked = cut(request, hints);
        Tally tally = tally(asked, FACETS);
        hints.addAll(tally.hints());
        Map<String, Map<String, Integer>> counts = new LinkedHashMap<>(tally.counts());
        List<SearchAnswer.Relaxed> relaxed = new ArrayList<>();
        for (String field : asked.filters().wanted().keySet()) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            Tally without = tally(asked.with(asked.filters().without(field)), List.of(field));
            counts.putAll(without.counts());
            if (without.relevant() > 0) {
                relaxed.add(new SearchAnswer.Relaxed(field, without.relevant()));
            }
        }
        List<Hit> shown = shown(tally, asked.weak());
        return new SearchAnswer(
                asked,
                tally.relevant(),
                tally.incomplete(),
                tally.searched(),
                groups(shown),
                facets(counts, asked.filters()),
                hints,
                tally.relevant() > 0 ? List.of() : nearest(tally.hits()),
                tally.relevant() > 0 ? List.of() : relaxed,
                tally.highlights(),
                (System.nanoTime() - start) / 1e6);
    }

    private static SearchRequest cut(SearchRequest request, List<String> hints) {
        String query = request.query();
        if (query.length() <= LONGEST_QUERY) {
            return request;
        }
        hints.add("The text has %,d characters; its first %,d were searched for."
                .formatted(query.length(), LONGEST_QUERY));
        int end = Math.max(query.lastIndexOf(' ', LONGEST_QUERY), LONGEST_QUERY / 2);
        return request.with(query.substring(0, end));
    }

    private Tally tally(SearchRequest request, List<String> fields) {
        try (LibraryView view = library.searched().view(request.filters())) {
            PairSearcher searcher = library.searched().searcher(view);
            SearchRequest inside = SearchedCollections.inside(request).with(PairSearcher.DEPTH);
            PairSearcher.Found found = searcher.find(inside);
            List<Hit> hits = new ArrayList<>();
            for (PairSearcher.Scored scored : found.scored()) {
                hits.add(searcher.hit(scored));
            }
            Query filter = found.words().filter();
            int relevant = found.ranked()
                    ? found.relevant()
                    : view.searcher().count(filter == null ? MatchAllDocsQuery.INSTANCE : filter);
            Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
            for (String field : fields) {
                counts.put(
                        field,
                        found.ranked()
                                ? FacetCounts.of(counted(hits, request.weak()), field)
                                : field.equals(Filters.COLLECTION)
                                        ? collections(view, filter)
                                        : FacetCounts.of(view.searcher(), filter, field));
            }
            return new Tally(
                    hits,
                    relevant,
                    relevant > hits.size() || found.ranked() && relevant >= 2 * PairSearcher.DEPTH,
                    view.sizes().stream().mapToInt(Integer::intValue).sum(),
                    Stream.concat(found.words().hints().stream(), view.warnings().stream())
                            .toList(),
                    found.highlights(),
                    counts);
        } catch (IOException e) {
            throw library.searched().unreadable(request.filters(), e);
        }
    }

    private static Map<String, Integer> collections(LibraryView view, @org.jspecify.annotations.Nullable Query filter)
            throws IOException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<PairCollection> collections = view.collections();
        for (int i = 0; i < collections.size(); i++) {
            int count = filter == null ? view.sizes().get(i) : view.count(i, filter);
            counts.put(collections.get(i).name(), count);
        }
        return counts;
    }

    private static List<Hit> counted(List<Hit> hits, boolean weak) {
        return weak ? hits : hits.stream().filter(hit -> !hit.belowFloor()).toList();
    }

    private static List<Hit> shown(Tally tally, boolean weak) {
        Stream<Hit> relevant = tally.hits().stream().filter(hit -> !hit.belowFloor());
        Stream<Hit> below = weak ? tally.hits().stream().filter(Hit::belowFloor) : Stream.empty();
        return Stream.concat(relevant, below).toList();
    }

    private static List<HitGroup> groups(List<Hit> hits) {
        record Key(String collection, String group, boolean below) {}
        Map<Key, List<Hit>> groups = new LinkedHashMap<>();
        for (Hit hit : hits) {
            Key key = new Key(hit.collection(), hit.pair().group(), hit.belowFloor());
            groups.computeIfAbsent(key, first -> new ArrayList<>()).add(hit);
        }
        return groups.entrySet().stream()
                .map(group -> new HitGroup(group.getKey().group(), group.getValue()))
                .toList();
    }

    private static List<Facet> facets(Map<String, Map<String, Integer>> counts, Filters filters) {
        List<Facet> facets = new ArrayList<>();
        for (String field : FACETS) {
            Map<String, Integer> found = counts.getOrDefault(field, Map.of());
            List<Facet.Value> values = new ArrayList<>();
            found.forEach((value, count) -> values.add(new Facet.Value(value, count, filters.has(field, value))));
            for (String wanted : filters.values(field)) {
                if (found.keySet().stream().noneMatch(wanted::equalsIgnoreCase)) {
                    values.add(new Facet.Value(wanted, 0, true));
                }
            }
            values.sort(Comparator.comparingInt(Facet.Value::count).reversed());
            if (!values.isEmpty()) {
                facets.add(new Facet(field, values));
            }
        }
        return facets;
    }

    /** What the nearest pairs are about. */
    private static List<String> nearest(List<Hit> hits) {
        Set<String> terms = new LinkedHashSet<>();
        for (Hit hit : hits) {
            for (String field : List.of("diagnosis", "organ")) {
                String value = hit.pair().field(field);
                if (terms.size() < MOST_NEAREST && !value.isEmpty() && !value.equals("not stated")) {
                    terms.add(value);
                    break;
                }
            }
        }
        return List.copyOf(terms);
    }
}
