package org.deixis.imaging;

import java.util.Arrays;
import java.util.Optional;

/** How an image was acquired. The slug is the machine name used in packs, vocabularies and JSON. */
public enum Modality {
    CT("ct", "CT"),
    MRI("mri", "MRI"),
    X_RAY("x-ray", "x-ray"),
    ULTRASOUND("ultrasound", "ultrasound"),
    MAMMOGRAPHY("mammography", "mammogram"),
    FUNDUS("fundus", "fundus photograph"),
    OCT("oct", "OCT"),
    ENDOSCOPY("endoscopy", "endoscopy"),
    DERMOSCOPY("dermoscopy", "dermoscopy"),
    HISTOLOGY("histology", "histology"),
    MICROSCOPY("microscopy", "microscopy"),
    PHOTO("photo", "photograph");

    private final String slug;
    private final String displayName;

    Modality(String slug, String displayName) {
        this.slug = slug;
        this.displayName = displayName;
    }

    public String slug() {
        return slug;
    }

    public String displayName() {
        return displayName;
    }

    /** Whether left and right mean the patient's sides (radiology) rather than the viewer's. */
    public boolean patientSides() {
        return switch (this) {
            case CT, MRI, X_RAY, ULTRASOUND, MAMMOGRAPHY -> true;
            case FUNDUS, OCT, ENDOSCOPY, DERMOSCOPY, HISTOLOGY, MICROSCOPY, PHOTO -> false;
        };
    }

    public static Optional<Modality> fromSlug(String slug) {
        return Arrays.stream(values()).filter(m -> m.slug.equals(slug)).findFirst();
    }
}
