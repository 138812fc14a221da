package org.deixis.explanation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deixis.grounding.ImageWords;
import org.deixis.imaging.Modality;
import org.jspecify.annotations.Nullable;

/** All evidence about one image, by id, in the order gathered, and about one to compare it with. Immutable. */
public final class EvidenceSet {
    private static final List<String> OF_THE_CHEST = List.of("lung", "left-lung", "right-lung", "cardiomediastinum");

    private final ImageFacts image;
    private final Map<String, Evidence> byId = new LinkedHashMap<>();
    private final @Nullable EvidenceSet other;

    /** @param other about the image that this one is compared with, or null */
    EvidenceSet(ImageFacts image, Collection<? extends Evidence> evidence, @Nullable EvidenceSet other) {
        this.image = image;
        this.other = other;
        evidence.forEach(e -> byId.put(e.id(), e));
        if (other != null) {
            other.byId.values().stream()
                    .filter(e -> e instanceof Evidence.Finding || e instanceof Evidence.StudyFact)
                    .map(Evidence.OfOtherImage::new)
                    .forEach(e -> byId.put(e.id(), e));
        }
    }

    /** About the image that this one is compared with; empty where none was chosen. */
    public Optional<EvidenceSet> other() {
        return Optional.ofNullable(other);
    }

    public ImageFacts image() {
        return image;
    }

    public Optional<Evidence> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public List<Evidence> all() {
        return List.copyOf(byId.values());
    }

    /** By number tag. */
    public List<Evidence.Finding> findings() {
        return of(Evidence.Finding.class);
    }

    List<Evidence.Disagreement> disagreements() {
        return of(Evidence.Disagreement.class);
    }

    List<Evidence.Pair> pairs() {
        return of(Evidence.Pair.class);
    }

    List<Evidence.StudyFact> studyFacts() {
        return of(Evidence.StudyFact.class);
    }

    Optional<Evidence.CardFact> card(String rest) {
        return find("card:" + rest).map(Evidence.CardFact.class::cast);
    }

    Evidence.Policy policy(String rest) {
        return (Evidence.Policy) find("policy:" + rest).orElseThrow();
    }

    private <T extends Evidence> List<T> of(Class<T> kind) {
        return byId.values().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** E.g. "a chest x-ray"; the chest is named only where its organs were located. */
    String imageWords() {
        boolean chest = image.recognition().modality() == Modality.X_RAY
                && findings().stream()
                        .anyMatch(f ->
                                f.verdict().isDrawn() && f.concept() != null && OF_THE_CHEST.contains(f.concept()));
        return chest ? "a chest x-ray" : ImageWords.one(image.recognition().modality());
    }

    /** In the plural, e.g. "x-rays". */
    String imagesWords() {
        return ImageWords.many(image.recognition().modality());
    }
}
