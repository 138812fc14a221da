package org.deixis.retrieval;

import java.util.List;

/**
 * Hits that show parts of one slide or case.
 *
 * @param key the slide or case; the pair's id where neither is known
 * @param hits best first, at least one, all of one collection and all at the same side of the floor
 */
public record HitGroup(String key, List<Hit> hits) {
    public HitGroup {
        hits = List.copyOf(hits);
    }

    public Hit best() {
        return hits.getFirst();
    }

    public boolean belowFloor() {
        return best().belowFloor();
    }
}
