package org.deixis.language;

import java.util.List;
import java.util.Optional;

/** What a phrase was understood as. It says nothing of any image, and nothing of what a pack was taught. */
public sealed interface Resolution {

    /**
     * The words name one concept.
     *
     * @param exact whether the words are the concept's name or a synonym; false after a typo was repaired or words were
     *     put in another order
     * @param readAs what to show after "Read as"; present whenever the words differ from the concept's name
     * @param note a further sentence about this reading
     */
    record Known(Concept concept, boolean exact, Optional<String> readAs, Optional<String> note)
            implements Resolution {}

    /**
     * The words are not in the dictionary but mean nearly this. The verdict is at most {@code unsure}, always with "Read
     * as" and the concept's name.
     *
     * @param similarity cosine of the text vectors, above the configured floor
     */
    record Possible(Concept concept, double similarity) implements Resolution {}

    /**
     * The words name several concepts and the modality does not decide.
     *
     * @param choices at least two, in the vocabulary's order
     */
    record Ambiguous(List<Concept> choices) implements Resolution {
        public Ambiguous {
            choices = List.copyOf(choices);
        }
    }

    /**
     * The words ask for something that is no region of an image.
     *
     * @param reason a slug: {@code comparison}, {@code history}, {@code technique}, {@code recommendation} …
     * @param message one sentence for the person who typed them
     */
    record NotGroundable(String reason, String message) implements Resolution {}

    /**
     * The words mean nothing that the vocabulary holds.
     *
     * @param neighbours concepts to offer, nearest first, at most {@value ConceptResolver#MOST_NEIGHBOURS}; often none.
     *     Show the first three that the pack knows here.
     */
    record Unknown(List<Concept> neighbours) implements Resolution {
        public Unknown {
            neighbours = List.copyOf(neighbours);
        }
    }
}
