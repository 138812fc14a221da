package org.deixis.study;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.deixis.imaging.Modality;
import org.jspecify.annotations.Nullable;

/**
 * An image that was opened once and is kept.
 *
 * @param id its address
 * @param sha256 of the file's bytes, lower-case hexadecimal
 * @param title the file's name without its ending, or what the user called it
 * @param format PNG, JPEG or TIFF
 * @param width in pixels, upright
 * @param height in pixels, upright
 * @param modality recognised or corrected, or null before the first grounding
 * @param modalityCorrected whether the user said so
 * @param orientation file, user, assumed or unknown
 * @param createdAt when it was opened first
 */
public record StoredImage(
        UUID id,
        String sha256,
        String title,
        String format,
        int width,
        int height,
        @Nullable Modality modality,
        boolean modalityCorrected,
        String orientation,
        Instant createdAt) {

    /** The modality only where the user corrected it. */
    public Optional<Modality> correction() {
        return modalityCorrected ? Optional.ofNullable(modality) : Optional.empty();
    }
}
