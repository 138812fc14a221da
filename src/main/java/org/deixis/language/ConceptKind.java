package org.deixis.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What sort of thing a concept is. */
public enum ConceptKind {
    ORGAN,
    STRUCTURE,
    TISSUE,
    CELL,
    LESION,
    DEVICE,
    /** One of several classes that exclude each other on the same region: never "located", only compared. */
    DIAGNOSIS;

    /** Whether it may be absent from an image of the place where it can be; anatomy is taken to be there. */
    public boolean isFinding() {
        return switch (this) {
            case LESION, DEVICE, DIAGNOSIS -> true;
            case ORGAN, STRUCTURE, TISSUE, CELL -> false;
        };
    }

    /** The name in vocabulary files, e.g. {@code organ}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ConceptKind> fromSlug(String slug) {
        return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }
}
