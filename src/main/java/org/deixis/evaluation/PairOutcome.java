package org.deixis.evaluation;

import org.deixis.study.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * How one question was answered. Dice and surface Dice are those of the regions as they are drawn, and 0 where nothing
 * is drawn; NaN where the structure is not present.
 *
 * @param question what was asked of which image
 * @param readAs id of the concept that the label's name was read as; null where it was read as none
 * @param verdict as on screen
 * @param decoded whether the decoder ran
 * @param score P(present), 0 where the decoder did not run
 * @param dice with the annotated mask
 * @param ungatedDice Dice of the mask whatever the verdict says; 0 where the decoder did not run
 * @param surfaceDice {@link SurfaceDice} with the annotated mask
 * @param otherSideDice Dice of a drawn mask with the annotated mask of the same structure on the other side; NaN where
 *     there is none
 */
record PairOutcome(
        Question question,
        @Nullable String readAs,
        Verdict verdict,
        boolean decoded,
        double score,
        double dice,
        double ungatedDice,
        double surfaceDice,
        double otherSideDice) {

    SetImage image() {
        return question.image();
    }

    String label() {
        return question.label().id();
    }

    String caseId() {
        return question.image().caseId();
    }

    boolean present() {
        return question.truth() == Truth.PRESENT;
    }

    boolean annotated() {
        return question.truth() != Truth.IMPOSSIBLE;
    }

    /** Whether the label's own name was not read as the label. */
    boolean readOtherwise() {
        return !label().equals(readAs);
    }

    boolean drawn() {
        return verdict.isDrawn();
    }

    boolean found() {
        return verdict == Verdict.FOUND;
    }

    /** {@link #dice}, counting a region that is only possible as a miss. */
    double diceFoundOnly() {
        return found() ? dice : 0;
    }

    boolean sidesSwapped() {
        return otherSideDice > dice;
    }
}
