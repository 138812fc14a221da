package org.deixis.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the installed model was taught of the vocabulary. Whoever owns the model supplies it, so that words need to know
 * no packs. Thread-safe if its source is.
 */
public final class TaughtConcepts {
    private final Supplier<Optional<Knowledge>> source;

    /** @param source asked anew every time; empty while no model is there */
    public TaughtConcepts(Supplier<Optional<Knowledge>> source) {
        this.source = source;
    }

    /** What is known now; empty while no model is there. */
    public Optional<Knowledge> now() {
        return source.get();
    }

    /**
     * @param model its name and version, e.g. "deixis-ground 1.0"
     * @param byConcept by a concept's id, one entry per kind of image in which it was taught
     */
    public record Knowledge(String model, Map<String, List<Taught>> byConcept) {
        public Knowledge {
            byConcept = Map.copyOf(byConcept);
        }

        /** Empty for what was not taught. */
        public List<Taught> of(Concept concept) {
            return byConcept.getOrDefault(concept.id(), List.of());
        }
    }

    /**
     * One kind of image in which a concept was taught.
     *
     * @param modality as people call it, e.g. "x-ray"
     * @param evidence how well that was tested, e.g. "little tested"
     */
    public record Taught(String modality, String evidence) {}
}
