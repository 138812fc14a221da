package org.deixis.retrieval.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.router.QueryParameters;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.deixis.Application;
import org.deixis.retrieval.NoisePictures;
import org.deixis.retrieval.PairLibrary;
import org.deixis.retrieval.PairSource;
import org.deixis.retrieval.QueryPictures;
import org.deixis.study.Images;
import org.deixis.viewer.BoxDrawn;
import org.deixis.viewer.MedicalImageViewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The Search screen over four pairs, three of them with pictures, compared by the tiny pack of the tests. */
@SpringBootTest(classes = Application.class, properties = "deixis.inference.models-dir=src/test/resources/packs")
@ViewPackages(classes = {SearchView.class, Application.class})
class SearchViewTest extends SpringBrowserlessTest {
    private static Path folder = Path.of("");

    @Autowired
    private PairLibrary library;

    @Autowired
    private QueryPictures given;

    @Autowired
    private Images images;

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry registry) throws IOException {
        folder = Files.createTempDirectory("deixis-search-view");
        registry.add("deixis.study.data-dir", () -> folder.resolve("home").toString());
    }

    @BeforeEach
    void pairs() throws IOException {
        if (library.collections().isEmpty()) {
            var unused = library.ingest(PairSource.of(NoisePictures.pairs(folder)), "Mine", done -> {}, () -> false);
        }
    }

    private void open(String address) {
        String parameters = address.contains("?") ? address.substring(address.indexOf('?') + 1) : "";
        UI.getCurrent().navigate("search", QueryParameters.fromString(parameters));
        await(() -> getCurrentView() instanceof SearchView);
        await(() -> !getCurrentView().getElement().getClassList().contains("waiting"));
    }

    private void await(BooleanSupplier holds) {
        Instant last = Instant.now().plus(Duration.ofSeconds(20));
        while (!holds.getAsBoolean()) {
            assertThat(Instant.now()).as("waited too long for: " + text()).isBefore(last);
            roundTrip();
            runPendingSignalsTasks();
            Thread.onSpinWait();
        }
    }

    private String text() {
        return getCurrentView().getElement().getTextRecursively();
    }

    private List<String> cards() {
        return find(HitCard.class).all().stream()
                .map(card -> card.hit().pair().id())
                .toList();
    }

    private NativeButton button(String words) {
        return find(NativeButton.class).all().stream()
                .filter(button -> button.getElement().getTextRecursively().equals(words)
                        || words.equals(button.getElement().getAttribute("aria-label")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No button " + words));
    }

    private boolean has(String words) {
        return find(NativeButton.class).all().stream()
                .anyMatch(button -> button.getElement().getTextRecursively().equals(words));
    }

    private static String address() {
        return UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters();
    }

    private static boolean named(HasStyle component, String className) {
        return component.hasClassName(className);
    }

    @Test
    void aPairsPictureIsPartOfTheAddressAndAChipThatTakesItAway() {
        open("search?of=red&weak");
        await(() -> cards().size() == 2);
        assertThat(cards()).containsExactlyInAnyOrder("pink", "blue");
        test(button("Do not search by this picture")).click();
        await(() -> cards().size() == 4);
        assertThat(address()).doesNotContain("of=");
    }

    @Test
    void theQuerysOwnSlideCanBeLeftOut() {
        open("search?of=red&weak");
        await(() -> has("Hide the query’s own slide"));
        test(button("Hide the query’s own slide")).click();
        await(() -> cards().equals(List.of("blue")));
        assertThat(address()).contains("not-slide=s1");
        assertThat(has("Hide the query’s own slide")).isFalse();
    }

    @Test
    void aRegionDrawnOnAHitIsSearchedBy() {
        open("search?pair=red&weak");
        await(() -> has("Region"));
        test(button("Region")).click();
        MedicalImageViewer viewer = find(MedicalImageViewer.class).single();
        ComponentUtil.fireEvent(viewer, new BoxDrawn(viewer, true, 2, 3, 20, 10));
        test(button("Find similar to the region")).click();
        await(() -> address().contains("of=red") && !cards().contains("red")); // the pair itself is no hit
        assertThat(address()).contains("region=2%2C3%2C20%2C10");
        await(() -> text().contains("region"));
    }

    @Test
    void whatMatchedIsDrawnOverTheOpenPicture() {
        open("search?of=red&weak&pair=pink");
        await(() -> has("What matched"));
        test(button("What matched")).click();
        await(() -> find(Div.class).all().stream().anyMatch(div -> named(div, "legend"))
                || text().contains("No part stands out"));
        assertThat(button("What matched").getElement().getAttribute("aria-pressed"))
                .isEqualTo("true");
        test(button("What matched")).click();
        assertThat(find(Div.class).all().stream().noneMatch(div -> named(div, "legend")))
                .isTrue();
    }

    @Test
    void aPictureThatWasGivenAndOneOfGroundAreSearchedByAsPairsAre() {
        String hash = given.keep(new ByteArrayInputStream(NoisePictures.png(1f, 0.1f, 1)));
        open("search?picture=" + hash + "&weak");
        await(() -> cards().size() == 3);
        assertThat(cards()).first().isEqualTo("red");
        String image = images.store(new ByteArrayInputStream(NoisePictures.png(1f, 0.1f, 1)), "red.png")
                .id()
                .toString();
        open("search?image=" + image + "&weak&region=0,0,40,40");
        await(() -> cards().size() == 3);
        assertThat(cards()).first().isEqualTo("red");
    }

    @Test
    void whatIsNotThereAnyMoreIsSaidInOneSentence() {
        open("search?picture=" + "0".repeat(64));
        await(() -> text().contains("The picture of this search is not kept any more"));
        open("search?image=6f1ed002-ab5c-4f0e-9e3a-1d2c3b4a5f60");
        await(() -> text().contains("There is no image with the address 6f1ed002"));
        open("search?of=nowhere");
        await(() -> text().contains("There is no pair with the id \"nowhere\""));
        open("search?of=words");
        await(() -> text().contains("The pair \"words\" has no picture that can be compared."));
        open("search?of=red&region=30,30,40,40");
        await(() -> text().contains("The region 30,30,40,40 reaches beyond the image of 40 x 40 pixels."));
        assertThat(find(H1.class).single().getText()).isEqualTo("That cannot be searched for");
    }

    @Test
    void aPairOfAnotherCollectionCanBeSearchedBy() throws IOException {
        var unused = library.ingest(
                PairSource.of(NoisePictures.other(Files.createDirectories(folder.resolve("other")))),
                "Other",
                done -> {},
                () -> false);
        open("search?of=red&collection=Other&weak");
        await(() -> cards().equals(List.of("green")));
        library.delete("Other");
    }

    @Test
    void moreAndLessLikeAPairAreChipsWithItsPicture() {
        open("search?pair=red");
        await(() -> has("More like this"));
        test(button("More like this")).click();
        await(() -> address().contains("like=red"));
        test(button("Less like this")).click();
        await(() -> address().contains("unlike=red"));
        await(() -> find(com.vaadin.flow.component.html.Image.class).all().stream()
                .anyMatch(image -> image.getParent().orElseThrow() instanceof NativeButton chip
                        && chip.hasClassName("token")
                        && image.getSrc().endsWith("/thumbnail")));
        test(button("Remove this example: unlike red")).click();
        await(() -> !address().contains("like=red"));
    }

    @Test
    void aCollectionTellsWhatItHolds() {
        navigate("search/collections", CollectionsView.class);
        NativeDetails statistics = find(NativeDetails.class).all().stream()
                .filter(details -> details.getSummaryText().equals("Statistics"))
                .findFirst()
                .orElseThrow();
        test(statistics).toggleContent();
        await(() -> text().contains("Vectors"));
        assertThat(text()).contains("Images", "3 · ", "CC0 3");
    }

    private String selected() {
        return find(SelectionBar.class).all().stream()
                .map(bar -> bar.getElement().getTextRecursively())
                .findFirst()
                .orElse("");
    }

    @Test
    void aCardOfManyFieldsSelectsAllOfThemAndAllThatWasFoundCanBeSelected() throws IOException {
        Path many = Files.createDirectories(folder.resolve("many"));
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            rows.append("{\"id\": \"m%d\", \"caption\": \"field %d\", \"slide\": \"s%d\"}\n".formatted(i, i, i % 4));
        }
        Files.writeString(many.resolve("rows.jsonl"), rows);
        var unused = library.ingest(PairSource.of(many), "Many", done -> {}, () -> false);
        open("search?collection=Many");
        await(() -> cards().size() == 4);
        test(button("Select all 3 fields for export")).click();
        assertThat(selected()).contains("3 selected", "Select all 12");
        test(button("Select all 12")).click();
        assertThat(selected()).contains("12 selected");
        assertThat(has("Select all 12")).isFalse();
        test(button("Select all 3 fields for export")).click();
        assertThat(selected()).contains("9 selected");
        test(button("Clear")).click();
        assertThat(selected()).isEmpty();
        library.delete("Many");
    }
}
