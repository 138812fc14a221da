package org.deixis.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialListsTest {
    @Test
    void packagesAtLeast300PhrasesWithoutMeaning() {
        List<String> phrases = TrialLists.nonsense(null);

        assertThat(phrases)
                .hasSizeGreaterThanOrEqualTo(300)
                .doesNotHaveDuplicates()
                .contains("Hello World");
    }

    @Test
    void packagesOtherWordsForMoreThanAHundredLabels() {
        Map<String, List<String>> phrases = TrialLists.paraphrases(null);

        assertThat(phrases.keySet()).hasSizeGreaterThan(100);
        phrases.forEach((label, words) ->
                assertThat(words).as(label).isNotEmpty().doesNotContain(label, label.replace('-', ' ')));
    }
}
