package org.deixis.viewer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.MouseButton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What is seen and said. */
class ViewerPictureIT extends ViewerStage {

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
}
