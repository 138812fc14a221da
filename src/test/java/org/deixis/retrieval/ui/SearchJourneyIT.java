package org.deixis.retrieval.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.deixis.grounding.ui.BrowserJourney;
import org.deixis.grounding.ui.RunningDeixis;
import org.deixis.retrieval.NoisePictures;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A person's way through the Search screen in a real browser. Leaves screenshots in {@code target/screenshots}. */
class SearchJourneyIT extends BrowserJourney {
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    @BeforeAll
    static void start() {
        begin(RunningDeixis.models());
    }

    private static Page open(RunningDeixis running, ColorScheme scheme, String path) {
        Page page = chromium().page(1280, 720, scheme);
        page.navigate(running.address(path));
        return page;
    }

    private static Path shared() {
        return Path.of(System.getProperty("deixis.shared", "../shared"), "data/corpus/histology");
    }

    /** As it is, and for whoever is given the address: wide, in the light. */
    private static void screenshot(Page page, String name) {
        page.waitForTimeout(600);
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("search-" + name + ".png")));
        try (Page other = chromium().page(1600, 900, ColorScheme.LIGHT)) {
            other.navigate(page.url());
            other.waitForLoadState(LoadState.NETWORKIDLE);
            other.waitForTimeout(600);
            other.screenshot(
                    new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("search-" + name + "-light.png")));
        }
    }

    @Test
    void aCorpusOfOnesOwnIsIngestedFoundNarrowedAndExplainedWhenItIsNotThere() throws IOException {
        Path source = Files.writeString(folder.resolve("mine.jsonl"), """
                {"id": "a", "caption": "Amyloid in vessel walls of the colon", "organ": "colon", "stain": "Congo red"}
                {"id": "b", "caption": "Amyloid in the glomerulus of the kidney", "organ": "kidney", "stain": "H&E"}
                {"id": "c", "caption": "Steatosis of the liver", "organ": "liver", "stain": "H&E"}
                {"id": "d"}
                """);
        try (RunningDeixis own = RunningDeixis.start(folder.resolve("own"), RunningDeixis.models());
                Page page = open(own, ColorScheme.DARK, "search")) {
            assertThat(page.locator(".empty")).containsText("No collection yet");
            screenshot(page, "no-collection");
            page.locator(".empty a.btn").click();
            SearchPage.ingest(page, source, "Mine");
            assertThat(page.locator(".job")).containsText("1 left out: it has no caption.");
            page.navigate(own.address("search"));
            assertThat(page.locator("footer")).containsText("3 relevant of 3");
            page.locator(".q input").first().fill("amyloid");
            assertThat(page.locator("footer")).containsText("2 relevant of 3");
            assertThat(page.locator(".card mark").first()).hasText("Amyloid");
            page.locator(".facet", new Page.LocatorOptions().setHasText("kidney"))
                    .click();
            assertThat(page.locator(".card")).hasCount(1);
            assertThat(page).hasURL(Pattern.compile(".*[?&]organ=kidney.*"));
            page.locator(".card").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator(".detail:visible")).containsText("Amyloid in the glomerulus");
            page.keyboard().press("Escape");
            assertThat(page.locator(".detail:visible")).hasCount(0);
            page.locator(".q input").first().fill("steatosis");
            assertThat(page.locator(".empty")).containsText("0 with these filters; 1 without organ");
        }
    }

    @Test
    void whatIsSelectedWithTheKeyboardIsSavedWithItsLicences() throws IOException {
        Path source = NoisePictures.pairs(Files.createDirectories(folder.resolve("noise")));
        try (RunningDeixis own = RunningDeixis.start(folder.resolve("exports"), RunningDeixis.models());
                Page page = open(own, ColorScheme.DARK, "search/collections")) {
            SearchPage.ingest(page, source, "Noise");
            page.navigate(own.address("search"));
            assertThat(page.locator(".card")).hasCount(4);
            page.locator(".q input").first().press("ArrowDown");
            for (int i = 0; i < 4; i++) {
                page.keyboard().press("Space");
                page.keyboard().press("ArrowRight");
            }
            assertThat(page.locator(".selection")).containsText("4 selected");
            assertThat(saved(page, "Rows (JSON lines)").lines())
                    .hasSize(4)
                    .allMatch(row -> row.contains("Research use. Not a medical device."))
                    .anyMatch(row -> row.contains("\"id\":\"red\"") && row.contains("\"license\":\"CC0\""));
            assertThat(saved(page, "Table (CSV)"))
                    .startsWith("\uFEFFid,image,caption")
                    .contains("not stated", "CC0");
            assertThat(saved(page, "Citations and licences")).contains("Licence: CC0", "Licence: not stated");
            try (ZipFile zip = new ZipFile(
                    SearchPage.download(page, "Images (zip archive)").toFile())) {
                assertThat(zip.stream().map(ZipEntry::getName))
                        .contains("pairs.jsonl", "citations.txt")
                        .filteredOn(name -> name.matches("images/[0-9a-f]{16}\\.png"))
                        .hasSize(3);
            }
        }
    }

    private static String saved(Page page, String words) throws IOException {
        return Files.readString(SearchPage.download(page, words));
    }

    @Test
    void somebodyWhoStartsWithNothingFindsAmyloidByALayDescriptionAndTheLikeOfARegion() throws IOException {
        assumeTrue(Files.exists(shared()), "No histology corpus here: skipped");
        RunningDeixis running = app();
        try (Page page = open(running, ColorScheme.DARK, "search")) {
            assertThat(page.locator(".empty")).containsText("No collection yet");
            page.locator(".empty a.btn").click();
            SearchPage.ingest(page, shared(), "Histology atlas");
            page.locator(".line summary").click();
            assertThat(page.locator(".line .counts").first()).containsText("colon");
            screenshot(page, "collections");
            page.locator(".line a", new Page.LocatorOptions().setHasText("Search"))
                    .click();
            assertThat(page.locator("footer")).containsText("of 727");
            screenshot(page, "everything");
            page.locator(".q input").first().fill("abnormal protein deposited in blood vessel walls");
            assertThat(page.locator(".card").first()).containsText("amyloid");
            screenshot(page, "lay");
            page.locator(".facet", new Page.LocatorOptions().setHasText("colon"))
                    .first()
                    .click();
            assertThat(page.locator(".applied")).containsText("Organ: colon");
            assertThat(page.locator(".facet.on", new Page.LocatorOptions().setHasText("colon")))
                    .isVisible(); // the narrowed answer is drawn
            page.locator(".card").first().click();
            assertThat(page.locator(".detail:visible")).containsText("amyloid");
            drawRegion(page);
            screenshot(page, "region-drawn");
            page.getByLabel("Find similar to the region").click();
            assertThat(page.locator(".token")).containsText("region");
            assertThat(page.locator("main.search.waiting")).hasCount(0); // the cards are those of the region
            assertThat(page).hasURL(Pattern.compile("(?=.*[?&]of=)(?=.*[?&]region=\\d+(%2C|,)\\d+).*"));
            assertThat(page.locator(".card").first()).containsText("amyloid");
            page.locator(".card").first().click();
            assertThat(page.locator(".card.on")).hasCount(1);
            assertThat(page.locator(".kv").first()).containsText("region 0.");
            page.locator(".detail:visible button.tool", new Page.LocatorOptions().setHasText("What matched"))
                    .click();
            assertThat(page.locator(".legend")).isVisible();
            screenshot(page, "region-found");
            page.reload();
            assertThat(page.locator(".token")).containsText("region");
            assertThat(page.locator(".card").first()).containsText("amyloid");
            page.getByLabel("Do not search by this region").click();
            assertThat(page.locator(".token")).hasCount(0);
            page.goBack();
            assertThat(page.locator(".token")).containsText("region");
            page.navigate(running.address("search?q=car+engine"));
            assertThat(page.locator(".empty")).containsText("Nothing relevant");
            screenshot(page, "nothing");
            page.locator(".empty .ghost").click();
            assertThat(page.locator(".floor")).containsText("weak matches below, shown because you asked");
            picturesFromElsewhere(page, running);
        }
    }

    /** With the pointer, over what is there already; then with keys. */
    private static void drawRegion(Page page) {
        page.locator(".detail:visible button.tool", new Page.LocatorOptions().setHasText("Region"))
                .click();
        assertThat(page.getByLabel("Find similar to the region")).isVisible();
        page.waitForTimeout(500); // the viewer learns of its tool from the server
        BoundingBox stage = page.locator(".detail:visible deixis-viewer").boundingBox();
        page.mouse().move(stage.x + stage.width * 0.3, stage.y + stage.height * 0.3);
        page.mouse().down();
        page.mouse().move(stage.x + stage.width * 0.7, stage.y + stage.height * 0.65);
        page.mouse().up();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Shift+ArrowDown");
        page.waitForTimeout(500);
    }

    /** Chosen, refused, pasted and dragged back: each becomes the query's picture, or one sentence. */
    private static void picturesFromElsewhere(Page page, RunningDeixis running) throws IOException {
        Path picture;
        try (Stream<Path> images = Files.list(shared().resolve("images"))) {
            picture = images.sorted().skip(100).findFirst().orElseThrow();
        }
        page.navigate(running.address("search"));
        page.locator(".intake input").setInputFiles(picture);
        assertThat(page.locator(".token")).containsText("picture");
        assertThat(page).hasURL(Pattern.compile(".*[?&]picture=[0-9a-f]{64}.*"));
        assertThat(page.locator(".card").first()).isVisible();
        page.locator(".q input").first().fill("colon");
        assertThat(page).hasURL(Pattern.compile("(?=.*[?&]q=colon)(?=.*[?&]picture=).*"));
        screenshot(page, "picture-and-words");
        page.locator(".intake input").setInputFiles(Path.of("pom.xml"));
        assertThat(page.locator(".trouble")).containsText("PNG, JPEG and TIFF images can be opened");
        screenshot(page, "picture-refused");
        page.locator(".trouble button").click();
        page.navigate(running.address("search"));
        assertThat(page.locator(".card").first()).isVisible();
        String data = Base64.getEncoder().encodeToString(Files.readAllBytes(picture));
        page.evaluate("""
                data => {
                  const bytes = Uint8Array.from(atob(data), letter => letter.charCodeAt(0));
                  const clipboard = new DataTransfer();
                  clipboard.items.add(new File([bytes], 'pasted.jpg', { type: 'image/jpeg' }));
                  document.querySelector('.q input').dispatchEvent(
                    new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }));
                }""", data);
        assertThat(page).hasURL(Pattern.compile(".*[?&]picture=[0-9a-f]{64}.*"));
        page.navigate(running.address("search?q=amyloid"));
        page.locator(".card").nth(2).dragTo(page.locator(".q"));
        assertThat(page).hasURL(Pattern.compile("(?=.*[?&]q=amyloid)(?=.*[?&]of=).*"));
        assertThat(page.locator(".token .crop")).hasAttribute("style", Pattern.compile(".*background-image.*"));
        screenshot(page, "dragged");
    }
}
