package org.deixis.viewer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.MouseButton;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The web component in a real browser: a picture of 100 x 50 pixels on a stage of 832 x 432. Fitted, a pixel is 8 x 8 and
 * the top left corner lies at (16, 16).
 */
class ViewerElementIT {
    private static final String SETUP = """
            () => {
              document.body.style.margin = 0;
              document.body.innerHTML = '<deixis-viewer style="width:832px;height:432px"></deixis-viewer><input>';
              const canvas = new OffscreenCanvas(100, 50);
              const context = canvas.getContext('2d');
              context.fillStyle = 'rgb(100, 100, 100)';
              context.fillRect(0, 0, 100, 50);
              context.fillStyle = 'rgb(200, 200, 200)';
              context.fillRect(50, 0, 50, 50);
              globalThis.viewer = document.querySelector('deixis-viewer');
              globalThis.heard = [];
              for (const name of ['click', 'box', 'hover', 'overlay-click', 'tool', 'step', 'overlay-visible', 'undo',
                                  'redo', 'image-failed']) {
                viewer.addEventListener('viewer-' + name, (event) => heard.push({ name, ...event.detail }));
              }
              return canvas.convertToBlob().then((blob) => new Promise((ready) => {
                viewer.addEventListener('viewer-image-ready', () => viewer.updateComplete.then(ready), { once: true });
                // columns 10 to 29, rows 5 to 24, as runs: 505, 20, 30, 20, ...
                Object.assign(viewer, {
                  imageWidthPx: 100, imageHeightPx: 50, src: URL.createObjectURL(blob), tool: 'pan', overlays: [
                    { tag: 1, colour: '#4aa3ff', coco: encoded(10, 5, 20, 20), width: 100, height: 50, dashed: false,
                      label: 'Left lung', centreX: 20, centreY: 15 },
                    { tag: 2, colour: '#ff9ecb', coco: encoded(14, 9, 4, 4), width: 100, height: 50, dashed: true,
                      label: 'Nodule', centreX: 16, centreY: 11 }],
                });
              }));
            }""";

    /** A naive encoder for rectangles, apart from the product's code. */
    private static final String ENCODER = """
            globalThis.encoded = (left, top, width, height) => {
              const runs = [left * 50 + top];
              for (let x = 0; x < width; x++) runs.push(height, x + 1 < width ? 50 - height : 5000);
              runs[runs.length - 1] = 5000 - runs.slice(0, -1).reduce((a, b) => a + b, 0);
              let out = '';
              runs.forEach((run, i) => {
                let rest = i > 2 ? run - runs[i - 2] : run;
                for (let more = true; more; ) {
                  let code = rest & 31;
                  rest >>= 5;
                  more = code & 16 ? rest !== -1 : rest !== 0;
                  out += String.fromCharCode((more ? code | 32 : code) + 48);
                }
              });
              return out;
            }""";

    private static @Nullable Chromium chromium;
    private Page page;

    @BeforeAll
    static void startChromium() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void closeChromium() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void showThePicture() throws IOException {
        page = requireNonNull(chromium).viewerPage(900, 500);
        page.evaluate(ENCODER);
        page.evaluate(SETUP);
    }

    @AfterEach
    void closePage() {
        page.close();
    }

    @Test
    void clicksAreGivenInPixelsOfTheImageAtAnyZoom() {
        tool("point");
        page.mouse().click(stage(50.5), stage(20.5));
        assertThat(heard("click")).containsExactly(Map.of("name", "click", "x", 50, "y", 20, "positive", true));

        page.mouse().move(stage(50.5), stage(20.5));
        page.mouse().wheel(0, -300);
        page.mouse().click(stage(50.5), stage(20.5));
        assertThat(heard("click"))
                .hasSize(2)
                .last()
                .isEqualTo(Map.of("name", "click", "x", 50, "y", 20, "positive", true));

        tool("not-here");
        page.mouse().click(stage(50.5), stage(20.5));
        assertThat(heard("click").getLast()).containsEntry("positive", false);
    }

    @Test
    void aClickBesideTheImageIsNoClick() {
        tool("point");
        page.mouse().click(8, 8);
        assertThat(heard("click")).isEmpty();
    }

    @Test
    void aDragWithThePointToolMovesTheImageAndPlacesNothing() {
        tool("point");
        drag(MouseButton.LEFT, 400, 200, 440, 216);
        assertThat(heard("click")).isEmpty();
        page.mouse().click(stage(50.5) + 40, stage(20.5) + 16);
        assertThat(heard("click")).containsExactly(Map.of("name", "click", "x", 50, "y", 20, "positive", true));
    }

