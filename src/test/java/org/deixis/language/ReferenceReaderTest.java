package org.deixis.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.deixis.language.Choice.Band;
import org.deixis.language.Choice.Order;
import org.deixis.language.Choice.Relation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceReaderTest {
    private static final Wording WORDING = Wording.packaged();
    private static final ReferenceReader READER = new ReferenceReader(WORDING);

    @Test
    void readsOrdersOrdinalsAndNumbers() {
        assertThat(only("the larger polyp")).isEqualTo(new Choice.Ranked(Order.LARGEST, 1, 1));
        assertThat(only("second largest polyp")).isEqualTo(new Choice.Ranked(Order.LARGEST, 2, 1));
        assertThat(only("the three largest nodules")).isEqualTo(new Choice.Ranked(Order.LARGEST, 1, 3));
        assertThat(only("third polyp from the left")).isEqualTo(new Choice.Ranked(Order.LEFTMOST, 3, 1));
        assertThat(only("two polyps")).isEqualTo(new Choice.Counted(2));
        assertThat(only("upper polyp")).isEqualTo(new Choice.Ranked(Order.UPPERMOST, 1, 1));
        assertThat(only("show me the 2 smallest nuclei in this image"))
                .isEqualTo(new Choice.Ranked(Order.SMALLEST, 1, 2));
        assertThat(thing("the three largest nodules")).isEqualTo("nodule");
    }

    @Test
    void readsPartsOfTheImageAndOfTheLung() {
        assertThat(only("nucleus near the top")).isEqualTo(place("top", null, Band.WHOLE, new Band(0, 0.5), null));
        assertThat(only("polyp in the lower right corner"))
                .isEqualTo(place("lower right corner", "right", Band.WHOLE, new Band(0.5, 1), null));
        assertThat(only("cell at the center"))
                .isEqualTo(place("center", null, new Band(0.25, 0.75), new Band(0.25, 0.75), null));
        assertThat(only("opacity at the right base"))
                .isEqualTo(place("right base", "right", Band.WHOLE, new Band(0.6, 1), "lung"));
        assertThat(only("nodule in the left lung"))
                .isEqualTo(place("left lung", "left", Band.WHOLE, Band.WHOLE, "lung"));
        assertThat(only("opacities in the upper and lower lobes"))
                .isEqualTo(place("upper and lower lobe", null, Band.WHOLE, Band.WHOLE, "lung"));
        assertThat(only("opacity in the RLL")).isEqualTo(place("rll", "right", Band.WHOLE, new Band(0.4, 1), "lung"));
        assertThat(only("nodule in the right upper lobe and left base"))
                .isEqualTo(place("right upper lobe and left base", null, Band.WHOLE, Band.WHOLE, "lung"));
    }

    @Test
    void keepsTheLongestNameFirst() {
        List<Reference> readings = READER.of(phrase("left lung nodule"));
        assertThat(readings).extracting(reading -> text(reading.thing())).containsExactly("lung nodule", "nodule");
        assertThat(readings.getFirst().choices()).containsExactly(place("left", "left", Band.WHOLE, Band.WHOLE, null));
        assertThat(readings.getLast().choices())
                .containsExactly(place("left lung", "left", Band.WHOLE, Band.WHOLE, "lung"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "polyp left of the instrument|LEFT_OF|instrument",
                "nodule to the right of the heart|RIGHT_OF|heart",
                "nodule above the carina|ABOVE|carina",
                "lesion below the left kidney|BELOW|left kidney",
                "stone inside the left kidney|INSIDE|left kidney",
                "nucleus next to the blood vessel|NEXT_TO|blood vessel"
            })
    void readsRelations(String text, Relation relation, String landmark) {
        assertThat(READER.of(phrase(text)).getFirst().choices())
                .singleElement()
                .isInstanceOfSatisfying(Choice.Related.class, related -> {
                    assertThat(related.relation()).isEqualTo(relation);
                    assertThat(related.landmarks()).extracting(Phrase::text).containsExactly(landmark);
                });
    }

    @Test
    void readsTwoLandmarksOfBetween() {
        assertThat(only("device between the trachea and the heart"))
                .isInstanceOfSatisfying(
                        Choice.Related.class,
                        related -> assertThat(related.landmarks())
                                .extracting(Phrase::text)
                                .containsExactly("trachea", "heart"));
        assertThat(READER.of(phrase("device between the heart"))).isEmpty();
    }

    @Test
    void composesWhatIsSaid() {
        Reference reading = READER.of(phrase("the second largest nodule in the left lung above the heart"))
                .getLast();
        assertThat(text(reading.thing())).isEqualTo("nodule");
        assertThat(reading.choices())
                .hasSize(3)
                .contains(
                        place("left lung", "left", Band.WHOLE, Band.WHOLE, "lung"),
                        new Choice.Ranked(Order.LARGEST, 2, 1))
                .anyMatch(choice -> choice instanceof Choice.Related related && related.relation() == Relation.ABOVE);
    }

    @Test
    void saysWhichWordsChooseNothing() {
        Reference bare = READER.of(phrase("two dark irregular nuclei")).getLast();
        assertThat(text(bare.thing())).isEqualTo("nucleus");
        assertThat(bare.leftOut()).containsExactly("dark", "irregular");
    }

    @Test
    void takesWhatWasNamedBeforeForWordsThatPointBack() {
        List<Phrase> phrases =
                READER.pointed(new PhraseParser(WORDING).split("polyps; the upper one; largest; liver; the left one"));
        assertThat(phrases).extracting(Phrase::antecedent).containsExactly(null, "polyp", "polyp", null, "liver");
        assertThat(READER.of(phrases.get(1))).singleElement().satisfies(reading -> {
            assertThat(text(reading.thing())).isEqualTo("polyp");
            assertThat(reading.choices()).containsExactly(new Choice.Ranked(Order.UPPERMOST, 1, 1));
        });
        assertThat(READER.of(phrases.get(4)))
                .extracting(reading -> text(reading.thing()))
                .containsExactly("left liver", "liver");
        assertThat(READER.of(phrase("the upper one")))
                .singleElement()
                .satisfies(reading -> assertThat(reading.thing()).isNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the polyp",
                "polyp",
                "Hello World",
                "fracture of the left rib cage of a dog that barks",
                "polyp with a banana",
                "the polyp is left",
                "second polyp",
                "no change",
                "grade 2 tumor",
                "3 cm polyp",
                "upper lobe",
                ",;:..",
                ""
            })
    void choosesNothingWhereTheWordsDoNot(String text) {
        assertThat(text.isBlank() ? List.of() : READER.of(phrase(text))).isEmpty();
    }

    @Test
    void choosesNothingOfWhatIsDenied() {
        assertThat(READER.of(new Phrase("no larger polyp", 0, 15, Polarity.ABSENT)))
                .isEmpty();
    }

    @Test
    void readsWhereASentenceSaysThatAThingLies() {
        assertThat(READER.place("upper and lower lobes", null)).isEmpty();
        assertThat(READER.place("right upper lobe and left base", "bilateral")).isEmpty();
        assertThat(READER.place("middle and lower lobes", "right"))
                .contains(place("right middle and lower lobes", "right", Band.WHOLE, new Band(0.25, 1), "lung"));
        assertThat(READER.place("RLL", "right")).contains(place("rll", "right", Band.WHOLE, new Band(0.4, 1), "lung"));
        assertThat(READER.place("upper lobe of the lung", null))
                .contains(place("upper lobe of the lung", null, Band.WHOLE, new Band(0, 0.6), "lung"));
        assertThat(READER.place("right upper lobe", "right"))
                .contains(place("right upper lobe", "right", Band.WHOLE, new Band(0, 0.6), "lung"));
        assertThat(READER.place(null, "left")).contains(place("left", "left", Band.WHOLE, Band.WHOLE, null));
        assertThat(READER.place("upper abdomen", null)).isEmpty();
        assertThat(READER.place("lungs", "bilateral")).isEmpty();
        assertThat(READER.place(null, null)).isEmpty();
    }

    @Test
    void dividesAnExpressionIntoItsParts() {
        String text = "Two small dark-stained nuclei next to the vessel, lower-right corner.";
        assertThat(READER.parts(text).parts())
                .extracting(part -> part.kind() + " "
                        + text.substring(part.start(), part.end()).toLowerCase(Locale.ROOT))
                .containsExactly(
                        "COUNT two",
                        "SIZE small",
                        "COLOR dark-stained",
                        "THING nuclei",
                        "LANDMARK vessel",
                        "PLACE lower-right corner");
    }

    @Test
    void keepsAListOfLooksInOneFeature() {
        String text = "Round cluster with large, irregular, dark-stained nuclei, in the lower-right corner.";
        assertThat(READER.parts(text).parts())
                .filteredOn(part -> part.kind() == Expression.Kind.FEATURE || part.kind() == Expression.Kind.PLACE)
                .extracting(part -> text.substring(part.start(), part.end()))
                .containsExactly("large, irregular, dark-stained nuclei", "lower-right corner");
    }

    private static Choice only(String text) {
        List<Reference> readings = READER.of(phrase(text));
        assertThat(readings).as(text).isNotEmpty();
        assertThat(readings.getLast().choices()).as(text).hasSize(1);
        return readings.getLast().choices().getFirst();
    }

    private static String thing(String text) {
        return text(READER.of(phrase(text)).getLast().thing());
    }

    private static String text(@Nullable Phrase phrase) {
        return phrase == null ? "" : phrase.text();
    }

    private static Choice.Place place(
            String words, @Nullable String side, Band across, Band down, @Nullable String within) {
        return new Choice.Place(words, side, across, down, within);
    }

    private static Phrase phrase(String text) {
        return new Phrase(text, 0, text.codePointCount(0, text.length()), Polarity.PRESENT);
    }
}
