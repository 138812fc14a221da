package org.deixis.language;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One concept that some words can mean.
 *
 * @param words as the vocabulary writes them
 * @param modalities slugs of the only modalities where they mean it; empty means everywhere
 * @param shared whether the vocabulary declares the words ambiguous, so that other concepts may claim them too
 * @param readAs what to show in place of the concept's name, or null
 * @param note a further sentence, or null
 */
record Reading(
        String words,
        Concept concept,
        Set<String> modalities,
        boolean shared,
        @Nullable String readAs,
        @Nullable String note) {
    Reading {
        modalities = Set.copyOf(modalities);
    }

    /** Whether the words mean it in this modality, or, where none is known, in all. */
    boolean meantIn(@Nullable String modality) {
        return everywhere() || (modality != null && modalities.contains(modality));
    }

    boolean everywhere() {
        return modalities.isEmpty();
    }
}
