package org.deixis.grounding;

import java.util.List;
import org.deixis.inference.EvidenceTier;
import org.deixis.inference.Hints;
import org.deixis.inference.ModelPack;
import org.deixis.inference.PackThresholds;
import org.deixis.inference.PhraseGrounding;
import org.deixis.language.ConceptKind;
import org.deixis.language.Mention;
import org.deixis.language.Phrase;
import org.deixis.language.Polarity;
import org.deixis.language.Temporality;
import org.deixis.study.Conflict;
import org.deixis.study.Region;
import org.jspecify.annotations.Nullable;

/**
 * Where text and model disagree: the text denies what the model located, or a sentence asserts what it did not. Raised
 * only for labels that are tested in the modality, never for diagnoses or for words that only resemble a label. Words
 * typed by themselves ask; they assert nothing.
 */
final class Conflicts {
    private Conflicts() {}

    static @Nullable Conflict between(PhraseReading.Asked asked, PhraseGrounding raw, ModelPack pack) {
        boolean judged = asked.tier() == EvidenceTier.TESTED
                && asked.certain()
                && asked.concept().kind() != ConceptKind.DIAGNOSIS;
        if (!judged) {
            return null;
        }
        PackThresholds thresholds = pack.thresholds(asked.modality());
        if (asked.negated() && raw.presence() >= thresholds.found()) {
            List<Region> regions = VerdictRules.regions(raw, pack, asked.mostRegions(), Hints.NONE);
            return regions.isEmpty()
                    ? null
                    : new Conflict(Conflict.Kind.TEXT_ABSENT_MODEL_FOUND, raw.presence(), regions);
        }
        return asserts(asked.phrase()) && raw.presence() < thresholds.unsure()
                ? new Conflict(Conflict.Kind.TEXT_PRESENT_MODEL_NOT_FOUND, raw.presence(), List.of())
                : null;
    }

    private static boolean asserts(Phrase phrase) {
        Mention mention = phrase.mention();
        return mention != null && phrase.polarity() == Polarity.PRESENT && mention.temporality() == Temporality.CURRENT;
    }
}
