package org.deixis.evaluation.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deixis.grounding.ui.BrowserJourney;
import org.deixis.grounding.ui.RunningDeixis;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The Models screen in a real browser: the bundled pack where it is here, beside one whose graph is spoilt. Leaves
 * screenshots in {@code target/screenshots}.
 */
class ModelsIT extends BrowserJourney {
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final Path TINY = Path.of("src/test/resources/packs/tiny");
    private static final Path BUNDLED = Path.of("models/deixis-ground");

    @BeforeAll
    static void start() throws IOException {
        Path models = folder.resolve("models");
        copy(RunningDeixis.hasBundledPack() ? BUNDLED : TINY, models.resolve("first"));
        copy(TINY, models.resolve("tiny"));
        Path spoilt = copy(TINY, models.resolve("spoilt"));
        Files.write(spoilt.resolve("decoder.onnx"), new byte[100]);
        begin(models);
    }

    private static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        if (Files.notExists(to.resolve("CARD.md"))) {
            Files.writeString(
                    to.resolve("CARD.md"),
                    "# A card\n\n## Failures\n\nNone <script>document.title = 'taken'</script> known.\n\n"
                            + "| label | Dice |\n|---|---|\n| left lung | 0.95 |\n\n![x](http://192.0.2.1/x.png)\n");
        }
        return to;
    }

    private static Page open(int width, int height, ColorScheme scheme, List<String> requests) {
        Page page = chromium().page(width, height, scheme);
        page.onRequest(request -> requests.add(request.url()));
        page.navigate(app().address("models"));
        assertThat(page.locator("header nav a.on")).hasText("Models");
        assertThat(page.locator("vaadin-grid .dice").first()).isVisible();
        return page;
    }

    private static void screenshot(Page page, String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        page.mouse().move(640, 2);
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    private static Locator pack(Page page, String name) {
        return page.locator("button.pack", new Page.LocatorOptions().setHasText(name));
    }

    @ParameterizedTest
    @EnumSource(names = {"DARK", "LIGHT"})
    void aPersonSeesWhatEachLabelIsWorthReadsTheCardAndTimesTheModel(ColorScheme scheme) throws IOException {
        List<String> requests = new ArrayList<>();
        try (Page page = open(1280, 720, scheme, requests)) {
            assertThat(page.locator("button.pack")).hasCount(3);
            assertThat(page.locator("footer"))
                    .containsText("Research use. Not a medical device. Not located does not mean absent.");
            page.locator("vaadin-grid-sorter", new Page.LocatorOptions().setHasText("Dice"))
                    .click();
            page.locator("vaadin-grid-sorter", new Page.LocatorOptions().setHasText("Dice"))
                    .click();
            assertThat(page.locator("vaadin-grid-sorter[direction=desc]")).hasText("Dice");
            page.waitForFunction("!document.querySelector('vaadin-grid').loading");
            screenshot(page, "models-" + scheme);
            assertThat(sidewaysOverflow(page)).isZero();

            page.locator(".labels input").fill("left lung");
            assertThat(page.locator(".labels .count")).containsText(" of ");
            screenshot(page, "models-filtered-" + scheme);
            page.locator(".labels input").fill("no such thing");
            assertThat(page.locator(".labels")).containsText("No label matches the filter.");
            page.locator(".labels input").fill("");

            page.locator("button.measure").scrollIntoViewIfNeeded();
            page.locator("button.measure").click();
            assertThat(page.locator(".timings .busy")).isVisible();
            screenshot(page, "models-timing-" + scheme);
            assertThat(page.locator(".timings table"))
                    .containsText(
                            "Decoder, 20 phrases", new LocatorAssertions.ContainsTextOptions().setTimeout(120_000));
            screenshot(page, "models-timed-" + scheme);

            page.locator("vaadin-tab", new Page.LocatorOptions().setHasText("Card"))
                    .click();
            assertThat(page.locator("vaadin-markdown h2").first()).isVisible();
            assertThat(page.title()).isEqualTo("Models · Deixis");
            assertThat(page.locator("vaadin-markdown :is(script, img)")).hasCount(0);
            screenshot(page, "models-card-" + scheme);

            pack(page, "spoilt").click();
            assertThat(page.locator(".about")).containsText("Its SHA-256 is");
            screenshot(page, "models-refused-" + scheme);
            assertThat(requests).allMatch(url -> url.contains("//127.0.0.1:"));
        }
    }

    @Test
    void aTimingCanBeStopped() {
        try (Page page = open(1280, 720, ColorScheme.DARK, new ArrayList<>())) {
            page.locator("button.measure").click();
            page.locator(".timings .busy button").click();
            assertThat(page.locator(".timings")).containsText("Stopped.");
            assertThat(page.locator("button.measure")).isVisible();
            assertThat(page.locator(".timings .busy")).isHidden();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DARK", "LIGHT"})
    void aNarrowScreenScrollsAsOneColumn(ColorScheme scheme) throws IOException {
        try (Page page = open(480, 900, scheme, new ArrayList<>())) {
            screenshot(page, "models-narrow-" + scheme);
            assertThat(sidewaysOverflow(page)).isZero();
            page.locator("button.measure").scrollIntoViewIfNeeded();
            screenshot(page, "models-narrow-end-" + scheme);
        }
        try (Page page = open(1000, 700, scheme, new ArrayList<>())) {
            screenshot(page, "models-tablet-" + scheme);
            assertThat(sidewaysOverflow(page)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DARK", "LIGHT"})
    void withoutAPackTheScreenSaysWhatToDo(ColorScheme scheme) throws IOException {
        Path none = Files.createDirectories(folder.resolve("no-models"));
        try (RunningDeixis without = RunningDeixis.start(folder.resolve("home-without-" + scheme), none);
                Page page = chromium().page(1280, 720, scheme)) {
            page.navigate(without.address("models"));
            assertThat(page.locator(".models h1")).hasText("No model is installed");
            assertThat(page.locator(".about")).containsText("It holds no pack");
            screenshot(page, "models-none-" + scheme);
        }
    }

    /** Pixels by which the page is wider than its window. */
    private static int sidewaysOverflow(Page page) {
        return ((Number)
                        page.evaluate(
                                "(() => { const c = document.querySelector('.content'); return c.scrollWidth - c.clientWidth; })()"))
                .intValue();
    }
}
