package org.deixis.grounding.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deixis.viewer.Chromium;

/** The Ground screen in a browser, as a person uses it. */
final class GroundPage implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private final Page page;

    GroundPage(Chromium chromium, RunningDeixis deixis, ColorScheme scheme) {
        page = chromium.page(1280, 720, scheme);
        page.navigate(deixis.address(""));
        assertThat(page.locator("header nav a.on")).hasText("Ground");
    }

    Page page() {
        return page;
    }

    Locator rows() {
        return page.locator(".find");
    }

    Locator row(String name) {
        return page.locator(".find", new Page.LocatorOptions().setHasText(name));
    }

    void upload(Path file) {
        FileChooser chooser =
                page.waitForFileChooser(() -> page.locator(".drop .choose").click());
        chooser.setFiles(file);
    }

    void open(Path file) {
        upload(file);
        page.waitForURL("**/ground/*-*");
        page.waitForFunction("document.querySelector('deixis-viewer')?.loadState === 'ready'");
    }

    void type(String text) {
        page.locator("vaadin-text-area textarea").fill(text);
    }

    void ground() {
        page.locator("vaadin-text-area textarea").press("Enter");
    }

    /** Waits until nothing is being worked on. */
    void settle() {
        assertThat(page.locator(".busy")).isHidden();
        page.waitForFunction(
                "customElements.get('deixis-viewer') && document.querySelector('deixis-viewer').updateComplete");
    }

    void tool(String name) {
        page.locator(".tools button", new Page.LocatorOptions().setHasText(name))
                .first()
                .click();
    }

    /** Presses a tool and waits until the pointer has it. */
    void take(String name, String tool) {
        tool(name);
        page.waitForFunction("tool => document.querySelector('deixis-viewer').tool === tool", tool);
    }

    /** Clicks the middle of the picture, moved by a share of the stage's width and height. */
    void clickPicture(double right, double down) {
        var box = page.locator("deixis-viewer").boundingBox();
        page.mouse().click(box.x + box.width * (0.5 + right), box.y + box.height * (0.5 + down));
    }

    /** What the viewer draws: one entry per finding, as tag and run lengths. */
    @SuppressWarnings("unchecked")
    List<String> drawn() {
        return (List<String>)
                page.evaluate("document.querySelector('deixis-viewer').overlays.map(o => o.tag + ' ' + o.coco)");
    }

    /** Waits until the viewer draws something else. */
    void awaitOtherThan(List<String> before) {
        page.waitForFunction(
                "before => JSON.stringify(document.querySelector('deixis-viewer').overlays.map(o => o.tag + ' ' + o.coco))"
                        + " !== JSON.stringify(before)",
                before);
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
