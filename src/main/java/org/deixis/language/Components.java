package org.deixis.language;

import java.util.Optional;
import java.util.Set;

/**
 * How many connected regions one image shows of a thing, where anatomy decides it.
 *
 * @param most at least 1
 * @param in slugs of the modalities this holds for; empty for all
 */
public record Components(int most, Set<String> in) {
    private static final int FEWEST = 1;

    public Components {
        in = Set.copyOf(in);
    }

    /** {@code components: 1}, or {@code components: {most: 2, in: [x-ray]}}; empty where the concept has none. */
    static Optional<Components> of(VocabularyEntry concept) {
        if (!concept.has("components")) {
            return Optional.empty();
        }
        if (concept.isText("components")) {
            return Optional.of(new Components(most(concept, "components"), Set.of()));
        }
        VocabularyEntry limited = concept.entry("components");
        limited.allow(Set.of("most", "in"));
        Set<String> modalities = Set.copyOf(limited.texts("in"));
        if (modalities.isEmpty()) {
            throw limited.refused("components with most need modalities under in.");
        }
        return Optional.of(new Components(most(limited, "most"), modalities));
    }

    private static int most(VocabularyEntry entry, String key) {
        String number = entry.text(key);
        try {
            int most = Integer.parseInt(number);
            if (most >= FEWEST) {
                return most;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw entry.refused("%s must be a whole number from 1, not \"%s\".".formatted(key, number));
    }
}
