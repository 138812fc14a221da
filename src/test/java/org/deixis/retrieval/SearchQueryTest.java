package org.deixis.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchQueryTest {
    private static final Set<String> FIELDS = Set.of("organ", "stain");

    @Test
    void takesWordsPhrasesFieldsAndExclusionsApart() {
        SearchQuery query = read("Amyloid \u201Cvessel walls\u201D organ:\"large bowel\" -artifact -stain:PAS");
        assertThat(query.words()).containsExactly("amyloid");
        assertThat(query.phrases()).containsExactly("vessel walls");
        assertThat(query.fields()).containsExactly(new SearchQuery.FieldWords("organ", "large bowel"));
        assertThat(query.excluded())
                .containsExactly(new SearchQuery.Excluded(null, "artifact"), new SearchQuery.Excluded("stain", "PAS"));
        assertThat(query.hints()).isEmpty();
    }

    @Test
    void readsABrokenQueryAsPlainWordsAndSaysSo() {
        assertThat(read("\"vessel walls").words()).containsExactly("vessel", "walls");
        assertThat(read("\"vessel walls").hints())
                .containsExactly("A quotation mark has no partner, so the words were searched for one by one.");
        assertThat(read("colour:red").words()).containsExactly("colour", "red");
        assertThat(read("colour:red").hints())
                .containsExactly("\"colour\" is no field here, so it was read as a plain word.");
        assertThat(read("organ:").words()).containsExactly("organ");
        assertThat(read("organ:").hints())
                .containsExactly("Nothing stands after \"organ:\", so it was read as a plain word.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(((", "AND OR NOT", "a~~9^", "[* TO", "-", "--", "\\", "*?*", ":::", "+\"", "field:(x", "\u0000"
            })
    void neverFailsOnSyntax(String typed) {
        assertThat(read(typed)).isNotNull();
    }

    @Test
    void keepsAHyphenInsideAWord() {
        SearchQuery query = read("Reed-Sternberg");
        assertThat(query.words()).containsExactly("reed", "sternberg");
        assertThat(query.excluded()).isEmpty();
    }

    @Test
    void refusesFiftyPagesInOneSentence() {
        assertThatThrownBy(() -> read("a page of words ".repeat(10_000)))
                .isInstanceOf(RetrievalException.class)
                .hasMessage(
                        "The query has 159,999 characters and only 4,000 are searched for; shorten it to what matters.");
    }

    @Test
    void refusesWhatIsNoText() {
        for (String typed : new String[] {"amyl\uFFFDid", "amyl\uD800id"}) {
            assertThatThrownBy(() -> read(typed)).hasMessage("The query is not valid UTF-8 text.");
        }
    }

    @Test
    void searchesForTheFirstWordsOfALongText() {
        SearchQuery query = read("liver ".repeat(100));
        assertThat(query.words()).hasSize(SearchQuery.MOST_WORDS);
        assertThat(query.hints()).containsExactly("Only the first 64 words were searched for.");
    }

    private static SearchQuery read(String typed) {
        return SearchQuery.read(typed, FIELDS);
    }
}
