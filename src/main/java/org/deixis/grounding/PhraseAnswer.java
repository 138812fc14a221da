package org.deixis.grounding;

import java.util.List;
import org.deixis.inference.EvidenceTier;
import org.deixis.inference.MaskLogits;
import org.deixis.language.Concept;
import org.deixis.language.Phrase;
import org.deixis.study.Conflict;
import org.deixis.study.Region;
import org.deixis.study.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on one phrase in one image.
 *
 * @param phrase as typed
 * @param concept what it was read as, or null where it means nothing known, or several things
 * @param readAs what to show after "Read as", or null where the words are the concept's name
 * @param note a further sentence about the reading, or null
 * @param verdict what is said
 * @param score calibrated P(present), 0 to 1; null where the decoder was not asked about the words
 * @param tier how well the label was tested for this modality, or null where the pack has no such label there
 * @param reason slug of the {@link Reason}, or of the language's for what is no region; null where none is due
 * @param message one or two sentences for the user, or null
 * @param regions what is drawn, largest first; empty unless {@code found}, {@code unsure} or drawn from the user's hints
 * @param offered what the pack knows here in place of the words, most alike first; or the meanings to choose from
 * @param logits the network's mask, for the next round of hints; null where the decoder did not run
 * @param conflict where text and model disagree, or null
 */
public record PhraseAnswer(
        Phrase phrase,
        @Nullable Concept concept,
        @Nullable String readAs,
        @Nullable String note,
        Verdict verdict,
        @Nullable Double score,
        @Nullable EvidenceTier tier,
        @Nullable String reason,
        @Nullable String message,
        List<Region> regions,
        List<Concept> offered,
        @Nullable MaskLogits logits,
        @Nullable Conflict conflict) {
    public PhraseAnswer {
        regions = List.copyOf(regions);
        offered = List.copyOf(offered);
    }

    /** Where text and model do not disagree. */
    PhraseAnswer(
            Phrase phrase,
            @Nullable Concept concept,
            @Nullable String readAs,
            @Nullable String note,
            Verdict verdict,
            @Nullable Double score,
            @Nullable EvidenceTier tier,
            @Nullable String reason,
            @Nullable String message,
            List<Region> regions,
            List<Concept> offered,
            @Nullable MaskLogits logits) {
        this(phrase, concept, readAs, note, verdict, score, tier, reason, message, regions, offered, logits, null);
    }

    /** With fewer regions, and why. */
    PhraseAnswer withRegions(List<Region> chosen, String why) {
        return new PhraseAnswer(
                phrase,
                concept,
                readAs,
                note == null ? why : note + " " + why,
                verdict,
                score,
                tier,
                reason,
                message,
                chosen,
                offered,
                logits,
                conflict);
    }

    /** Not found where the words look for it. */
    PhraseAnswer without(Reason why, String sentence) {
        return new PhraseAnswer(
                phrase,
                concept,
                readAs,
                note,
                Verdict.NOT_FOUND,
                score,
                tier,
                why.slug(),
                sentence,
                List.of(),
                offered,
                logits,
                conflict);
    }

    PhraseAnswer with(@Nullable Conflict found) {
        return new PhraseAnswer(
                phrase, concept, readAs, note, verdict, score, tier, reason, message, regions, offered, logits, found);
    }
}
