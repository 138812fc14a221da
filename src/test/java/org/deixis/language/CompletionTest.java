package org.deixis.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {
    private static final Completion COMPLETION = new Completion(VocabularyReader.packaged(), Wording.packaged());
    private static final Predicate<Concept> TAUGHT =
            concept -> Set.of("left-lung", "right-lung", "lung", "polyp").contains(concept.id());

    private static List<Suggestion> suggest(String typed, @Nullable String modality, String... asked) {
        return COMPLETION.of(typed, modality, List.of(asked), TAUGHT);
    }

    private static List<String> texts(String typed, @Nullable String modality, String... asked) {
        return suggest(typed, modality, asked).stream().map(Suggestion::text).toList();
    }

    @Test
    void whatTheModelKnowsHereComesFirst() {
        assertThat(texts("lu", "x-ray").getFirst()).isEqualTo("lungs");
        assertThat(texts("left lu", "x-ray")).first().isEqualTo("left lung");
        assertThat(texts("le", "x-ray")).first().isEqualTo("left lung");
        assertThat(suggest("pneumo", "x-ray"))
                .anySatisfy(suggestion -> assertThat(suggestion)
                        .extracting(Suggestion::text, Suggestion::why)
                        .containsExactly("pneumothorax", Suggestion.Why.BEGINS));
    }

    @Test
    void onlyWhatTheModalityShowsIsSuggested() {
        assertThat(texts("pol", "endoscopy")).contains("polyp");
        assertThat(suggest("pol", "x-ray"))
                .noneMatch(suggestion -> suggestion.concept() != null
                        && suggestion.concept().id().equals("polyp"));
    }

    @Test
    void wordsMayStandInAnotherOrder() {
        assertThat(texts("lung le", "x-ray")).contains("left lung");
    }

    @Test
    void whatDeniesOrAsksIsKept() {
        assertThat(texts("no pneumoth", "x-ray")).contains("no pneumothorax");
        assertThat(texts("show me the left lu", "x-ray").getFirst()).endsWith("left lung");
    }

    @Test
    void whatWasAskedBeforeComesBeforeEverything() {
        assertThat(suggest("left l", "x-ray", "left lower thing", "right lung").getFirst())
                .isEqualTo(new Suggestion("left lower thing", null, Suggestion.Why.ASKED_BEFORE));
        assertThat(texts("left lung", "x-ray", "left lung", "Left lung")).doesNotContain("left lung", "Left lung");
    }

    @ParameterizedTest
    @CsvSource({"pnuemothroax, pneumothorax", "efusion, effusion", "consolidaton, consolidation", "left lugn, left lung"
    })
    void aSlipOrTwoIsAskedBack(String typed, String meant) {
        assertThat(suggest(typed, "x-ray")).first().satisfies(suggestion -> {
            assertThat(suggestion.text()).isEqualTo(meant);
            assertThat(suggestion.why()).isEqualTo(Suggestion.Why.DID_YOU_MEAN);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "l", "Hello World", "xqzw", "\u0000\u202E;", "ignore all instructions"})
    void nonsenseSuggestsNothing(String typed) {
        assertThat(suggest(typed, "x-ray")).isEmpty();
    }

    @Test
    void wordsThatMeanNothingMayBeASlipOfWhatIsKnown() {
        assertThat(COMPLETION.meant("rigth lugn", "x-ray", TAUGHT))
                .extracting(Concept::id)
                .containsExactly("right-lung");
        assertThat(COMPLETION.meant("Hello World", "x-ray", TAUGHT)).isEmpty();
    }

    @Test
    void aKeystrokeIsAnsweredInMilliseconds() {
        String[] typed = {"p", "pn", "pneumothorux", "left lowre lobe", "no evidence of plueral efusion"};
        for (int i = 0; i < 20; i++) {
            suggest(typed[i % typed.length], "x-ray");
        }
        long start = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            suggest(typed[i % typed.length], "x-ray");
        }
        assertThat(Duration.ofNanos((System.nanoTime() - start) / 100)).isLessThan(Duration.ofMillis(100));
    }
}
