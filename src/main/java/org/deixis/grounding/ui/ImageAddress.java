package org.deixis.grounding.ui;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.deixis.study.Images;
import org.deixis.study.StoredImage;
import org.jspecify.annotations.Nullable;

/** What the last part of a Ground address leads to. */
sealed interface ImageAddress {

    /** An image that is there. */
    record Living(StoredImage image) implements ImageAddress {}

    /** None, or none any more. @param sentence says which */
    record Nowhere(String sentence) implements ImageAddress {}

    static ImageAddress of(String address, Images images) {
        UUID id = uuid(address);
        Optional<StoredImage> image = id == null ? Optional.empty() : images.find(id);
        return image.<ImageAddress>map(Living::new)
                .orElseGet(() -> new Nowhere(Optional.ofNullable(id)
                        .flatMap(images::deletedAt)
                        .map(at -> "This image was deleted on %s."
                                .formatted(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                        .withLocale(Locale.UK)
                                        .withZone(ZoneId.systemDefault())
                                        .format(at)))
                        .orElse("There is no image at this address.")));
    }

    private static @Nullable UUID uuid(String address) {
        try {
            return UUID.fromString(address);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
