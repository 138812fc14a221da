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
import org.deixis.grounding.ui.RunningDeixis;
import org.deixis.inference.ModelPacks;
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
    private static final String FIRST = "What do you see, and how sure are you?";

    @TempDir
    static Path folder;

    private static @Nullable Chromium chromium;
    private static @Nullable RunningDeixis deixis;

    @BeforeAll
    static void start() {
        assumeTrue(
                RunningDeixis.hasBundledPack() && Files.exists(ExplainPage.CHEST),
                "No chest x-ray and pack here: skipped");
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

    private static UUID chest(String name, String phrases) throws IOException {
        return ExplainPage.chest(app(), folder, name, phrases);
    }

    private static ExplainPage open(UUID image, ColorScheme scheme, int width, int height) {
        return ExplainPage.open(Objects.requireNonNull(chromium), app(), image, scheme, width, height);
    }

    @ParameterizedTest
    @EnumSource(names = {"DARK", "LIGHT"})
    void whatIsSeenIsAnsweredWithChipsThatLightTheRightRegions(ColorScheme scheme) throws IOException {
        UUID id = chest("Chest, frontal " + scheme, "left lung; right lung; heart; ground-glass opacity; pneumothorax");
        try (ExplainPage explain = open(id, scheme, 1280, 720)) {
            Page page = explain.page();
            assertThat(page.locator("header nav a.on")).hasText("Explain");
            explain.ask(FIRST);
            assertThat(explain.answer(0)).containsText("located");
            assertThat(explain.answer(0)).containsText("Not assessed");
            explain.screenshot("explain-first-" + scheme);

            Locator chip = explain.answer(0).locator(".ev[data-finding='2']").first();
            assertThat(chip).containsText("right lung");
            chip.hover();
            page.waitForFunction("document.querySelector('deixis-viewer').highlighted === 2");
            chip.click();
            assertThat(page.locator(".chosen")).containsText("right lung");

            explain.ask("Is there a polyp?");
            assertThat(explain.answer(1)).containsText("not something a chest x-ray shows");
            explain.ask("So there is certainly an opacity?");
            assertThat(explain.answer(2)).containsText("certain");
            explain.screenshot("explain-" + scheme);
            assertThat(page.locator("footer")).containsText("Research use. Not a medical device.");

            page.reload();
            assertThat(page.locator(".turn")).hasCount(3);
            explain.answer(0).locator(".me").hover();
            explain.answer(0).locator(".me button").click();
            assertThat(page.locator(".editing")).isVisible();
            explain.ask("Where is the left lung?");
            assertThat(page.locator(".turn")).hasCount(1);
            assertThat(explain.answer(0)).containsText("Where is the left lung?");
        }
    }

    @Test
    void aDraftHasWhatWasAcceptedAndAnImpressionThatOnlyAPersonTypes() throws IOException {
        UUID id = chest("Draft", "left lung; right lung; ground-glass opacity");
        try (ExplainPage explain = open(id, ColorScheme.DARK, 1600, 900)) {
            Page page = explain.page();
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
            explain.screenshot("explain-draft");
            page.reload();
            page.locator(".bar .tab", new Page.LocatorOptions().setHasText("Draft report"))
                    .click();
            assertThat(page.locator(".report textarea")).hasValue("Seen by me.");
        }
    }

    @Test
    void aConversationCanBeTakenAwayWithPictures() throws IOException {
        UUID id = chest("Taken away", "left lung");
        try (ExplainPage explain = open(id, ColorScheme.LIGHT, 1280, 720)) {
            Page page = explain.page();
            explain.ask(FIRST);
            assertThat(explain.answer(0)).isVisible();
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
        try (ExplainPage explain = open(id, ColorScheme.DARK, 1280, 720)) {
            Page page = explain.page();
            assertThat(page.locator(".opening")).containsText("Nothing was looked for");
            page.locator(".opening .btn").click();
            assertThat(page.locator(".opening .btn")).isHidden();
            page.waitForFunction("document.querySelector('deixis-viewer').overlays.length > 1");
            explain.screenshot("explain-opening");
        }
    }
}
