package org.deixis.retrieval.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import org.deixis.imaging.BoundingBox;
import org.deixis.retrieval.Filters;
import org.deixis.retrieval.SearchMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchAddressTest {
    private static SearchAddress read(String path) {
        String query = path.contains("?") ? path.substring(path.indexOf('?') + 1) : "";
        return SearchAddress.of(QueryParameters.fromString(query).getParameters());
    }

    @Test
    void whatIsWrittenIsReadAgainWordForWord() {
        SearchAddress all = SearchAddress.NOTHING
                .with("amyloid & \"vessel walls\" ä+b −artifact")
                .with(Filters.NONE
                        .with("organ", "colon")
                        .with("organ", "lymph node")
                        .excluding("slide", "A=B&C"))
                .with(SearchMode.IMAGE)
                .withWeak(true)
                .like("x/1")
                .unlike("y 2")
                .withPicture(PictureAddress.ofPair("hist a&b", new BoundingBox(1, 0, 30, 4)))
                .opening("p#1", "My corpus");
        assertThat(read(all.path())).isEqualTo(all);
        assertThat(read(SearchAddress.NOTHING.path())).isEqualTo(SearchAddress.NOTHING);
    }

    @Test
    void everyKindOfPictureHasItsAddress() {
        String image = "6f1ed002-ab5c-4f0e-9e3a-1d2c3b4a5f60";
        assertThat(read("search?picture=" + "ab".repeat(32)).picture())
                .isEqualTo(PictureAddress.given("ab".repeat(32)));
        assertThat(read("search?of=pair-1&region=1,2,3,4").picture())
                .isEqualTo(PictureAddress.ofPair("pair-1", new BoundingBox(1, 2, 3, 4)));
        assertThat(read("search?image=" + image).picture())
                .isEqualTo(new PictureAddress(PictureAddress.Kind.IMAGE, image, null));
        assertThat(SearchAddress.NOTHING
                        .withPicture(PictureAddress.given("ab".repeat(32)))
                        .path())
                .isEqualTo("search?picture=" + "ab".repeat(32));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "search?image=1-1-1-1-1",
                "search?image=nonsense",
                "search?picture=",
                "search?region=1,2,3,4",
                "search?of=%20"
            })
    void whatNamesNoPictureIsNoPictureAndNoFilter(String path) {
        assertThat(read(path).picture()).isNull();
        assertThat(read(path).filters().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2,3", "1,2,0,4", "-1,2,3,4", "1,2,3,99999999", "a,b,c,d", ""})
    void aRegionThatIsNoneLeavesTheWholePicture(String region) {
        assertThat(read("search?of=p&region=" + region).picture()).isEqualTo(PictureAddress.ofPair("p", null));
    }

    @Test
    void anotherPictureIsAnotherSearchAndAnotherOpenPairIsNot() {
        SearchAddress words = SearchAddress.NOTHING.with("amyloid");
        SearchAddress picture = words.withPicture(PictureAddress.ofPair("p", null));
        assertThat(words.searchesLike(picture)).isFalse();
        assertThat(picture.searchesLike(picture.opening("q", "c"))).isTrue();
        assertThat(picture.searchesLike(words.withPicture(PictureAddress.ofPair("p", new BoundingBox(0, 0, 1, 1)))))
                .isFalse();
    }

    @Test
    void manyExamplesKeepTheLastOnes() {
        SearchAddress address = SearchAddress.NOTHING;
        for (int i = 0; i < 40; i++) {
            address = address.like("p" + i);
        }
        assertThat(address.like()).hasSize(10).endsWith("p39");
        assertThat(SearchAddress.of(Map.of("like", List.of("a", "a"))).like()).isNotEmpty();
    }
}