    @Test
    void aBoxIsGivenInWholePixelsAndEscGivesNone() {
        tool("box");
        page.mouse().move(stage(10.5), stage(5.5));
        page.mouse().down();
        page.mouse().move(stage(19.5), stage(9.5), new Mouse.MoveOptions().setSteps(4));
        page.keyboard().press("Escape");
        page.mouse().up();
        assertThat(heard("box")).isEmpty();
        assertThat(heard("tool")).as("Esc gave up the box, not the tool").isEmpty();

        drag(MouseButton.LEFT, stage(19.5), stage(9.5), stage(10.5), stage(5.5));
        assertThat(heard("box")).containsExactly(Map.of("name", "box", "x", 10, "y", 5, "width", 10, "height", 5));
        page.keyboard().press("Escape");
        assertThat(heard("tool")).containsExactly(Map.of("name", "tool", "tool", "window"));
    }

    @Test
    void theSmallestRegionUnderThePointerIsMeant() {
        page.mouse().move(stage(12), stage(7));
        page.mouse().move(stage(16), stage(11));
        page.mouse().move(stage(80), stage(40));
        assertThat(heard("hover")).extracting(event -> event.get("tag")).containsExactly(1, 2, null);
        page.mouse().click(stage(15.5), stage(10.5));
        assertThat(heard("overlay-click")).extracting(event -> event.get("tag")).containsExactly(2);
    }

    @Test
    void aHiddenOverlayAnswersToNothing() {
        page.keyboard().press("h");
        assertThat(heard("overlay-visible"))
                .extracting(event -> event.get("visible"))
                .containsExactly(false);
        page.mouse().move(stage(12), stage(7));
        page.mouse().click(stage(12), stage(7));
        assertThat(heard("hover")).isEmpty();
        assertThat(heard("overlay-click")).isEmpty();
        page.keyboard().press("h");
        assertThat(heard("overlay-visible"))
                .extracting(event -> event.get("visible"))
                .containsExactly(false, true);
    }

    @Test
    void aHeldKeyOnlyPeeks() {
        page.keyboard().down("h");
        page.waitForTimeout(400);
        page.keyboard().up("h");
        assertThat(heard("overlay-visible"))
                .extracting(event -> event.get("visible"))
                .containsExactly(false, true);
    }

    @Test
    void keysRestWhileATextBoxHasTheFocus() {
        page.focus("input");
        page.keyboard().type("zih[]");
        page.keyboard().press("Control+z");
        assertThat(heard()).isEmpty();
        assertThat(page.inputValue("input")).isEmpty(); // undone by the box itself
        page.evaluate("document.querySelector('input').blur()");
        page.keyboard().press("]");
        page.keyboard().press("Control+z");
        page.keyboard().press("Control+y");
        assertThat(heard()).extracting(event -> event.get("name")).containsExactly("step", "undo", "redo");
    }

    @Test
    void letterKeysCanBeSwitchedOff() {
        page.evaluate("viewer.letterKeys = false");
        page.keyboard().press("h");
        page.keyboard().press("]");
        assertThat(heard()).isEmpty();
    }

    @Test
    void zoomAndPanAreUndoneByFit() {
        assertThat(label(".tr")).isEqualTo("800 %");
        page.mouse().move(400, 200);
        page.mouse().wheel(0, -200);
        drag(MouseButton.MIDDLE, 400, 200, 300, 100);
        assertThat(label(".tr")).isEqualTo("1080 %"); // 800 * exp(0.3) = 1079.9
        page.keyboard().press("z");
        assertThat(label(".tr")).isEqualTo("800 %");
        tool("point");
        page.mouse().click(stage(99.5), stage(49.5));
        assertThat(heard("click")).containsExactly(Map.of("name", "click", "x", 99, "y", 49, "positive", true));
    }

    @Test
    void rightDragZoomsAroundItsStart() {
        drag(MouseButton.RIGHT, stage(50.5), stage(20.5), stage(50.5), stage(20.5) - 50);
        assertThat(label(".tr")).isEqualTo("1319 %"); // 800 * exp(0.5)
        tool("point");
        page.mouse().click(stage(50.5), stage(20.5));
        assertThat(heard("click")).containsExactly(Map.of("name", "click", "x", 50, "y", 20, "positive", true));
    }

