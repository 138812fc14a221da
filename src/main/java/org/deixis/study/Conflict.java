package org.deixis.study;

import java.util.Arrays;
import java.util.List;

/**
 * Text and model disagree. Neither is taken as right.
 *
 * @param kind which of them says that it is there
 * @param score the model's calibrated P(present), 0 to 1
 * @param regions what the model located where the text says absent, largest first; else empty
 */
public record Conflict(Kind kind, double score, List<Region> regions) {
    public Conflict {
        regions = List.copyOf(regions);
    }

    /** Which of the two says that it is there. */
    public enum Kind {
        TEXT_ABSENT_MODEL_FOUND("text-absent-model-found"),
        TEXT_PRESENT_MODEL_NOT_FOUND("text-present-model-not-found");

        private final String slug;

        Kind(String slug) {
            this.slug = slug;
        }

        public String slug() {
            return slug;
        }

        static Kind fromSlug(String slug) {
            return Arrays.stream(values())
                    .filter(kind -> kind.slug.equals(slug))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No kind of conflict: " + slug));
        }
    }
}
