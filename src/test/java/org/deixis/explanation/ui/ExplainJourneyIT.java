package org.deixis.explanation.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import org.deixis.grounding.GroundingService;
import org.deixis.grounding.ui.RunningDeixis;
import org.deixis.inference.ModelPacks;
import org.deixis.study.Images;
import org.deixis.viewer.Chromium;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A person's way through the Explain screen in a real browser, with the bundled pack and the shared chest x-ray; skipped
 * without them. Leaves screenshots in {@code target/screenshots}.
 */
class ExplainJourneyIT {
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final Path CHEST = Path.of(
            System.getProperty("deixis.shared", "../shared"),
            "data/grounding/images/covid-cxr/covid-cxr-2966893d-5ddf-4b68-9e2b-4979d5956c8e.jpg");
    private static final String FIRST = "What do you see, and how sure are you?";

    @TempDir
    static Path folder;

    private static @Nullable Chromium chromium;
    private static @Nullable RunningDeixis deixis;

    @BeforeAll
    static void start() {
        assumeTrue(RunningDeixis.hasBundledPack() && Files.exists(CHEST), "No chest x-ray and pack here: skipped");
        chromium = Chromium.start();
        deixis = RunningDeixis.start(folder.resolve("home"), RunningDeixis.models());
        var _ = deixis.bean(ModelPacks.class).load().join();
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

    private static RunningDeixis app() {
        return Objects.requireNonNull(deixis);
    }

    /** The chest x-ray as an image of its own, with these phrases looked for. */
    private static UUID chest(String name, String phrases) throws IOException {
        Path copy = Files.write(folder.resolve(name + ".jpg"), Files.readAllBytes(CHEST));
        Files.writeString(copy, name, java.nio.file.StandardOpenOption.APPEND);
        UUID id;
        try (var content = Files.newInputStream(copy)) {
            id = app().bean(Images.class).store(content, name + ".jpg").id();
        }
        if (!phrases.isEmpty()) {
            var _ = app().bean(GroundingService.class).ground(id, phrases, progress -> {}, () -> false);
        }
        return id;
    }

    private static Page open(String address, ColorScheme scheme, int width, int height) {
        Page page = Objects.requireNonNull(chromium).page(width, height, scheme);
        page.navigate(app().address(address));
        return page;
    }

    private static void ask(Page page, String question) {
        page.locator(".explain vaadin-text-area textarea").first().fill(question);
        page.locator(".explain vaadin-text-area textarea").first().press("Enter");
    }

    private static Locator answer(Page page, int index) {
        return page.locator(".turn[aria-busy=false]").nth(index);
    }

    private static void screenshot(Page page, String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    @ParameterizedTest
    @EnumSource(names = {"DARK", "LIGHT"})
    void whatIsSeenIsAnsweredWithChipsThatLightTheRightRegions(ColorScheme scheme) throws IOException {
        UUID id = chest("Chest, frontal " + scheme, "left lung; right lung; heart; ground-glass opacity; pneumothorax");
        try (Page page = open("explain/" + id, scheme, 1280, 720)) {
            page.waitForFunction("document.querySelector('deixis-viewer')?.loadState === 'ready'");
            assertThat(page.locator("header nav a.on")).hasText("Explain");
            ask(page, FIRST);
            assertThat(answer(page, 0)).containsText("located");
            assertThat(answer(page, 0)).containsText("Not assessed");
            screenshot(page, "explain-first-" + scheme);

            Locator chip = answer(page, 0).locator(".ev[data-finding='2']").first();
            assertThat(chip).containsText("right lung");
            chip.hover();
            page.waitForFunction("document.querySelector('deixis-viewer').highlighted === 2");
            chip.click();
            assertThat(page.locator(".chosen")).containsText("right lung");

            ask(page, "Is there a polyp?");
            assertThat(answer(page, 1)).containsText("not something a chest x-ray shows");
            ask(page, "So there is certainly an opacity?");
            assertThat(answer(page, 2)).containsText("certain");
            screenshot(page, "explain-" + scheme);
            assertThat(page.locator("footer")).containsText("Research use. Not a medical device.");

            page.reload();
            assertThat(page.locator(".turn")).hasCount(3);
            answer(page, 0).locator(".me").hover();
            answer(page, 0).locator(".me button").click();
            assertThat(page.locator(".editing")).isVisible();
            ask(page, "Where is the left lung?");
            assertThat(page.locator(".turn")).hasCount(1);
            assertThat(answer(page, 0)).containsText("Where is the left lung?");
        }
    }

    @Test
    void aDraftHasWhatWasAcceptedAndAnImpressionThatOnlyAPersonTypes() throws IOException {
        UUID id = chest("Draft", "left lung; right lung; ground-glass opacity");
        try (Page page = open("explain/" + id, ColorScheme.DARK, 1600, 900)) {
            page.locator(".bar .tab", new Page.LocatorOptions().setHasText("Draft report"))
                    .click();
            assertThat(page.locator(".report")).containsText("NOT ASSESSED");
            assertThat(page.locator(".report")).containsText("Nothing was accepted by a person yet");
            assertThat(page.locator(".report textarea")).hasValue("");
            page.locator(".report button", new Page.LocatorOptions().setHasText("Accept all located"))
                    .click();
            assertThat(page.locator(".report .said").first()).containsText("lung");
            page.locator(".report textarea").fill("Seen by me.");
            assertThat(page.locator(".report .note")).hasText("Kept with the image.");
            screenshot(page, "explain-draft");
            page.reload();
            page.locator(".bar .tab", new Page.LocatorOptions().setHasText("Draft report"))
                    .click();
            assertThat(page.locator(".report textarea")).hasValue("Seen by me.");
        }
    }

    @Test
    void aConversationCanBeTakenAwayWithPictures() throws IOException {
        UUID id = chest("Taken away", "left lung");
        try (Page page = open("explain/" + id, ColorScheme.LIGHT, 1280, 720)) {
            ask(page, FIRST);
            assertThat(answer(page, 0)).isVisible();
            page.locator(".bar button", new Page.LocatorOptions().setHasText("Export"))
                    .click();
            Download html =
                    page.waitForDownload(() -> page.locator("a.download", new Page.LocatorOptions().setHasText("HTML"))
                            .click());
            assertThat(Files.readString(html.path()))
                    .contains("Research use. Not a medical device.")
                    .contains("data:image/png;base64,")
                    .contains("left lung");
        }
    }

    @Test
    void anImageWithoutFindingsOffersToFindEverything() throws IOException {
        UUID id = chest("Fresh", "");
        try (Page page = open("explain/" + id, ColorScheme.DARK, 1280, 720)) {
            assertThat(page.locator(".opening")).containsText("Nothing was looked for");
            page.locator(".opening .btn").click();
            assertThat(page.locator(".opening .btn")).isHidden();
            page.waitForFunction("document.querySelector('deixis-viewer').overlays.length > 1");
            screenshot(page, "explain-opening");
        }
    }
}
