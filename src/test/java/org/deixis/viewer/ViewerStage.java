package org.deixis.viewer;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.MouseButton;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * The web component in a real browser: a picture of 100 x 50 pixels, its left half of grey value 100 and its right half of
 * 200, on a stage of 832 x 432. Fitted, a pixel is 8 x 8 and the top left corner lies at (16, 16). Region 1 covers columns
 * 10 to 29 and rows 5 to 24, region 2 columns 14 to 17 and rows 9 to 12.
 */
abstract class ViewerStage {
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
    Page page;

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

    /** The stage position of an image coordinate while the image is fitted. */
    static double stage(double imagePx) {
        return 16 + 8 * imagePx;
    }

    void tool(String tool) {
        page.evaluate("tool => { viewer.tool = tool }", tool);
    }

    void drag(MouseButton button, double fromX, double fromY, double toX, double toY) {
        page.mouse().move(fromX, fromY);
        page.mouse().down(new Mouse.DownOptions().setButton(button));
        page.mouse().move(toX, toY, new Mouse.MoveOptions().setSteps(5));
        page.mouse().up(new Mouse.UpOptions().setButton(button));
    }

    /** Fingers side by side at these columns, 200 pixels from the top. */
    static void touch(CDPSession devtools, String type, int... xs) {
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

    String label(String selector) {
        return page.locator("deixis-viewer " + selector).textContent().strip();
    }

    int greyAt(double imageX, double imageY) {
        return colourAt(imageX, imageY).getFirst();
    }

    /** What a person sees there, as red, green and blue: read from a screenshot, filters and layers included. */
    @SuppressWarnings("unchecked")
    List<Integer> colourAt(double imageX, double imageY) {
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
    List<Map<String, Object>> heard() {
        page.evaluate("viewer.updateComplete");
        return (List<Map<String, Object>>) page.evaluate("heard");
    }

    List<Map<String, Object>> heard(String name) {
        return heard().stream().filter(event -> name.equals(event.get("name"))).toList();
    }
}
