package org.deixis.viewer;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** One headless Chromium, closed with its pages. Tests that need it are skipped where there is none. */
public final class Chromium implements AutoCloseable {
    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    public static Chromium start() {
        Path executable = installed();
        Assumptions.assumeTrue(
                executable != null, "No Chromium is installed (or name one with -Ddeixis.chromium): skipped");
        return new Chromium(executable);
    }

    private static @Nullable Path installed() {
        return Stream.of(
                        System.getProperty("deixis.chromium", ""),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /** An empty page; sizes in CSS pixels, without transitions. */
    public Page page(int width, int height, ColorScheme scheme) {
        return browser.newPage(new Browser.NewPageOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE));
    }

    /** A page with an empty document and the viewer's script; sizes in CSS pixels, without transitions. */
    Page viewerPage(int width, int height) throws IOException {
        Page page = browser.newPage(
                new Browser.NewPageOptions().setViewportSize(width, height).setReducedMotion(ReducedMotion.REDUCE));
        page.setContent("<!doctype html><title>viewer</title><body></body>");
        page.evaluate(Files.readString(Path.of("src/test/bundles/viewer-tests.js")));
        return page;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
