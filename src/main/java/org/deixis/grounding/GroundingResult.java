package org.deixis.grounding;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.deixis.imaging.SegmentationMask;
import org.deixis.language.Concept;
import org.deixis.language.Polarity;
import org.deixis.study.Conflict;
import org.deixis.study.Finding;
import org.deixis.study.Provenance;
import org.deixis.study.Region;
import org.deixis.study.Review;
import org.deixis.study.Revision;
import org.deixis.study.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * One phrase's answer as it is handed out: in JSON, as pictures, in a table.
 *
 * @param number its tag, from 1
 * @param text as typed
 * @param start first code point in the text it came from
 * @param end one past its last code point
 * @param concept id of what it was read as, or null
 * @param readAs what to show after "Read as", or null
 * @param polarity what the words say of presence
 * @param verdict what is said
 * @param score calibrated P(present), 0 to 1, or null
 * @param tier slug of the evidence tier, or null
 * @param reason slug, or null
 * @param message sentences for people, or null
 * @param conflict where text and model disagree, or null
 * @param regions what is drawn, in pixels of the original image
 * @param offered names to type instead, most alike first; empty for kept results
 * @param provenance where a kept result came from; null for one that is not kept
 * @param review what a person said of it, or null for nothing
 */
public record GroundingResult(
        int number,
        String text,
        int start,
        int end,
        @Nullable String concept,
        @Nullable String readAs,
        Polarity polarity,
        Verdict verdict,
        @Nullable Double score,
        @Nullable String tier,
        @Nullable String reason,
        @Nullable String message,
        @Nullable Conflict conflict,
        List<Region> regions,
        List<String> offered,
        @Nullable Provenance provenance,
        @Nullable Review review) {
    private static final int LONGEST_SLUG = 60;

    public GroundingResult {
        regions = List.copyOf(regions);
        offered = List.copyOf(offered);
    }

    /** What nobody has reviewed. */
    public GroundingResult(
            int number,
            String text,
            int start,
            int end,
            @Nullable String concept,
            @Nullable String readAs,
            Polarity polarity,
            Verdict verdict,
            @Nullable Double score,
            @Nullable String tier,
            @Nullable String reason,
            @Nullable String message,
            @Nullable Conflict conflict,
            List<Region> regions,
            List<String> offered,
            @Nullable Provenance provenance) {
        this(
                number,
                text,
                start,
                end,
                concept,
                readAs,
                polarity,
                verdict,
                score,
                tier,
                reason,
                message,
                conflict,
                regions,
                offered,
                provenance,
                null);
    }

    public static GroundingResult of(int number, PhraseAnswer answer) {
        Concept concept = answer.concept();
        return new GroundingResult(
                number,
                answer.phrase().text(),
                answer.phrase().start(),
                answer.phrase().end(),
                concept == null ? null : concept.id(),
                answer.readAs(),
                answer.phrase().polarity(),
                answer.verdict(),
                answer.score(),
                answer.tier() == null ? null : answer.tier().slug(),
                answer.reason(),
                AnswerRecord.sentences(answer),
                answer.conflict(),
                answer.regions(),
                answer.offered().stream().map(Concept::name).toList(),
                null);
    }

    static GroundingResult of(Finding finding, Polarity polarity) {
        Revision now = finding.current();
        return new GroundingResult(
                finding.seq(),
                now.phrase(),
                now.spanStart(),
                now.spanEnd(),
                now.concept(),
                now.readAs(),
                polarity,
                now.verdict(),
                now.score(),
                now.tier(),
                now.reason(),
                now.message(),
                now.conflict(),
                now.regions(),
                List.of(),
                now.provenance(),
                now.review());
    }

    /** All regions in one mask; empty when nothing is drawn. */
    public SegmentationMask mask(int width, int height) {
        return SegmentationMask.union(
                width, height, regions.stream().map(Region::mask).toList());
    }

    /** The end of a mask file's name, e.g. {@code 01-left-lung}: lower-case ASCII letters, digits and hyphens only. */
    public String fileSlug() {
        String plain = Normalizer.normalize(concept == null ? text : concept, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-");
        String cut = plain.substring(0, Math.min(LONGEST_SLUG, plain.length())).replaceAll("^-+|-+$", "");
        return "%02d-%s".formatted(number, cut.isEmpty() ? "phrase" : cut);
    }
}
