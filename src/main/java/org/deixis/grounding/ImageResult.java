package org.deixis.grounding;

import java.util.List;
import org.deixis.imaging.Modality;
import org.jspecify.annotations.Nullable;

/** What came of one image. */
public sealed interface ImageResult {
    /** The file's name or path as it was given. */
    String image();

    /**
     * Phrases were answered.
     *
     * @param sha256 of the file's bytes
     * @param width in pixels, upright
     * @param height in pixels, upright
     * @param modality recognised or corrected, or null where it never was
     * @param modalityScore what the network gives it, 0 to 1, or null where it is not kept
     * @param timings null for kept results
     * @param results in the order of the phrases
     */
    record Answered(
            String image,
            String sha256,
            int width,
            int height,
            @Nullable Modality modality,
            @Nullable Double modalityScore,
            @Nullable Timings timings,
            List<GroundingResult> results)
            implements ImageResult {
        public Answered {
            results = List.copyOf(results);
        }
    }

    /** The file could not be read; one sentence says why. */
    record Unreadable(String image, String error) implements ImageResult {}

    /** Milliseconds of the encoder, waiting for its turn included, and of everything after it. */
    record Timings(double encode, double decode) {}
}
