package org.deixis.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What keys do, and when they do nothing. */
class ViewerKeysIT extends ViewerStage {

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
}
