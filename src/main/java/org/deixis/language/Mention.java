package org.deixis.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sentence says of a thing besides its presence. The claim is kept apart: "heart size is normal" is the heart,
 * present, claimed to be normal, and only the first can be looked for.
 *
 * @param readings words to look up for the thing itself, the closest first: "left rib fractures", "rib fractures"
 * @param temporality when it was there
 * @param claim what is said of it besides, e.g. {@code normal}, {@code clear}, {@code enlarged}, {@code unchanged}; or
 *     null
 * @param says what kind of statement it is
 * @param laterality {@code left}, {@code right}, {@code bilateral} or null where the sentence gives no side in words
 * @param location where it lies, as written, or null
 * @param size as written, e.g. {@code 3.2 cm}, or null
 * @param count how many, or null where no number is given
 * @param qualifiers mild, small, chronic …, in the order written
 * @param refusal why it is no region of this image, or null
 */
public record Mention(
        List<String> readings,
        Temporality temporality,
        @Nullable String claim,
        Says says,
        @Nullable String laterality,
        @Nullable String location,
        @Nullable String size,
        @Nullable Integer count,
        List<String> qualifiers,
        @Nullable Refusal refusal) {
    public Mention {
        readings = List.copyOf(readings);
        qualifiers = List.copyOf(qualifiers);
    }

    /** What kind of statement a sentence makes. */
    public enum Says {
        /** A finding is there, or not, or perhaps. */
        FINDING,
        /** A structure is as it should be. */
        NORMAL,
        /** A structure is not as it should be. */
        ABNORMAL,
        /** A structure is seen, or unchanged, or not seen; nothing is said of how it is. */
        NEITHER
    }

    /** Whether the claim is one of normality. */
    public boolean normal() {
        return says == Says.NORMAL;
    }

    /**
     * Why words are no region of an image.
     *
     * @param reason a slug: {@code history}, {@code technique}, {@code comparison}, {@code recommendation},
     *     {@code language}
     * @param message one sentence for the person who wrote them
     */
    public record Refusal(String reason, String message) {}

    /** Nothing but the reason why the words are refused. */
    static Mention refused(Refusal refusal) {
        return new Mention(
                List.of(), Temporality.CURRENT, null, Says.NEITHER, null, null, null, null, List.of(), refusal);
    }
}
