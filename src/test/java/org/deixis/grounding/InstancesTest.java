package org.deixis.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.deixis.imaging.BoundingBox;
import org.deixis.imaging.Modality;
import org.deixis.imaging.SegmentationMask;
import org.deixis.language.Phrase;
import org.deixis.language.Polarity;
import org.deixis.language.Reference.Pick;
import org.deixis.study.Region;
import org.deixis.study.Verdict;
import org.junit.jupiter.api.Test;

class InstancesTest {
    private static final Region TOP_LEFT_LARGE = region(0, 0, 4, 4);
    private static final Region TOP_RIGHT_SMALL = region(28, 2, 1, 1);
    private static final Region BOTTOM_TINY = region(15, 30, 1, 1);

    @Test
    void choosesBySizeAndPlaceAndSaysOfHowMany() {
        assertThat(chosen(Pick.LARGEST).regions()).containsExactly(TOP_LEFT_LARGE);
        assertThat(chosen(Pick.LARGEST).note()).isEqualTo("Largest of 3.");
        assertThat(chosen(Pick.LOWERMOST).regions()).containsExactly(BOTTOM_TINY);
        assertThat(chosen(Pick.RIGHTMOST).regions()).containsExactly(TOP_RIGHT_SMALL);
        assertThat(chosen(Pick.LEFTMOST).regions()).containsExactly(TOP_LEFT_LARGE);
    }

    @Test
    void keepsAPartOfTheImageBeforeItChooses() {
        PhraseAnswer answer = chosen(Pick.NEAR_TOP, Pick.SMALLEST);
        assertThat(answer.regions()).containsExactly(TOP_RIGHT_SMALL);
        assertThat(answer.note()).isEqualTo("Near the top, smallest of 3.");
    }

    @Test
    void keepsAllAndSaysSoWhereNoneIsThere() {
        PhraseAnswer answer = chosen(Pick.NEAR_CENTER);
        assertThat(answer.regions()).hasSize(3);
        assertThat(answer.note()).isEqualTo("None of 3 is near the center.");
    }

    @Test
    void readsTheLargerLesionAsTheLesionAndKeepsTheWholeWhereNothingChooses() {
        ScriptedModel model = new ScriptedModel();
        Phrase larger = new Phrase("the larger consolidation", 0, 24, Polarity.PRESENT);
        PhraseAnswer untaught = Reading.grounder()
                .ground(model, ScriptedModel.features(Modality.X_RAY, 0.99), List.of(larger), null)
                .getFirst();
        assertThat(untaught.readAs()).isEqualTo("consolidation");
        assertThat(untaught.verdict()).isEqualTo(Verdict.OUTSIDE_VOCABULARY);
    }

    private static PhraseAnswer chosen(Pick... picks) {
        PhraseAnswer answer = new PhraseAnswer(
                new Phrase("polyp", 0, 5, Polarity.PRESENT),
                null,
                null,
                null,
                Verdict.FOUND,
                0.9,
                null,
                null,
                null,
                List.of(TOP_LEFT_LARGE, TOP_RIGHT_SMALL, BOTTOM_TINY),
                List.of(),
                null);
        return Instances.chosen(answer, List.of(picks));
    }

    private static Region region(int x, int y, int width, int height) {
        BitSet bits = new BitSet();
        for (int row = y; row < y + height; row++) {
            bits.set(row * 32 + x, row * 32 + x + width);
        }
        return new Region(
                0.9, new BoundingBox(x, y, width, height), width * height, SegmentationMask.fromBits(32, 32, bits));
    }
}