    @Test
    void theWindowChangesWhatIsSeenAndInvertTurnsItOver() {
        page.evaluate("viewer.overlays = []");
        tool("window");
        assertThat(greyAt(25, 30)).isEqualTo(100);
        assertThat(greyAt(75, 30)).isEqualTo(200);
        page.keyboard().press("i");
        assertThat(greyAt(25, 30)).isCloseTo(155, within(1));
        page.keyboard().press("i");
        drag(MouseButton.LEFT, 600, 100, 600 - 310, 100); // window 255 - 155 = 100, level stays 127.5: 77.5 to 177.5
        assertThat(label(".tr")).contains("window 100 · level 128");
        assertThat(greyAt(25, 30)).isCloseTo(57, within(2)); // (100 - 77.5) / 100 * 255
        assertThat(greyAt(75, 30)).isEqualTo(255);
    }

    @Test
    void aColourImageIsPannedWhereARadiologyImageIsWindowed() {
        tool("window");
        page.evaluate("viewer.colourImage = true");
        drag(MouseButton.LEFT, 400, 200, 440, 216);
        assertThat(label(".tr")).isEqualTo("800 %");
        tool("point");
        page.mouse().click(stage(50.5) + 40, stage(20.5) + 16);
        assertThat(heard("click")).containsExactly(Map.of("name", "click", "x", 50, "y", 20, "positive", true));
    }

    @Test
    void regionsArePaintedWhereTheirPixelsAre() {
        page.evaluate("viewer.fillOpacity = 1");
        assertThat(colourAt(28.5, 6.5)).as("inside of region 1, its colour").isEqualTo(List.of(0x4a, 0xa3, 0xff));
        assertThat(colourAt(32, 6.5)).as("beside it, the picture").isEqualTo(List.of(100, 100, 100));
        page.evaluate("viewer.overlayVisible = false");
        assertThat(colourAt(28.5, 6.5)).isEqualTo(List.of(100, 100, 100));
    }

    @Test
    void theViewFollowsTheStageWithoutLosingWhatWasInTheMiddle() {
        page.evaluate("viewer.style.width = '432px'; viewer.style.height = '232px'");
        page.waitForFunction("viewer.renderRoot.querySelector('.tr').textContent.includes('400')");
        tool("point");
        page.mouse().click(16 + 4 * 50.5, 16 + 4 * 20.5);
        assertThat(heard("click")).containsExactly(Map.of("name", "click", "x", 50, "y", 20, "positive", true));
    }

    @Test
    void aBrokenImageIsSaidAndCanBeTriedAgain() {
        page.evaluate("viewer.src = 'data:image/png;base64,AAAA'");
        page.waitForFunction("heard.some(({ name }) => name === 'image-failed')");
        assertThat(page.locator("deixis-viewer .message").textContent()).contains("This image could not be shown");
        assertThat(colourAt(25, 30)).as("another image's picture is not shown").isEqualTo(List.of(0, 0, 0));
        page.locator("deixis-viewer .message button").click();
        page.waitForFunction("heard.filter(({ name }) => name === 'image-failed').length === 2");
    }

    @Test
    void aSlowImageIsSaidToBeReadAndTheFormerOneStaysDimmed() {
        AtomicReference<Route> held = new AtomicReference<>();
        page.route("**/slow.png", held::set);
        page.evaluate("viewer.src = 'http://viewer.invalid/slow.png'");
        page.waitForFunction("viewer.renderRoot.querySelector('.message').textContent.includes('Reading image…')");
        assertThat(greyAt(75, 30)).isCloseTo(70, within(2)); // 200 * 0.35 on black
        assertThat(colourAt(28.5, 6.5)).as("its regions are gone").isEqualTo(List.of(35, 35, 35));
        requireNonNull(held.get()).abort();
        page.waitForFunction("heard.some(({ name }) => name === 'image-failed')");
    }

    @Test
    void theNewestOfTwoImagesWins() {
        AtomicReference<Route> held = new AtomicReference<>();
        page.route("**/slow.png", held::set);
        page.evaluate("globalThis.first = viewer.src; viewer.src = 'http://viewer.invalid/slow.png'");
        page.waitForFunction("viewer.renderRoot.querySelector('.message').textContent.includes('Reading image…')");
        page.evaluate("viewer.src = first");
        page.waitForFunction("!viewer.renderRoot.querySelector('.message').textContent.includes('Reading image…')");
        requireNonNull(held.get()).abort();
        page.waitForTimeout(200);
        assertThat(heard("image-failed")).isEmpty();
        assertThat(greyAt(75, 30)).isEqualTo(200);
    }

