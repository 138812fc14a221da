package org.deixis.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchServiceTest {
    private static final String SLIDES = """
            {"id": "a1", "slide": "A", "caption": "amyloid in vessel walls (overview)", "organ": "colon", "stain": "Congo red"}
            {"id": "a2", "slide": "A", "caption": "amyloid in vessel walls (closer view)", "organ": "colon", "stain": "Congo red"}
            {"id": "b1", "slide": "B", "caption": "amyloid in the glomerulus", "organ": "kidney", "stain": "H&E"}
            {"id": "c1", "case": "C", "caption": "steatosis of hepatocytes", "organ": "liver", "stain": "H&E", "diagnosis": "steatosis"}
            """;
    private static final String SCANS = """
            {"id": "s1", "caption": "amyloid of the lung", "organ": "lung", "modality": "CT"}
            {"id": "s2", "caption": "rib fracture", "organ": "chest wall", "modality": "CT"}
            """;

    @TempDir
    Path folder;

    private TestLibrary test;
    private SearchService service;

    @BeforeEach
    void fill() throws IOException {
        test = new TestLibrary(folder.resolve("home"), new WordsAsVectors());
        service = new SearchService(test.library());
        ingest("slides", SLIDES);
        ingest("scans", SCANS);
    }

    private void ingest(String collection, String rows) throws IOException {
        Path source = Files.writeString(folder.resolve(collection + ".jsonl"), rows);
        test.library().ingest(PairSource.of(source), collection, report -> {}, () -> false);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private SearchAnswer answer(String query, Filters filters) {
        return answer(query, filters, false);
    }

    private SearchAnswer answer(String query, Filters filters, boolean weak) {
        return service.answer(
                new SearchRequest(query, filters, SearchMode.HYBRID, 10, List.of(), List.of(), weak), () -> false);
    }

    private static List<Facet.Value> values(SearchAnswer answer, String field) {
        return answer.facets().stream()
                .filter(facet -> facet.field().equals(field))
                .flatMap(facet -> facet.values().stream())
                .toList();
    }

    @Test
    void groupsHitsBySlideAndNamesTheirCollection() {
        SearchAnswer answer = answer("amyloid", Filters.NONE);
        assertThat(answer.relevant()).isEqualTo(4);
        assertThat(answer.groups())
                .extracting(
                        HitGroup::key,
                        group -> group.hits().size(),
                        group -> group.best().collection())
                .containsExactlyInAnyOrder(tuple("A", 2, "slides"), tuple("B", 1, "slides"), tuple("s1", 1, "scans"));
        assertThat(answer.searched()).isEqualTo(6);
        assertThat(answer.highlights().pieces("amyloid in <vessel> walls"))
                .containsExactly(
                        new Highlights.Piece("amyloid", true), new Highlights.Piece(" in <vessel> walls", false));
        assertThat(answer.highlights().pieces("nothing")).containsExactly(new Highlights.Piece("nothing", false));
    }

    @Test
    void countsWhatIsFoundAndAFilteredFieldWithoutItsOwnFilter() {
        SearchAnswer answer = answer("amyloid", Filters.NONE.with("organ", "Colon"));
        assertThat(answer.relevant()).isEqualTo(2);
        assertThat(values(answer, "organ"))
                .containsExactlyInAnyOrder(
                        new Facet.Value("colon", 2, true),
                        new Facet.Value("kidney", 1, false),
                        new Facet.Value("lung", 1, false));
        assertThat(values(answer, "stain")).containsExactly(new Facet.Value("Congo red", 2, false));
        assertThat(values(answer, "collection")).containsExactly(new Facet.Value("slides", 2, false));
    }

    @Test
    void takesAnyOfSeveralValuesOfAFieldAndAllFields() {
        Filters organs = Filters.NONE.with("organ", "colon").with("organ", "kidney");
        assertThat(answer("amyloid", organs).relevant()).isEqualTo(3);
        assertThat(answer("amyloid", organs.with("stain", "h&e")).groups())
                .extracting(HitGroup::key)
                .containsExactly("B");
        assertThat(answer("amyloid", Filters.NONE.with("collection", "Scans")).groups())
                .extracting(HitGroup::key)
                .containsExactly("s1");
        assertThat(answer("amyloid", Filters.NONE.excluding("slide", "A")).groups())
                .extracting(HitGroup::key)
                .doesNotContain("A");
    }

    @Test
    void listsEverythingForNoWordsAndCountsItAll() {
        SearchAnswer all = answer("", Filters.NONE);
        assertThat(all.relevant()).isEqualTo(6);
        assertThat(values(all, "collection"))
                .containsExactlyInAnyOrder(new Facet.Value("slides", 4, false), new Facet.Value("scans", 2, false));
        assertThat(values(all, "stain"))
                .containsExactlyInAnyOrder(new Facet.Value("Congo red", 2, false), new Facet.Value("H&E", 2, false));
        assertThat(answer("", Filters.NONE.with("stain", "H&E")).relevant()).isEqualTo(2);
    }

    @Test
    void saysWhatThereWouldBeWithoutAFilter() {
        SearchAnswer none =
                answer("amyloid", Filters.NONE.with("organ", "liver").with("collection", "slides"));
        assertThat(none.relevant()).isZero();
        assertThat(none.relaxed()).containsExactly(new SearchAnswer.Relaxed("organ", 3));
        assertThat(values(none, "organ")).contains(new Facet.Value("liver", 0, true));
    }

    @Test
    void namesWhatIsNearestWhenNothingIsRelevantAndShowsItOnRequest() {
        SearchAnswer none = answer("car engine", Filters.NONE);
        assertThat(none.relevant()).isZero();
        assertThat(none.groups()).isEmpty();
        assertThat(none.nearest())
                .isNotEmpty()
                .allSatisfy(term -> assertThat(term).isNotBlank());
        SearchAnswer weak = answer("car engine", Filters.NONE, true);
        assertThat(weak.relevant()).isZero();
        assertThat(weak.groups()).isNotEmpty().allMatch(HitGroup::belowFloor);
    }

    @Test
    void cutsATextOfManyPagesAndSaysSo() {
        SearchAnswer answer = answer("amyloid of vessel walls ".repeat(5_000), Filters.NONE);
        assertThat(answer.hints())
                .first()
                .isEqualTo("The text has 120,000 characters; its first 2,000 were searched for.");
        assertThat(answer.request().query()).hasSizeLessThanOrEqualTo(SearchService.LONGEST_QUERY);
        assertThat(answer.relevant()).isPositive();
    }

    @Test
    void stopsBetweenSearchesWhenCancelled() {
        SearchRequest request = new SearchRequest(
                "amyloid", Filters.NONE.with("organ", "colon"), SearchMode.HYBRID, 10, List.of(), List.of(), false);
        assertThatThrownBy(() -> service.answer(request, () -> true)).isInstanceOf(CancellationException.class);
    }

    @Test
    void saysThatACollectionIsNoLongerThere() {
        assertThatThrownBy(() -> answer("amyloid", Filters.NONE.with("collection", "gone")))
                .isInstanceOf(RetrievalException.class)
                .hasMessage("There is no collection named \"gone\".");
    }
}
