package org.deixis.explanation;

import java.util.Map;
import java.util.Optional;
import org.deixis.grounding.Recognition;
import org.deixis.imaging.Modality;
import org.deixis.imaging.PixelSpacing;

/**
 * What is known of the image that is asked about.
 *
 * @param width in pixels, upright
 * @param height in pixels, upright
 * @param recognition what kind of image it is held to be; its score is NaN where that was not kept
 * @param orientation {@code file}, {@code user}, {@code assumed} or {@code unknown}
 * @param typed what a person typed about the study, e.g. {@code age} to {@code 57}; names are lower case
 */
public record ImageFacts(
        int width, int height, Recognition recognition, String orientation, Map<String, String> typed) {
    /** Name of the typed fact that says how large a pixel is, in millimetres. */
    public static final String SPACING = "spacing";

    public ImageFacts {
        typed = Map.copyOf(typed);
    }

    /** As a person typed it under {@value #SPACING}; no file that is read so far carries one. */
    public Optional<PixelSpacing> spacing() {
        return Optional.ofNullable(typed.get(SPACING)).flatMap(PixelSpacing::typed);
    }

    /** Whether sizes are those of a shadow at the detector. */
    boolean isProjection() {
        Modality modality = recognition.modality();
        return modality == Modality.X_RAY || modality == Modality.MAMMOGRAPHY;
    }

    boolean patientSides() {
        return recognition.modality().patientSides();
    }

    /** Whether nothing but custom says which side of the picture is which of the patient's. */
    boolean sidesAssumed() {
        return patientSides() && !orientation.equals("file") && !orientation.equals("user");
    }
}
