package org.deixis.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.MouseButton;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What mouse and fingers do. */
class ViewerPointerIT extends ViewerStage {

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
    void aClickShowsAHiddenOverlaySoThatItsEffectIsSeen() {
        page.evaluate("viewer.overlayVisible = false");
        tool("point");
        page.mouse().click(stage(50.5), stage(20.5));
        assertThat(heard()).extracting(event -> event.get("name")).containsExactly("overlay-visible", "click");
    }
}
