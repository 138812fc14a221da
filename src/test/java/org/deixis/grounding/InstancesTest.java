package org.deixis.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deixis.imaging.BoundingBox;
import org.deixis.imaging.Modality;
import org.deixis.imaging.SegmentationMask;
import org.deixis.inference.EvidenceTier;
import org.deixis.inference.PackLabel;
import org.deixis.language.Choice;
import org.deixis.language.Choice.Band;
import org.deixis.language.Choice.Order;
import org.deixis.language.Choice.Relation;
import org.deixis.language.Concept;
import org.deixis.language.ConceptKind;
import org.deixis.language.Phrase;
import org.deixis.language.Polarity;
import org.deixis.study.Conflict;
import org.deixis.study.Region;
import org.deixis.study.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** On an image of 32 x 32: 16 px at the top left, 4 px at the top right, 1 px at the bottom, a little left of the middle. */
class InstancesTest {
    private static final Region TOP_LEFT_LARGE = region(0, 0, 4, 4);
    private static final Region TOP_RIGHT_SMALL = region(28, 2, 2, 2);
    private static final Region BOTTOM_TINY = region(15, 30, 1, 1);
    private static final Choice.Place TOP = place("top", null, new Band(0, 0.5), null);

    @Test
    void choosesByOrderAndSaysOfHowMany() {
        assertThat(chosen(ranked(Order.LARGEST, 1, 1)).regions()).containsExactly(TOP_LEFT_LARGE);
        assertThat(chosen(ranked(Order.LARGEST, 1, 1)).note()).isEqualTo("Largest of 3.");
        assertThat(chosen(ranked(Order.LARGEST, 2, 1)).regions()).containsExactly(TOP_RIGHT_SMALL);
        assertThat(chosen(ranked(Order.LARGEST, 2, 1)).note()).isEqualTo("Second largest of 3.");
        assertThat(chosen(ranked(Order.LARGEST, 1, 2)).regions()).containsExactly(TOP_LEFT_LARGE, TOP_RIGHT_SMALL);
        assertThat(chosen(ranked(Order.LOWERMOST, 1, 1)).regions()).containsExactly(BOTTOM_TINY);
    }

    @Test
    void takesSidesForTheViewersAndInRadiologyForThePatients() {
        assertThat(chosen(Modality.ENDOSCOPY, ranked(Order.LEFTMOST, 1, 1)).regions())
                .containsExactly(TOP_LEFT_LARGE);
        assertThat(chosen(Modality.X_RAY, ranked(Order.LEFTMOST, 1, 1)).regions())
                .containsExactly(TOP_RIGHT_SMALL);
        Choice left = place("left", "left", Band.WHOLE, null);
        assertThat(chosen(Modality.ENDOSCOPY, left).note()).isEqualTo("Leftmost (viewer’s) of 3.");
        assertThat(chosen(Modality.X_RAY, left).regions()).containsExactly(TOP_RIGHT_SMALL);
        assertThat(chosen(Modality.X_RAY, left).note()).isEqualTo("On the patient’s left of 3.");
        assertThat(chosen(Modality.MAMMOGRAPHY, left).regions()).hasSize(3);
        assertThat(chosen(Modality.MAMMOGRAPHY, left).note())
                .isEqualTo("“left” was not considered: a mammogram does not tell sides.");
    }

    @Test
    void keepsAPartOfTheImageBeforeItChooses() {
        PhraseAnswer answer = chosen(ranked(Order.SMALLEST, 1, 1), TOP);
        assertThat(answer.regions()).containsExactly(TOP_RIGHT_SMALL);
        assertThat(answer.note()).isEqualTo("At the top, smallest of 3.");
    }

    @Test
    void saysHowManyThereAreWhereTheWordsAskForMoreOrFewer() {
        assertThat(chosen(new Choice.Counted(3)).note()).isNull();
        assertThat(chosen(new Choice.Counted(2)).regions()).containsExactly(TOP_LEFT_LARGE, TOP_RIGHT_SMALL);
        assertThat(chosen(new Choice.Counted(2)).note()).isEqualTo("2 largest of 3. 2 asked for, 3 located.");
        assertThat(chosen(new Choice.Counted(5)).regions()).hasSize(3);
        assertThat(chosen(new Choice.Counted(5)).note()).isEqualTo("5 asked for, 3 located.");
        assertThat(chosen(ranked(Order.LARGEST, 1, 4)).note()).isEqualTo("3 largest of 3. 4 asked for, 3 located.");
    }

