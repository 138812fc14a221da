package org.deixis.study;

import java.util.Arrays;

/** What a person said of a finding. The slug is the machine name used in JSON and in the database. */
public enum Review {
    ACCEPTED("accepted"),
    REJECTED("rejected");

    private final String slug;

    Review(String slug) {
        this.slug = slug;
    }

    public String slug() {
        return slug;
    }

    static Review fromSlug(String slug) {
        return Arrays.stream(values())
                .filter(review -> review.slug.equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No review is called " + slug));
    }
}
