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
import java.util.UUID;
import org.deixis.grounding.ui.BrowserJourney;
import org.deixis.grounding.ui.RunningDeixis;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A person's way through the Explain screen in a real browser, with the bundled pack and the shared chest x-ray; skipped
 * without them. Leaves screenshots in {@code target/screenshots}.
 */
class ExplainJourneyIT extends BrowserJourney {
    private static final String FIRST = "What do you see, and how sure are you?";

    @BeforeAll
    static void start() {
        assumeTrue(
                RunningDeixis.hasBundledPack() && Files.exists(ExplainPage.CHEST),
                "No chest x-ray and pack here: skipped");
        begin(RunningDeixis.models());
    }

    private static UUID chest(String name, String phrases) throws IOException {
        return ExplainPage.chest(app(), folder, name, phrases);
    }

    private static ExplainPage open(UUID image, ColorScheme scheme, int width, int height) {
        return ExplainPage.open(chromium(), app(), image, scheme, width, height);
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

    @ParameterizedTest
    @EnumSource(names = {"DARK", "LIGHT"})
    void twoImagesAreSetSideBySideAndCompared(ColorScheme scheme) throws IOException {
        UUID other = chest("Other one " + scheme, "left lung; heart; consolidation");
        UUID id = chest("To compare " + scheme, "left lung; right lung; heart");
        try (ExplainPage explain = open(id, scheme, 1280, 720)) {
            Page page = explain.page();
            explain.button("compare with").click();
            page.locator("vaadin-context-menu-item", new Page.LocatorOptions().setHasText("Other one " + scheme))
                    .click();
            page.waitForURL("**with=" + other);
            page.waitForFunction(
                    "[...document.querySelectorAll('.pictures deixis-viewer')].filter(v => v.loadState === 'ready').length === 2");
            explain.button("How do the two images differ?").click();
            assertThat(explain.answer(0)).containsText("In both images, the left lung");
            assertThat(explain.answer(0)).containsText("Looked for in this image alone: right lung");
            assertThat(explain.answer(0)).containsText("Looked for in the other image alone: consolidation");
            assertThat(explain.answer(0)).containsText("nothing is said of a change over time");
            explain.chip(0, "other image · left lung").hover();
            page.waitForFunction("document.querySelectorAll('.pictures deixis-viewer')[1].highlighted === 1"
                    + " && document.querySelectorAll('.pictures deixis-viewer')[0].highlighted === 0");
            explain.screenshot("explain-compare-" + scheme);
            explain.reload();
            assertThat(explain.button("with Other one")).isVisible();
            assertThat(explain.turns()).hasCount(1);
        }
    }

    @Test
    void everythingCanBeDoneWithTheKeyboardAlone() throws IOException {
        UUID id = chest("By keyboard", "left lung; right lung");
        try (ExplainPage explain = open(id, ColorScheme.DARK, 1600, 900)) {
            Page page = explain.page();
            tabTo(page, "document.activeElement.closest('.ask .suggestions') !== null");
            page.keyboard().press("Enter");
            assertThat(explain.answer(0)).containsText("located");
            tabTo(page, "document.activeElement.dataset.finding === '1'");
            page.waitForFunction("document.querySelector('deixis-viewer').highlighted === 1");
            page.keyboard().press("Enter");
            assertThat(page.locator(".chosen")).containsText("left lung");
            explain.screenshot("explain-chosen");
            page.keyboard().press("a");
            assertThat(page.locator(".chosen button[aria-pressed=true]")).hasText("Accept");
            tabTo(page, "document.activeElement.textContent === 'Copy'");
            tabTo(page, "document.activeElement.matches('.ask textarea')");
            page.keyboard().type("Where is the left lung?");
            page.keyboard().press("Enter");
            assertThat(explain.answer(1)).containsText("The left lung lies");
            assertThat(page.locator("[role=log]")).hasAttribute("aria-label", "Conversation");
            assertThat(page.locator("button:not([aria-label]):visible")
                            .filter(new Locator.FilterOptions().setHasNotText(java.util.regex.Pattern.compile("\\S"))))
                    .hasCount(0);
        }
    }

    private static void tabTo(Page page, String there) {
        for (int i = 0; i < 80; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate(there))) {
                return;
            }
        }
        throw new AssertionError("The keyboard does not get to " + there);
    }

    @Test
    void twoTabsLoseNoAnswerAndHostileWordsAreWords() throws IOException {
        UUID id = chest("Two tabs", "left lung; right lung; <img src=x onerror=document.title='hacked'>");
        try (ExplainPage first = open(id, ColorScheme.DARK, 1280, 720);
                ExplainPage second = open(id, ColorScheme.DARK, 1280, 720)) {
            first.ask(FIRST);
            assertThat(first.answer(0)).containsText("<img src=x");
            second.reload();
            assertThat(second.turns()).hasCount(1);
            second.ask("Where is the left lung?");
            assertThat(second.turns()).hasCount(2);
            first.ask("Where is the right lung?");
            assertThat(second.answer(1)).containsText("The left lung lies");
            assertThat(first.answer(2)).containsText("The right lung lies"); // behind what the other tab asked
            first.reload();
            assertThat(first.turns()).hasCount(3);
            first.ask("where ".repeat(1_700));
            assertThat(first.page().locator(".ask")).containsText("at most 2,000 are read");
            assertThat(first.turns()).hasCount(3);
            assertThat(first.page()).not().hasTitle("hacked");
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