    @Test
    void twoFingersPinchAroundTheirMiddle() {
        CDPSession devtools = page.context().newCDPSession(page);
        touch(devtools, "touchStart", 380, 420);
        touch(devtools, "touchMove", 340, 460);
        touch(devtools, "touchMove", 320, 480);
        touch(devtools, "touchEnd");
        assertThat(label(".tr")).isEqualTo("3200 %"); // 40 to 160 apart
        tool("point");
        page.mouse().click(400, 200);
        // the middle (400, 200) shows (400 - 16) / 8 = 48, (200 - 16) / 8 = 23 of the fitted image
        assertThat(heard("click")).containsExactly(Map.of("name", "click", "x", 48, "y", 23, "positive", true));
    }

    @Test
    void twoFingersPlaceNoPoint() {
        CDPSession devtools = page.context().newCDPSession(page);
        tool("point");
        touch(devtools, "touchStart", 300, 500);
        touch(devtools, "touchEnd");
        assertThat(heard("click")).isEmpty();
    }

    @Test
    void aBrokenMaskLeavesTheOthersDrawn() {
        page.evaluate("viewer.overlays = [{ ...viewer.overlays[0], coco: '!' }, viewer.overlays[1]]");
        page.mouse().move(stage(12), stage(7));
        page.mouse().move(stage(16), stage(11));
        assertThat(heard("hover")).extracting(event -> event.get("tag")).containsExactly(2);
    }

    @Test
    void screenReadersHearTheImageAndItsRegions() {
        page.evaluate("viewer.cornerTexts = ['Chest, frontal', '100 × 50 px']");
        assertThat(page.locator("deixis-viewer .stage").getAttribute("aria-label"))
                .isEqualTo("Chest, frontal");
        assertThat(page.locator("deixis-viewer li").allTextContents())
                .containsExactly("1: Left lung", "2: Nodule, possible");
    }

    @Test
    void assumedSidesCarryAQuestionMark() {
        page.evaluate("Object.assign(viewer, { orientation: 'assumed', leftLetter: 'R', rightLetter: 'L' })");
        assertThat(page.locator("deixis-viewer .ori").allTextContents()).containsExactly("R?", "L?");
        page.evaluate("viewer.orientation = 'user'");
        assertThat(page.locator("deixis-viewer .ori").allTextContents()).containsExactly("R", "L");
        page.evaluate("viewer.orientation = 'unknown'");
        assertThat(page.locator("deixis-viewer .ori").count()).isZero();
    }

    /** The stage position of an image coordinate while the image is fitted. */
    private static double stage(double imagePx) {
        return 16 + 8 * imagePx;
    }

    private void tool(String tool) {
        page.evaluate("tool => { viewer.tool = tool }", tool);
    }

    private void drag(MouseButton button, double fromX, double fromY, double toX, double toY) {
        page.mouse().move(fromX, fromY);
        page.mouse().down(new Mouse.DownOptions().setButton(button));
        page.mouse().move(toX, toY, new Mouse.MoveOptions().setSteps(5));
        page.mouse().up(new Mouse.UpOptions().setButton(button));
    }

    /** Fingers side by side at these columns, 200 pixels from the top. */
    private static void touch(CDPSession devtools, String type, int... xs) {
        JsonArray points = new JsonArray();
        for (int i = 0; i < xs.length; i++) {
            JsonObject point = new JsonObject();
            point.addProperty("x", xs[i]);
            point.addProperty("y", 200);
            point.addProperty("id", i);
            points.add(point);
        }
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        devtools.send("Input.dispatchTouchEvent", event);
    }

    private String label(String selector) {
        return page.locator("deixis-viewer " + selector).textContent().strip();
    }

    private int greyAt(double imageX, double imageY) {
        return colourAt(imageX, imageY).getFirst();
    }

    /** What a person sees there, as red, green and blue: read from a screenshot, filters and layers included. */
    @SuppressWarnings("unchecked")
    private List<Integer> colourAt(double imageX, double imageY) {
        byte[] png = page.screenshot();
        return (List<Integer>)
                page.evaluate("""
                async ([base64, x, y]) => {
                  const bitmap = await createImageBitmap(await (await fetch('data:image/png;base64,' + base64)).blob());
                  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
                  context.drawImage(bitmap, 0, 0);
                  return [...context.getImageData(x, y, 1, 1).data.slice(0, 3)];
                }""", List.of(Base64.getEncoder().encodeToString(png), stage(imageX), stage(imageY)));
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> heard() {
        page.evaluate("viewer.updateComplete");
        return (List<Map<String, Object>>) page.evaluate("heard");
    }

    private List<Map<String, Object>> heard(String name) {
        return heard().stream().filter(event -> name.equals(event.get("name"))).toList();
    }
}
