package org.deixis.grounding;

import org.deixis.imaging.Modality;
import org.deixis.inference.EvidenceTier;
import org.deixis.inference.PackLabel;
import org.deixis.language.Concept;
import org.deixis.language.ConceptKind;
import org.deixis.language.Phrase;
import org.deixis.language.Polarity;
import org.jspecify.annotations.Nullable;

/** What a phrase comes to before the decoder is asked. */
sealed interface PhraseReading {
    Phrase phrase();

    /** Nothing to ask the decoder: this is the answer. */
    record Settled(PhraseAnswer answer) implements PhraseReading {
        @Override
        public Phrase phrase() {
            return answer.phrase();
        }
    }

    /**
     * To be asked.
     *
     * @param concept what it was read as
     * @param label of the pack, whose name goes to the decoder
     * @param modality the one in which the label is judged
     * @param tier how well it was tested there
     * @param readAs what to show after "Read as", or null
     * @param note a further sentence, or null
     * @param certain false where the words only mean nearly this
     * @param choosing which of several are meant
     */
    record Asked(
            Phrase phrase,
            Concept concept,
            PackLabel label,
            Modality modality,
            EvidenceTier tier,
            @Nullable String readAs,
            @Nullable String note,
            boolean certain,
            Choosing choosing)
            implements PhraseReading {

        Asked choosing(Choosing chosen, boolean sure, @Nullable String aside) {
            String said = note == null ? aside : aside == null ? note : note + " " + aside;
            return new Asked(phrase, concept, label, modality, tier, readAs, said, certain && sure, chosen);
        }

        /** The most regions that are drawn of it. */
        int mostRegions() {
            return concept.mostComponents(modality.slug());
        }

        boolean negated() {
            return phrase.polarity() == Polarity.ABSENT;
        }

        /** A finding, unlike anatomy, may be absent; without annotated examples of both kinds nothing is sure. */
        boolean untestedFinding() {
            return concept.kind().isFinding() && tier == EvidenceTier.UNTESTED;
        }

        /** Why it is at most {@code unsure} whatever the score, or null. */
        @Nullable
        Reason cap() {
            if (concept.kind() == ConceptKind.DIAGNOSIS) {
                return Reason.DIAGNOSIS;
            }
            if (untestedFinding()) {
                return Reason.UNTESTED;
            }
            return certain ? null : Reason.SIMILAR_WORDS;
        }
    }
}
