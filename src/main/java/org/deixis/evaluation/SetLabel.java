package org.deixis.evaluation;

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
        String id, String name, String kind, @Nullable String laterality) {}
