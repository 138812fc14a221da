package org.deixis.language;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The concepts that words can mean, from {@code data/vocabulary}. Immutable. */
public final class Vocabulary {
    private final Map<String, Concept> concepts;
    private final List<Reading> readings;

    Vocabulary(Map<String, Concept> concepts, List<Reading> readings) {
        this.concepts = new LinkedHashMap<>(concepts);
        this.readings = List.copyOf(readings);
    }

    public Optional<Concept> concept(String id) {
        return Optional.ofNullable(concepts.get(id));
    }

    /** In the order of the files' names and of the concepts in each. */
    public List<Concept> concepts() {
        return List.copyOf(concepts.values());
    }

    /** What to offer in place of a concept that the pack was not taught, most alike first. */
    public List<Concept> near(Concept concept) {
        return concepts(concept.near());
    }

    /** The other classes of a diagnosis group, which exclude this one on the same region; none for a concept without a group. */
    public List<Concept> rivals(Concept concept) {
        return concept.group() == null
                ? List.of()
                : concepts.values().stream()
                        .filter(other -> concept.group().equals(other.group())
                                && !other.id().equals(concept.id()))
                        .toList();
    }

    List<Concept> concepts(Collection<String> ids) {
        return ids.stream().flatMap(id -> concept(id).stream()).toList();
    }

    List<Reading> readings() {
        return readings;
    }
}
