package org.deixis.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.deixis.imaging.Modality;
import org.junit.jupiter.api.Test;

class StoredImageViewerTest {
    private static final UUID IMAGE = new UUID(0, 1);

    private final StoredImageViewer viewer = new StoredImageViewer();

    @Test
    void opensAnImageOnceAndSaysWhetherItIsAnother() {
        assertThat(viewer.open(IMAGE, 8, 6, List.of("a"))).isTrue();
        assertThat(viewer.open(IMAGE, 8, 6, List.of("b"))).isFalse();
        assertThat(viewer.open(new UUID(0, 2), 8, 6, List.of("c"))).isTrue();
        viewer.clear();
        assertThat(viewer.open(new UUID(0, 2), 8, 6, List.of("c"))).isTrue();
    }

    @Test
    void drawsThePointedRegionStrongerElseTheChosenOneOfThoseThatAreDrawn() {
        viewer.open(IMAGE, 8, 6, List.of());
        viewer.setOverlays(List.of(overlay(1), overlay(2)));
        viewer.choose(1);
        assertThat(highlighted()).isEqualTo(1);
        viewer.point(2);
        assertThat(highlighted()).isEqualTo(2);
        viewer.point(3);
        assertThat(highlighted()).isEqualTo(1);
        viewer.point(null);
        viewer.choose(3);
        assertThat(highlighted()).isZero();
    }

    @Test
    void forgetsWhatWasChosenWhenAnotherImageIsOpened() {
        viewer.open(IMAGE, 8, 6, List.of());
        viewer.setOverlays(List.of(overlay(1)));
        viewer.choose(1);
        viewer.open(new UUID(0, 2), 8, 6, List.of());
        viewer.setOverlays(List.of(overlay(1)));
        viewer.point(null);
        assertThat(highlighted()).isZero();
    }

    @Test
    void drawsLettersOfThePatientsSidesOnRadiologyOnly() {
        viewer.orient(Modality.X_RAY);
        assertThat(viewer.getElement().getProperty("leftLetter")).isEqualTo("R");
        assertThat(viewer.neutralTool()).isEqualTo(Tool.WINDOW);
        viewer.orient(Modality.ENDOSCOPY);
        assertThat(viewer.getElement().getProperty("leftLetter")).isEmpty();
        assertThat(viewer.neutralTool()).isEqualTo(Tool.PAN);
    }

    private int highlighted() {
        return viewer.getElement().getProperty("highlighted", -1);
    }

    private static MaskOverlay overlay(int tag) {
        return new MaskOverlay(tag, "#112233", "0", 8, 6, false, "x", 1, 1);
    }
}
