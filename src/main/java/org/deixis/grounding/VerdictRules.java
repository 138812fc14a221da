package org.deixis.grounding;

import java.util.List;
import java.util.Optional;
import org.deixis.imaging.SegmentationMask;
import org.deixis.inference.ClickHint;
import org.deixis.inference.Hints;
import org.deixis.inference.ModelPack;
import org.deixis.inference.PackThresholds;
import org.deixis.inference.PhraseGrounding;
import org.deixis.language.Phrase;
import org.deixis.study.Region;
import org.deixis.study.Verdict;
import org.jspecify.annotations.Nullable;

/** From the network's answer to a verdict; pure functions. */
final class VerdictRules {
    private static final int ANY_NUMBER = Integer.MAX_VALUE;

    private VerdictRules() {}

    private record Judgement(
            Verdict verdict,
            @Nullable Reason reason,
            @Nullable String message) {}

    /** @param scores of the phrase's own class, and of its rivals where it has some */
    static PhraseAnswer judge(PhraseReading.Asked asked, ClassScores scores, ModelPack pack, Hints hints) {
        PackThresholds thresholds = pack.thresholds(asked.modality());
        PhraseGrounding shown = scores.shown(pack);
        List<Region> regions = regions(shown, pack, asked.mostRegions(), hints);
        Judgement judgement = asked.negated() && !pointsAtSomething(hints)
                ? new Judgement(Verdict.NEGATED, null, "The text says absent.")
                : judgement(asked, scores, thresholds, regions.isEmpty(), hints);
        return new PhraseAnswer(
                asked.phrase(),
                asked.concept(),
                asked.readAs(),
                asked.note(),
                judgement.verdict(),
                scores.own().raw().presence(),
                asked.tier(),
                judgement.reason() == null ? null : judgement.reason().slug(),
                judgement.message(),
                judgement.verdict().isDrawn() ? regions : List.of(),
                List.of(),
                shown.mask());
    }

    private static Judgement judgement(
            PhraseReading.Asked asked, ClassScores scores, PackThresholds thresholds, boolean empty, Hints hints) {
        double presence = scores.own().raw().presence();
        Optional<String> comparison = scores.comparison(thresholds.unsure());
        if (presence < thresholds.unsure() || asked.negated()) {
            return pointsAtSomething(hints) && !empty
                    ? new Judgement(
                            Verdict.UNSURE,
                            Reason.DRAWN_BY_HAND,
                            asked.negated()
                                    ? "Drawn from your clicks; the text says absent."
                                    : "Drawn from your clicks; the model alone did not locate it.")
                    : new Judgement(Verdict.NOT_FOUND, Reason.BELOW_THRESHOLD, notLocated(asked, comparison));
        }
        if (empty) {
            return new Judgement(
                    Verdict.NOT_FOUND, Reason.NO_OUTLINE, "The model expects it here but could not outline it.");
        }
        Reason cap = asked.cap();
        if (presence >= thresholds.found() && cap == null) {
            return new Judgement(Verdict.FOUND, null, null);
        }
        return new Judgement(Verdict.UNSURE, cap, capped(asked, cap, comparison));
    }

    private static String notLocated(PhraseReading.Asked asked, Optional<String> comparison) {
        String refusal = asked.untestedFinding()
                ? "Not outlined. This model cannot rule it out."
                : "Not located does not mean absent.";
        return comparison.map(sentence -> sentence + " " + refusal).orElse(refusal);
    }

    private static @Nullable String capped(
            PhraseReading.Asked asked, @Nullable Reason cap, Optional<String> comparison) {
        return switch (cap) {
            case DIAGNOSIS ->
                comparison
                        .map(sentence -> sentence + " This is no diagnosis.")
                        .orElseGet(() -> "A region that may look like %s; this is no diagnosis."
                                .formatted(asked.label().name()));
            case UNTESTED -> "Untested on %s: no more than possible.".formatted(ImageWords.many(asked.modality()));
            case SIMILAR_WORDS ->
                "The words only resemble %s.".formatted(asked.concept().name());
            case null, default -> null;
        };
    }

    /**
     * The answer to hints on a phrase that the decoder cannot be asked about: the verdict stays, the region is the
     * user's. It has no score, for the network was not asked about the words.
     */
    static PhraseAnswer drawn(PhraseAnswer settled, PhraseGrounding raw, ModelPack pack) {
        List<Region> regions = regions(raw, pack, ANY_NUMBER, Hints.NONE);
        return new PhraseAnswer(
                settled.phrase(),
                settled.concept(),
                settled.readAs(),
                settled.note(),
                settled.verdict(),
                null,
                settled.tier(),
                settled.reason(),
                regions.isEmpty() ? settled.message() : "Drawn from your clicks; " + whyNotAsked(settled.verdict()),
                regions,
                settled.offered(),
                raw.mask());
    }

    private static String whyNotAsked(Verdict verdict) {
        return switch (verdict) {
            case OUTSIDE_VOCABULARY -> "the words are not taught to this model.";
            case NEGATED -> "the text says absent.";
            case NOT_GROUNDABLE -> "the words name no region.";
            case NOT_FOUND, FOUND, UNSURE -> "the words name nothing that such an image shows.";
        };
    }

    /** The answer of the network alone to words as typed: thresholds and nothing else. */
    static PhraseAnswer unread(Phrase phrase, PhraseGrounding raw, ModelPack pack, PackThresholds thresholds) {
        List<Region> regions =
                raw.presence() < thresholds.unsure() ? List.of() : regions(raw, pack, ANY_NUMBER, Hints.NONE);
        Verdict verdict = regions.isEmpty()
                ? Verdict.NOT_FOUND
                : raw.presence() < thresholds.found() ? Verdict.UNSURE : Verdict.FOUND;
        Reason reason = verdict.isDrawn()
                ? null
                : raw.presence() < thresholds.unsure() ? Reason.BELOW_THRESHOLD : Reason.NO_OUTLINE;
        return new PhraseAnswer(
                phrase,
                null,
                null,
                null,
                verdict,
                raw.presence(),
                null,
                reason == null ? null : reason.slug(),
                null,
                regions,
                List.of(),
                raw.mask());
    }

    static List<Region> regions(PhraseGrounding raw, ModelPack pack, int most, Hints hints) {
        SegmentationMask mask = raw.mask().toMask(pack.maskThreshold());
        return MaskRegions.of(mask, raw.quality(), most, hints);
    }

    private static boolean pointsAtSomething(Hints hints) {
        return hints.box() != null || hints.clicks().stream().anyMatch(ClickHint::positive);
    }
}
