package org.deixis.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Words that choose among several of a thing.
 *
 * @param thing the phrase without the choosing words, at the place of the whole
 * @param picks what they choose, those that keep a part of the image first; never empty
 */
public record Reference(Phrase thing, List<Pick> picks) {
    public Reference {
        picks = List.copyOf(picks);
    }

    /** One way to choose; sides are those of the screen. */
    public enum Pick {
        NEAR_TOP,
        NEAR_BOTTOM,
        NEAR_CENTER,
        LARGEST,
        SMALLEST,
        UPPERMOST,
        LOWERMOST,
        LEFTMOST,
        RIGHTMOST;

        /** In words, e.g. {@code near the top}. */
        public String words() {
            return switch (this) {
                case NEAR_TOP -> "near the top";
                case NEAR_BOTTOM -> "near the bottom";
                case NEAR_CENTER -> "near the center";
                default -> name().toLowerCase(Locale.ROOT);
            };
        }

        static Optional<Pick> fromSlug(String slug) {
            return Arrays.stream(values())
                    .filter(pick -> pick.name()
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '-')
                            .equals(slug))
                    .findFirst();
        }
    }
}