    @Test
    void isNotFoundWhereNoneIsThereAndSaysWhereTheyAre() {
        PhraseAnswer answer = chosen(place("center", null, new Band(0.25, 0.75), null, new Band(0.25, 0.75)));
        assertThat(answer.verdict()).isEqualTo(Verdict.NOT_FOUND);
        assertThat(answer.reason()).isEqualTo("not-at-that-place");
        assertThat(answer.regions()).isEmpty();
        assertThat(answer.message())
                .isEqualTo("3 are located, but none at the center; they lie at the upper left, at the upper right,"
                        + " at the lower left (viewer’s). Ask for “polyp” alone to see them.");
        PhraseAnswer fourth = chosen(ranked(Order.LARGEST, 4, 1));
        assertThat(fourth.verdict()).isEqualTo(Verdict.NOT_FOUND);
        assertThat(fourth.reason()).isEqualTo("fewer-than-asked");
    }

    @Test
    void choosesByRelationToSomethingLocated() {
        SegmentationMask heart = region(10, 10, 8, 8).mask(); // columns and rows 10 to 17
        assertThat(related(Modality.ENDOSCOPY, Relation.LEFT_OF, heart).regions())
                .containsExactly(TOP_LEFT_LARGE);
        assertThat(related(Modality.X_RAY, Relation.LEFT_OF, heart).regions()).containsExactly(TOP_RIGHT_SMALL);
        assertThat(related(Modality.X_RAY, Relation.BELOW, heart).regions()).containsExactly(BOTTOM_TINY);
        assertThat(related(Modality.X_RAY, Relation.ABOVE, heart).regions())
                .containsExactly(TOP_LEFT_LARGE, TOP_RIGHT_SMALL);
        // from (2, 2) to (10.5, 10.5): 12.0; from (29, 3) to (17.5, 10.5): 13.7; from (15.5, 30.5) to (15.5, 17.5): 13
        PhraseAnswer nearest = related(Modality.X_RAY, Relation.NEXT_TO, heart);
        assertThat(nearest.regions()).containsExactly(TOP_LEFT_LARGE);
        assertThat(nearest.note()).isEqualTo("Nearest the heart of 3.");
        assertThat(related(Modality.X_RAY, Relation.INSIDE, heart).reason()).isEqualTo("not-at-that-place");
    }

    @Test
    void countsAsInsideWhatLiesInTheOthersOutlineAndElseInItsBox() {
        SegmentationMask half = region(0, 0, 4, 2).mask(); // 8 of the 16 pixels of the large one
        PhraseAnswer inside = related(Modality.X_RAY, Relation.INSIDE, half);
        assertThat(inside.regions()).containsExactly(TOP_LEFT_LARGE);
        assertThat(inside.note()).isEqualTo("In the heart of 3.");
        SegmentationMask ends =
                region(0, 20, 1, 1).mask().union(region(20, 31, 1, 1).mask()); // its box: 0 to 20, 20 to 31
        PhraseAnswer bounds = related(Modality.X_RAY, Relation.INSIDE, ends);
        assertThat(bounds.regions()).containsExactly(BOTTOM_TINY);
        assertThat(bounds.note()).isEqualTo("Within the bounds of the heart of 3.");
    }

    @Test
    void choosesWhatLiesBetweenTwoThings() {
        Choice.Related between = new Choice.Related(Relation.BETWEEN, List.of(phrase("a"), phrase("b")));
        List<Landmarks.Located> ends = List.of(
                located(between, "trachea", region(8, 28, 2, 4).mask()),
                located(between, "heart", region(22, 28, 2, 4).mask()));
        PhraseAnswer answer = Instances.chosen(asked(Modality.X_RAY, between), answer(), ends);
        assertThat(answer.regions()).containsExactly(BOTTOM_TINY);
        assertThat(answer.note()).isEqualTo("Between the trachea and the heart of 3.");
    }

    @Test
    void choosesNothingByWhatIsNotLocatedAndSaysSo() {
        Choice.Related above = new Choice.Related(Relation.ABOVE, List.of(phrase("carina")));
        Landmarks.Located untaught = new Landmarks.Located(
                new Choosing.Landmark(above, "carina", null, 0, "“carina” is not taught to this model"),
                null,
                "“carina” is not taught to this model");
        PhraseAnswer answer = Instances.chosen(asked(Modality.X_RAY, above), answer(), List.of(untaught));
        assertThat(answer.verdict()).isEqualTo(Verdict.FOUND);
        assertThat(answer.regions()).hasSize(3);
        assertThat(answer.note()).isEqualTo("“carina” is not taught to this model, so that was not considered.");
    }

