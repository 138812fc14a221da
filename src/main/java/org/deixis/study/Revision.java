package org.deixis.study;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One state of a finding: the first answer, or what a click, a box or another try made of it.
 *
 * @param phrase as typed
 * @param spanStart first code point of the phrase in the text it came from
 * @param spanEnd one past its last code point
 * @param concept id of what was looked for, or null
 * @param readAs name of the concept where it differs from the words, or null
 * @param verdict what is said
 * @param score calibrated P(present), or null where the decoder did not run
 * @param tier slug of the evidence tier, or null
 * @param reason slug, or null
 * @param message sentences for people, or null
 * @param regions what is drawn
 * @param hints the clicks and the box so far
 * @param provenance where it came from
 * @param sentence what the sentence of a report said of it, or null for words typed by themselves
 * @param conflict where text and model disagree, or null
 * @param review what a person said of just this state, or null for nothing
 */
public record Revision(
        String phrase,
        int spanStart,
        int spanEnd,
        @Nullable String concept,
        @Nullable String readAs,
        Verdict verdict,
        @Nullable Double score,
        @Nullable String tier,
        @Nullable String reason,
        @Nullable String message,
        List<Region> regions,
        StoredHints hints,
        Provenance provenance,
        @Nullable Sentence sentence,
        @Nullable Conflict conflict,
        @Nullable Review review) {
    public Revision {
        regions = List.copyOf(regions);
    }

    Revision withReview(@Nullable Review other) {
        return new Revision(
                phrase,
                spanStart,
                spanEnd,
                concept,
                readAs,
                verdict,
                score,
                tier,
                reason,
                message,
                regions,
                hints,
                provenance,
                sentence,
                conflict,
                other);
    }

    /** Whether it says and draws the same, so that a review of one holds for the other. */
    boolean showsTheSameAs(Revision other) {
        return verdict == other.verdict
                && Objects.equals(concept, other.concept)
                && regions.stream()
                        .map(Region::mask)
                        .toList()
                        .equals(other.regions.stream().map(Region::mask).toList());
    }
}
