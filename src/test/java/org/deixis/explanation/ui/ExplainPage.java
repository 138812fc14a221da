package org.deixis.explanation.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.deixis.grounding.GroundingService;
import org.deixis.grounding.ui.RunningDeixis;
import org.deixis.study.Images;
import org.deixis.viewer.Chromium;

/** The Explain screen in a browser, as a person uses it. */
final class ExplainPage implements AutoCloseable {
    /** A frontal chest x-ray of the shared grounding set. */
    static final Path CHEST = Path.of(
            System.getProperty("deixis.shared", "../shared"),
            "data/grounding/images/covid-cxr/covid-cxr-2966893d-5ddf-4b68-9e2b-4979d5956c8e.jpg");

    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private final Page page;

    private ExplainPage(Page page) {
        this.page = page;
    }

    /** Opens an image and waits until it is drawn. */
    static ExplainPage open(
            Chromium chromium, RunningDeixis deixis, UUID image, ColorScheme scheme, int width, int height) {
        Page page = chromium.page(width, height, scheme);
        page.navigate(deixis.address("explain/" + image));
        page.waitForFunction("document.querySelector('deixis-viewer')?.loadState === 'ready'");
        return new ExplainPage(page);
    }

    /** The chest x-ray as an image of its own, with these phrases looked for; with none where they are empty. */
    static UUID chest(RunningDeixis deixis, Path folder, String name, String phrases) throws IOException {
        Path copy = Files.write(folder.resolve(name + ".jpg"), Files.readAllBytes(CHEST));
        Files.writeString(copy, name, StandardOpenOption.APPEND);
        UUID id;
        try (var content = Files.newInputStream(copy)) {
            id = deixis.bean(Images.class).store(content, name + ".jpg").id();
        }
        if (!phrases.isEmpty()) {
            var _ = deixis.bean(GroundingService.class).ground(id, phrases, progress -> {}, () -> false);
        }
        return id;
    }

    Page page() {
        return page;
    }

    Locator box() {
        return page.locator(".explain .ask textarea").first();
    }

    void ask(String question) {
        box().fill(question);
        box().press("Enter");
    }

    Locator turns() {
        return page.locator(".turn");
    }

    /** A finished answer, from 0. */
    Locator answer(int index) {
        return page.locator(".turn[aria-busy=false]").nth(index);
    }

    Locator chip(int answer, String label) {
        return answer(answer)
                .locator(".ev", new Locator.LocatorOptions().setHasText(label))
                .first();
    }

    /** The pointer on a chip draws the region of this finding stronger. */
    void assertLights(Locator chip, int finding) {
        chip.hover();
        page.waitForFunction("n => document.querySelector('deixis-viewer').highlighted === n", finding);
    }

    Locator button(String words) {
        return page.locator("button", new Page.LocatorOptions().setHasText(words))
                .first();
    }

    void reload() {
        page.reload();
        assertThat(page.locator("header nav a.on")).hasText("Explain");
    }

    void screenshot(String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        page.mouse().move(640, 2);
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    @Override
    public void close() {
        page.close();
    }
}
