package org.deixis.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseParserTest {
    private final PhraseParser parser = new PhraseParser(Wording.packaged());

    @Test
    void separatesBySemicolonAndLineEndOnlyAndKeepsOrderAndRepeats() {
        assertThat(parser.split("left lung; vena cava, inferior\n\n ;polyp\r\nleft lung;"))
                .extracting(Phrase::text)
                .containsExactly("left lung", "vena cava, inferior", "polyp", "left lung");
    }

    @Test
    void givesSpansInCodePointsOfTheWholeText() {
        // 🫁 is one code point and two chars
        List<Phrase> phrases = parser.split("🫁 ;  left lung\n🫁 heart 🫀");

        assertThat(phrases)
                .containsExactly(
                        new Phrase("🫁", 0, 1, Polarity.PRESENT),
                        new Phrase("left lung", 5, 14, Polarity.PRESENT),
                        new Phrase("🫁 heart 🫀", 15, 24, Polarity.PRESENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", ";;;", "\n\n;\t", "\u0000\u0007", "\u200B\u202E;\uFEFF"})
    void findsNoPhraseWhereThereAreNoWords(String text) {
        assertThat(parser.split(text)).isEmpty();
    }

    @Test
    void turnsControlCharactersIntoSpacesAndUnpairedSurrogatesIntoTheReplacementCharacter() {
        assertThat(parser.split("left\u0000lung\u001B; \uD83E polyp"))
                .containsExactly(
                        new Phrase("left lung", 0, 9, Polarity.PRESENT),
                        new Phrase("\uFFFD polyp", 12, 19, Polarity.PRESENT));
    }

    @ParameterizedTest
    @CsvSource({
        "no polyp, ABSENT",
        "No evidence of pneumothorax, ABSENT",
        "without consolidation, ABSENT",
        "no, PRESENT",
        "nodule, PRESENT",
        "no change in effusion, PRESENT",
        "no longer seen, PRESENT",
        "left lung, PRESENT"
    })
    void takesAPhraseForDenialOnlyWhenItBeginsWithOne(String text, Polarity polarity) {
        assertThat(parser.split(text).getFirst().polarity()).isEqualTo(polarity);
    }

    @Test
    void refusesATextPastItsLimitWithOneSentence() {
        String longest = ("a".repeat(199) + ";").repeat(50);
        assertThat(parser.split(longest)).hasSize(50);
        assertThatThrownBy(() -> parser.split(" ".repeat(12_345)))
                .isInstanceOf(UnusableTextException.class)
                .hasMessage("The text has 12,345 characters; at most 10,000 can be read at once.");
    }

    @Test
    void refusesAPhrasePastItsLimitAndCountsEmojiOnce() {
        assertThat(parser.split("🫁".repeat(200))).hasSize(1);
        assertThatThrownBy(() -> parser.split("liver; " + "🫁".repeat(201)))
                .isInstanceOf(UnusableTextException.class)
                .hasMessage("Phrase 2 has 201 characters; a phrase may have at most 200.");
    }

    @Test
    void refusesMoreThanAHundredPhrases() {
        assertThat(parser.split("a;".repeat(100))).hasSize(100);
        assertThatThrownBy(() -> parser.split("a;".repeat(101)))
                .isInstanceOf(UnusableTextException.class)
                .hasMessage("The text has 101 phrases; at most 100 can be read at once.");
    }

    @Test
    void readsAnyCharactersWithSpansThatFitTheText() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < random.nextInt(150); i++) {
                text.append(random.nextInt(6) == 0 ? ';' : (char) random.nextInt(0x10000));
            }
            int length = text.toString().codePointCount(0, text.length());
            int last = 0;
            for (Phrase phrase : parser.split(text.toString())) {
                assertThat(phrase.start()).as("seed %d", seed).isGreaterThanOrEqualTo(last);
                assertThat(phrase.end()).as("seed %d", seed).isLessThanOrEqualTo(length);
                assertThat(phrase.text().codePointCount(0, phrase.text().length()))
                        .as("seed %d", seed)
                        .isEqualTo(phrase.end() - phrase.start());
                last = phrase.end();
            }
        }
    }
}
