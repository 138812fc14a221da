package org.deixis.retrieval.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.deixis.grounding.ui.RunningDeixis;
import org.deixis.retrieval.NoisePictures;
import org.deixis.retrieval.TestLibrary;
import org.deixis.viewer.Chromium;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is broken, hostile or gone, met on the Search screen in a real browser: one sentence each, and the screen goes on. */
class SearchTroubleIT {
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    @TempDir
    static Path folder;

    private static @Nullable Chromium chromium;
    private static @Nullable RunningDeixis deixis;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
        deixis = RunningDeixis.start(folder.resolve("home"), RunningDeixis.models());
        Path source = NoisePictures.pairs(Files.createDirectories(folder.resolve("noise")));
        try (Page page = open("search/collections")) {
            SearchPage.ingest(page, source, "Noise");
        }
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

    private static Page open(String path) {
        return open(Objects.requireNonNull(deixis), path);
    }

    private static Page open(RunningDeixis running, String path) {
        Page page = Objects.requireNonNull(chromium).page(1280, 720, ColorScheme.DARK);
        page.navigate(running.address(path));
        return page;
    }

    private static void screenshot(Page page, String name) {
        page.waitForTimeout(500);
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("search-trouble-" + name + ".png")));
    }

    /** A PNG of a few bytes that says it has so many pixels. */
    private static byte[] bomb(int side) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream png = new DataOutputStream(bytes);
        png.writeLong(0x89504E470D0A1A0AL);
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        DataOutputStream header = new DataOutputStream(head);
        header.writeInt(side);
        header.writeInt(side);
        header.write(new byte[] {8, 0, 0, 0, 0});
        chunk(png, "IHDR", head.toByteArray());
        Deflater deflater = new Deflater();
        deflater.setInput(new byte[1 << 20]);
        deflater.finish();
        byte[] packed = new byte[1 << 12];
        chunk(png, "IDAT", Arrays.copyOf(packed, deflater.deflate(packed)));
        chunk(png, "IEND", new byte[0]);
        deflater.end();
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream png, String type, byte[] content) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(type.getBytes(StandardCharsets.US_ASCII));
        sum.update(content);
        png.writeInt(content.length);
        png.writeBytes(type);
        png.write(content);
        png.writeInt((int) sum.getValue());
    }

    @Test
    void aPictureThatIsABombOrCutShortOrEmptyIsRefusedAndTheNextOneIsTaken() throws IOException {
        byte[] red = NoisePictures.png(1f, 0.1f, 1);
        Path bomb = Files.write(folder.resolve("bomb.png"), bomb(50_000));
        Path cut = Files.write(folder.resolve("cut.png"), Arrays.copyOf(red, red.length / 2));
        Path empty = Files.write(folder.resolve("empty.png"), new byte[0]);
        Path good = Files.write(folder.resolve("good.png"), red);
        try (Page page = open("search")) {
            Locator chosen = page.locator(".intake input");
            Locator trouble = page.locator(".trouble");
            chosen.setInputFiles(bomb);
            assertThat(trouble)
                    .containsText("bomb.png: The image has 50,000 x 50,000 pixels; at most 100 megapixels are read.");
            assertThat(page.locator(".card")).hasCount(4);
            screenshot(page, "bomb");
            chosen.setInputFiles(cut);
            assertThat(trouble).containsText(Pattern.compile("cut\\.png: The PNG file is (cut short|damaged)"));
            chosen.setInputFiles(empty);
            assertThat(trouble).containsText("empty.png: The file is empty (0 bytes).");
            chosen.setInputFiles(good);
            assertThat(page.locator(".token")).containsText("picture");
            assertThat(trouble).isHidden();
        }
    }

    @Test
    void aQueryOfFiftyPagesIsCutAndBrokenSyntaxIsReadAsWordsWithAHint() {
        try (Page page = open("search")) {
            Locator words = page.locator(".q input").first();
            words.fill("\"amyloid organ: deposits");
            Locator hints = page.locator(".hints");
            assertThat(hints)
                    .containsText("A quotation mark has no partner, so the words were searched for one by one.");
            assertThat(hints).containsText("Nothing stands after \"organ:\", so it was read as a plain word.");
            assertThat(page.locator(".card").first()).containsText("amyloid");
            screenshot(page, "syntax");
            words.fill("amyloid deposits in the vessel walls ".repeat(4_000));
            assertThat(hints).containsText("characters; its first 2,000 were searched for.");
            assertThat(page.locator(".card").first()).isVisible();
            screenshot(page, "fifty-pages");
            words.fill("squamous carcinoma");
            assertThat(page.locator(".card").first()).containsText("squamous");
            assertThat(hints).isEmpty();
        }
    }

    @Test
    void aHitWhoseImageIsGoneSaysSoAndCanBeOpenedAndExported() throws IOException {
        Path source = Files.createDirectories(folder.resolve("gone"));
        Files.write(source.resolve("a.png"), NoisePictures.png(0.2f, 0.7f, 9));
        Files.writeString(
                source.resolve("rows.jsonl"), "{\"id\": \"a\", \"caption\": \"one\", \"image\": \"a.png\"}\n");
        try (RunningDeixis own = RunningDeixis.start(folder.resolve("own"), RunningDeixis.models());
                Page page = open(own, "search/collections")) {
            SearchPage.ingest(page, source, "One");
            try (Stream<Path> files = Files.walk(folder.resolve("own/pairs"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.delete(file);
                }
            }
            page.navigate(own.address("search"));
            assertThat(page.locator(".card")).hasCount(1); // a collection of one pair
            assertThat(page.locator("footer")).containsText("1 relevant of 1");
            assertThat(page.locator(".card.imageless")).hasCount(1);
            page.locator(".card").click();
            assertThat(page.locator(".detail:visible"))
                    .containsText("The image is damaged or gone, so it cannot be shown.");
            screenshot(page, "image-gone");
            page.keyboard().press("Space");
            assertThat(Files.readString(SearchPage.download(page, "Citations and licences")))
                    .contains("Images that are not there any more: a");
        }
    }

    @Test
    void rowsThatAreNotUtf8AreCountedOnTheScreenAndTheRestIsIngested() throws IOException {
        Path source = folder.resolve("latin.jsonl");
        Files.write(
                source,
                ("{\"id\": \"ok\", \"caption\": \"fine\"}\n{\"id\": \"bad\", \"caption\": \"Lymphödem\"}\n"
                                + "{\"id\": \"ok2\", \"caption\": \"fine too\"}\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        try (RunningDeixis own = RunningDeixis.start(folder.resolve("latin"), RunningDeixis.models());
                Page page = open(own, "search/collections")) {
            assertThat(page.locator("main")).containsText("No collection yet.");
            SearchPage.ingest(page, source, "Latin");
            assertThat(page.locator(".job").first()).containsText("1 left out: it is not UTF-8 text.");
            assertThat(page.locator(".line")).containsText("2 pairs");
            page.locator(".ingest vaadin-text-field input").nth(1).fill("/no/such/folder");
            page.locator(".ingest .btn").click();
            assertThat(page.locator("[role=alert]")).containsText("/no/such/folder cannot be ingested");
        }
    }

    @Test
    void aDamagedIndexIsToldOfBesideAButtonThatMakesItAnew() throws IOException {
        Path home = folder.resolve("damaged");
        Path source = NoisePictures.pairs(Files.createDirectories(folder.resolve("noise-too")));
        try (RunningDeixis own = RunningDeixis.start(home, RunningDeixis.models());
                Page page = open(own, "search/collections")) {
            SearchPage.ingest(page, source, "Mine");
        }
        TestLibrary.spoil(home.resolve("index"));
        try (RunningDeixis own = RunningDeixis.start(home, RunningDeixis.models());
                Page page = open(own, "search?q=amyloid")) {
            assertThat(page.locator(".empty")).containsText("The index of \"Mine\" is damaged");
            screenshot(page, "damaged");
            SearchPage.button(page, "Re-index “Mine”").click();
            assertThat(page).hasURL(Pattern.compile(".*search/collections"));
            assertThat(page.locator(".line")).containsText("4 pairs");
            assertThat(page.locator(".reindex:visible")).hasCount(0); // it is done
            page.locator(".line a", new Page.LocatorOptions().setHasText("Search"))
                    .click();
            assertThat(page.locator(".card")).hasCount(4);
        }
    }

    @Test
    void everythingIsReachedWithTheKeyboard() throws IOException {
        Path many = Files.createDirectories(folder.resolve("many"));
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            rows.append("{\"id\": \"m%d\", \"caption\": \"field %d\", \"slide\": \"s%d\", \"organ\": \"%s\"}\n"
                    .formatted(i, i, i % 4, i % 4 < 2 ? "colon" : "liver"));
        }
        Files.writeString(many.resolve("rows.jsonl"), rows);
        try (RunningDeixis own = RunningDeixis.start(folder.resolve("keys"), RunningDeixis.models());
                Page page = open(own, "search/collections")) {
            SearchPage.ingest(page, many, "Many");
            page.navigate(own.address("search"));
            Locator cards = page.locator(".card");
            assertThat(cards).hasCount(4);
            page.locator(".q input").first().press("ArrowDown");
            assertThat(cards.first()).isFocused();
            assertThat(cards.first()).hasCSS("outline-style", "solid");
            page.keyboard().press("f");
            assertThat(cards).hasCount(6); // three fields in the place of their card
            assertThat(cards.first()).isFocused();
            page.keyboard().press("ArrowRight");
            assertThat(cards.nth(1)).isFocused();
            page.keyboard().press("End");
            assertThat(cards.nth(5)).isFocused();
            page.keyboard().press("Space");
            assertThat(page.locator(".selection")).containsText("3 selected");
            page.keyboard().press("Enter");
            assertThat(page.locator(".detail:visible")).containsText("field");
            page.keyboard().press("Escape");
            assertThat(page.locator(".detail:visible")).hasCount(0);
            assertThat(cards.nth(5)).isFocused();
            Locator export = page.locator(".selection button", new Page.LocatorOptions().setHasText("Export"));
            export.focus();
            page.keyboard().press("Enter");
            Locator kinds = page.getByRole(AriaRole.MENUITEM);
            assertThat(kinds.first()).isFocused();
            screenshot(page, "export-menu");
            page.keyboard().press("Escape");
            assertThat(export).isFocused();
            assertThat(kinds).hasCount(0);
            page.keyboard().press("Enter");
            assertThat(kinds.first()).isFocused();
            page.keyboard().press("ArrowDown");
            assertThat(kinds.nth(1)).isFocused();
            Path saved =
                    page.waitForDownload(() -> page.keyboard().press("Enter")).path();
            assertThat(Files.readString(saved).lines()).hasSize(4); // a head and three fields
            page.keyboard().press("/");
            assertThat(page.locator(".q input").first()).isFocused();
            Locator facet = page.locator(".facet", new Page.LocatorOptions().setHasText("liver"));
            facet.focus();
            page.keyboard().press("Enter");
            assertThat(page.locator(".applied")).containsText("Organ: liver");
            assertThat(page.locator(".facet.on", new Page.LocatorOptions().setHasText("liver")))
                    .isFocused();
        }
    }
}