    @Test
    void limitsAnOrganToItsPartOpenedTowardsTheEdges() {
        SegmentationMask rightLung = region(2, 4, 10, 20).mask();
        // base: from row 4 + 0.6 * 20 = 16 to the bottom; right: columns 0 to 11
        Choice.Place base = place("right base", "right", new Band(0.6, 1), "lung");
        Region low = region(4, 26, 4, 4);
        Region high = region(4, 6, 4, 4);
        Region left = region(20, 26, 4, 4);
        PhraseAnswer answer = Instances.chosen(
                asked(Modality.X_RAY, base), answer(low, high, left), List.of(located(base, "right lung", rightLung)));
        assertThat(answer.regions()).containsExactly(low);
        assertThat(answer.note()).isEqualTo("In the right base of 3.");
        PhraseAnswer onCt = Instances.chosen(
                asked(Modality.CT, base), answer(low, high, left), List.of(located(base, "right lung", rightLung)));
        assertThat(onCt.regions()).containsExactly(low, high);
        assertThat(onCt.note())
                .isEqualTo(
                        "In the right base of 3. “right base” was not considered: a CT image does not show that height.");
    }

    @Test
    void keepsOfAConflictWhatLiesWhereTheTextDenies() {
        Choice.Place right = place("right", "right", Band.WHOLE, null); // the image's left half
        Conflict both =
                new Conflict(Conflict.Kind.TEXT_ABSENT_MODEL_FOUND, 0.9, List.of(TOP_LEFT_LARGE, TOP_RIGHT_SMALL));
        PhraseAnswer denied = answer().withRegions(List.of(), "").with(both);
        Conflict left = Objects.requireNonNull(Instances.chosen(asked(Modality.X_RAY, right), denied, List.of())
                .conflict());
        assertThat(left.regions()).containsExactly(TOP_LEFT_LARGE);
        Conflict one = new Conflict(Conflict.Kind.TEXT_ABSENT_MODEL_FOUND, 0.9, List.of(TOP_RIGHT_SMALL));
        assertThat(Instances.chosen(asked(Modality.X_RAY, right), denied.with(one), List.of())
                        .conflict())
                .isNull();
    }

    private static PhraseAnswer related(Modality modality, Relation relation, SegmentationMask heart) {
        Choice.Related related = new Choice.Related(relation, List.of(phrase("heart")));
        return Instances.chosen(asked(modality, related), answer(), List.of(located(related, "heart", heart)));
    }

    private static Landmarks.Located located(Choice choice, String name, SegmentationMask mask) {
        return new Landmarks.Located(new Choosing.Landmark(choice, name, null, 0, null), mask, null);
    }

    private static PhraseAnswer chosen(Choice... choices) {
        return chosen(Modality.ENDOSCOPY, choices);
    }

    private static PhraseAnswer chosen(Modality modality, Choice... choices) {
        return Instances.chosen(asked(modality, choices), answer(), List.of());
    }

    private static Choice ranked(Order order, int rank, int count) {
        return new Choice.Ranked(order, rank, count);
    }

    private static Choice.Place place(String words, @Nullable String side, Band down, @Nullable String within) {
        return place(words, side, down, within, Band.WHOLE);
    }

    private static Choice.Place place(
            String words, @Nullable String side, Band down, @Nullable String within, Band across) {
        return new Choice.Place(words, side, across, down, within);
    }

    private static PhraseReading.Asked asked(Modality modality, Choice... choices) {
        return new PhraseReading.Asked(
                phrase("polyp"),
                POLYP,
                new PackLabel("polyp", "polyp", "lesion", null, Map.of()),
                modality,
                EvidenceTier.TESTED,
                null,
                null,
                true,
                new Choosing(List.of(choices), List.of(), null));
    }

    private static final Concept POLYP = new Concept(
            "polyp", "polyp", List.of(), ConceptKind.LESION, null, null, null, null, List.of(), List.of(), List.of());

    private static PhraseAnswer answer() {
        return answer(TOP_LEFT_LARGE, TOP_RIGHT_SMALL, BOTTOM_TINY);
    }

    private static PhraseAnswer answer(Region... regions) {
        return new PhraseAnswer(
                phrase("polyp"),
                POLYP,
                null,
                null,
                Verdict.FOUND,
                0.9,
                null,
                null,
                null,
                new ArrayList<>(List.of(regions)),
                List.of(),
                null);
    }

    private static Phrase phrase(String text) {
        return new Phrase(text, 0, text.length(), Polarity.PRESENT);
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
