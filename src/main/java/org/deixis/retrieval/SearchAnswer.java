package org.deixis.retrieval;

import java.util.List;

/**
 * What the Search screen shows for one request.
 *
 * @param request as it was answered: a text that was too long is cut
 * @param relevant pairs that reach the floor
 * @param incomplete whether there may be more of them than were looked at
 * @param searched pairs in the collections that were searched
 * @param groups relevant ones first, then, where they were asked for, those below the floor; best first
 * @param facets over what is shown
 * @param hints sentences for the user: repaired words, syntax that was read as plain words
 * @param nearest where nothing is relevant: what the nearest pairs are about
 * @param relaxed where nothing is found with the filters: what there would be without one of them
 * @param highlights marks the words in a caption
 * @param milliseconds it took
 */
public record SearchAnswer(
        SearchRequest request,
        int relevant,
        boolean incomplete,
        int searched,
        List<HitGroup> groups,
        List<Facet> facets,
        List<String> hints,
        List<String> nearest,
        List<Relaxed> relaxed,
        Highlights highlights,
        double milliseconds) {
    public SearchAnswer {
        groups = List.copyOf(groups);
        facets = List.copyOf(facets);
        hints = List.copyOf(hints);
        nearest = List.copyOf(nearest);
        relaxed = List.copyOf(relaxed);
    }

    /** Whether anything says that one pair is better than another; what is only listed has no weak hits. */
    public boolean ranked() {
        return !request.query().isBlank() || request.hasExample();
    }

    /** @param relevant pairs there would be, were the field not filtered by */
    public record Relaxed(String field, int relevant) {}
}
