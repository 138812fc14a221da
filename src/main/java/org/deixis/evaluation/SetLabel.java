package org.deixis.evaluation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A label of a grounding set.
 *
 * @param id e.g. {@code left-lung}; the same id as in packs and the vocabulary
 * @param name what is typed to ask for it
 * @param kind organ, structure, tissue, lesion, cell, device …
 * @param laterality left, right or null; the patient's side
 */
record SetLabel(
        String id, String name, String kind, @Nullable String laterality) {

    /** Id that the same structure on the other side would have; empty for a label without a side. */
    Optional<String> otherSide() {
        return switch (laterality) {
            case "left" -> Optional.of(id.replace("left", "right"));
            case "right" -> Optional.of(id.replace("right", "left"));
            case null, default -> Optional.empty();
        };
    }
}
