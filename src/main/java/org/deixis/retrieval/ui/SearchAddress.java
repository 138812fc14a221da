package org.deixis.retrieval.ui;

import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.deixis.retrieval.Filters;
import org.deixis.retrieval.SearchMode;
import org.deixis.retrieval.SearchRequest;
import org.deixis.retrieval.SearchService;
import org.jspecify.annotations.Nullable;

/**
 * A query as the Search screen's address says it:
 * {@code search?q=amyloid&organ=colon&organ=kidney&not-slide=S1&like=ID&match=text&weak&pair=ID&in=COLLECTION}. Every other
 * name but those of a {@link PictureAddress} is a field to filter by.
 *
 * @param like ids of pairs that hits should be like
 * @param picture what hits should look like; null for no picture
 * @param weak whether hits below the floor are shown
 * @param pair the id of the pair that is open; empty for none
 * @param in its collection; empty where the address does not say
 */
record SearchAddress(
        String query,
        Filters filters,
        SearchMode mode,
        boolean weak,
        List<String> like,
        List<String> unlike,
        @Nullable PictureAddress picture,
        String pair,
        String in) {
    static final SearchAddress NOTHING =
            new SearchAddress("", Filters.NONE, SearchMode.HYBRID, false, List.of(), List.of(), null, "", "");

    private static final String NOT = "not-";
    private static final Set<String> RESERVED = Set.of(
            "q", "match", "weak", "like", "unlike", "pair", "in", "picture", "of", "image", PictureAddress.REGION);
    private static final int MOST_EXAMPLES = 10;

    SearchAddress {
        like = List.copyOf(like);
        unlike = List.copyOf(unlike);
    }

    /** What is no query is left out. */
    static SearchAddress of(Map<String, List<String>> parameters) {
        Filters filters = Filters.NONE;
        for (Map.Entry<String, List<String>> each : parameters.entrySet()) {
            String name = each.getKey().toLowerCase(Locale.ROOT);
            for (String value : each.getValue()) {
                if (RESERVED.contains(name) || value.isBlank() || name.length() > 100) {
                    continue;
                }
                filters = name.startsWith(NOT)
                        ? filters.excluding(name.substring(NOT.length()), value)
                        : filters.with(name, value);
            }
        }
        return new SearchAddress(
                one(parameters, "q"),
                filters,
                Stream.of(SearchMode.values())
                        .filter(mode -> mode.slug().equals(one(parameters, "match")))
                        .findFirst()
                        .orElse(SearchMode.HYBRID),
                parameters.containsKey("weak"),
                examples(parameters, "like"),
                examples(parameters, "unlike"),
                PictureAddress.of(parameters),
                one(parameters, "pair"),
                one(parameters, "in"));
    }

    private static List<String> examples(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .filter(id -> !id.isBlank())
                .distinct()
                .limit(MOST_EXAMPLES)
                .toList();
    }

    private static String one(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst().orElse("");
    }

    /** Without the picture, which has to be found first. */
    SearchRequest request() {
        return new SearchRequest(query, filters, mode, SearchRequest.MOST_HITS, like, unlike, weak);
    }

    /** Whether pictures stand in the query: its own, or those of examples. */
    boolean isByPictures() {
        return picture != null || !like.isEmpty() || !unlike.isEmpty();
    }

    /** Whether another search is asked for, not only another pair to look at. */
    boolean searchesLike(SearchAddress other) {
        return request().equals(other.request()) && Objects.equals(picture, other.picture);
    }

    SearchAddress with(String words) {
        return new SearchAddress(words, filters, mode, false, like, unlike, picture, pair, in);
    }

    SearchAddress with(Filters others) {
        return new SearchAddress(query, others, mode, weak, like, unlike, picture, pair, in);
    }

    SearchAddress with(SearchMode other) {
        return new SearchAddress(query, filters, other, weak, like, unlike, picture, pair, in);
    }

    SearchAddress withWeak(boolean shown) {
        return new SearchAddress(query, filters, mode, shown, like, unlike, picture, pair, in);
    }

    SearchAddress withPicture(@Nullable PictureAddress other) {
        return new SearchAddress(query, filters, mode, weak, like, unlike, other, pair, in);
    }

    SearchAddress opening(String id, String collection) {
        return new SearchAddress(query, filters, mode, weak, like, unlike, picture, id, collection);
    }

    SearchAddress like(String id) {
        return new SearchAddress(query, filters, mode, weak, added(like, id), dropped(unlike, id), picture, pair, in);
    }

    SearchAddress unlike(String id) {
        return new SearchAddress(query, filters, mode, weak, dropped(like, id), added(unlike, id), picture, pair, in);
    }

    SearchAddress withoutExample(String id) {
        return new SearchAddress(query, filters, mode, weak, dropped(like, id), dropped(unlike, id), picture, pair, in);
    }

    private static List<String> added(List<String> ids, String id) {
        List<String> more = new ArrayList<>(dropped(ids, id));
        more.add(id);
        return more.subList(Math.max(0, more.size() - MOST_EXAMPLES), more.size());
    }

    private static List<String> dropped(List<String> ids, String id) {
        return ids.stream().filter(other -> !other.equals(id)).toList();
    }

    /** Relative to the application's root. */
    String path() {
        List<String> parameters = new ArrayList<>();
        if (!query.isBlank()) {
            String words = query.length() > SearchService.LONGEST_QUERY
                    ? query.substring(0, SearchService.LONGEST_QUERY)
                    : query;
            parameters.add(parameter("q", words));
        }
        filters.wanted().forEach((field, values) -> values.forEach(value -> parameters.add(parameter(field, value))));
        filters.unwanted()
                .forEach((field, values) -> values.forEach(value -> parameters.add(parameter(NOT + field, value))));
        like.forEach(id -> parameters.add(parameter("like", id)));
        unlike.forEach(id -> parameters.add(parameter("unlike", id)));
        if (picture != null) {
            parameters.add(parameter(picture.kind().parameter(), picture.id()));
            if (picture.region() != null) {
                parameters.add(parameter(PictureAddress.REGION, picture.region().numbers()));
            }
        }
        if (mode != SearchMode.HYBRID) {
            parameters.add(parameter("match", mode.slug()));
        }
        if (weak) {
            parameters.add("weak");
        }
        if (!pair.isEmpty()) {
            parameters.add(parameter("pair", pair));
            if (!in.isEmpty()) {
                parameters.add(parameter("in", in));
            }
        }
        return parameters.isEmpty() ? "search" : "search?" + String.join("&", parameters);
    }

    QueryParameters parameters() {
        String path = path();
        int query = path.indexOf('?');
        return query < 0 ? QueryParameters.empty() : QueryParameters.fromString(path.substring(query + 1));
    }

    private static String parameter(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
