package org.deixis.retrieval.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.deixis.grounding.ui.RunningDeixis;
import org.deixis.viewer.Chromium;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A person's way through the Search screen in a real browser. Leaves screenshots in {@code target/screenshots}. */
class SearchJourneyIT {
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    @TempDir
    static Path folder;

    private static @Nullable Chromium chromium;
    private static @Nullable RunningDeixis deixis;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        deixis = RunningDeixis.start(folder.resolve("home"), RunningDeixis.models());
    }

    @AfterAll
    static void stop() {
        if (deixis != null) {
            deixis.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    private static Page open(RunningDeixis running, ColorScheme scheme, String path) {
        Page page = Objects.requireNonNull(chromium).page(1280, 720, scheme);
        page.navigate(running.address(path));
        return page;
    }

    private static Path shared() {
        return Path.of(System.getProperty("deixis.shared", "../shared"), "data/corpus/histology");
    }

    private static void ingest(Page page, Path source, String name) {
        Locator fields = page.locator(".ingest vaadin-text-field input");
        fields.nth(0).fill(name);
        fields.nth(1).fill(source.toAbsolutePath().normalize().toString());
        page.locator(".ingest .btn").click();
        assertThat(page.locator(".job").first().locator(".row"))
                .containsText(
                        "Done",
                        new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                                .setTimeout(120_000));
    }

    private static void screenshot(Page page, String name) {
        page.waitForTimeout(600);
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("search-" + name + ".png")));
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
            ingest(page, source, "Mine");
            assertThat(page.locator(".job")).containsText("1 left out: it has no caption.");
            page.navigate(own.address("search"));
            assertThat(page.locator("footer")).containsText("3 relevant of 3");
            page.locator(".q input").fill("amyloid");
            assertThat(page.locator("footer")).containsText("2 relevant of 3");
            assertThat(page.locator(".card mark").first()).hasText("Amyloid");
            page.locator(".facet", new Page.LocatorOptions().setHasText("kidney"))
                    .click();
            assertThat(page.locator(".card")).hasCount(1);
            assertThat(page).hasURL(java.util.regex.Pattern.compile(".*[?&]organ=kidney.*"));
            page.locator(".card").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator(".detail")).containsText("Amyloid in the glomerulus");
            page.keyboard().press("Escape");
            assertThat(page.locator(".detail")).isHidden();
            page.locator(".q input").fill("steatosis");
            assertThat(page.locator(".empty")).containsText("0 with these filters; 1 without organ");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DARK", "LIGHT"})
    void theHistologyCorpusAnswersALayDescriptionAndSaysThatNothingIsRelevant(ColorScheme scheme) {
        assumeTrue(Files.exists(shared()), "No histology corpus here: skipped");
        RunningDeixis running = Objects.requireNonNull(deixis);
        try (Page page = open(running, scheme, "search/collections")) {
            ingest(page, shared(), "Histology atlas");
            screenshot(page, "collections-" + scheme);
            page.navigate(running.address("search"));
            assertThat(page.locator("footer")).containsText("of 727");
            screenshot(page, "everything-" + scheme);
            page.locator(".q input").fill("abnormal protein deposited in blood vessel walls");
            assertThat(page.locator(".card").first()).containsText("amyloid");
            screenshot(page, "lay-" + scheme);
            page.locator(".facet", new Page.LocatorOptions().setHasText("colon"))
                    .first()
                    .click();
            assertThat(page.locator(".applied")).containsText("Organ: colon");
            assertThat(page.locator(".facet.on")).containsText("colon"); // the narrowed answer is drawn
            page.locator(".card").first().click();
            assertThat(page.locator(".detail")).containsText("amyloid");
            screenshot(page, "opened-" + scheme);
            page.navigate(running.address("search?q=car+engine"));
            assertThat(page.locator(".empty")).containsText("Nothing relevant");
            screenshot(page, "nothing-" + scheme);
            page.locator(".empty .ghost").click();
            assertThat(page.locator(".floor")).containsText("weak matches below, shown because you asked");
        }
    }
}
