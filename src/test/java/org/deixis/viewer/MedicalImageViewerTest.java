package org.deixis.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.dom.Element;
import java.util.List;
import org.deixis.imaging.BoundingBox;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MedicalImageViewerTest {
    private final MedicalImageViewer viewer = new MedicalImageViewer();
    private final Element element = viewer.getElement();

    @Test
    void sendsOverlaysWithTheNamesThatTheComponentReads() {
        viewer.setOverlays(List.of(new MaskOverlay(2, "#4aa3ff", "0<", 4, 3, true, "Left lung", 1.5, 2.5)));
        JsonNode overlay = ((JsonNode) element.getPropertyRaw("overlays")).get(0);
        assertThat(overlay.propertyNames())
                .containsExactlyInAnyOrder(
                        "tag", "colour", "coco", "width", "height", "dashed", "label", "centreX", "centreY");
        assertThat(overlay.get("coco").asString()).isEqualTo("0<");
        assertThat(overlay.get("dashed").asBoolean()).isTrue();
        assertThat(overlay.get("centreX").asDouble()).isEqualTo(1.5);
    }

    @Test
    void sendsWhatMattersWhereWithTheNamesThatTheComponentReads() {
        viewer.setHeat(new HeatMap(2, 1, 12.5, List.of(0, 255)));
        JsonNode heat = (JsonNode) element.getPropertyRaw("heat");
        assertThat(heat.propertyNames()).containsExactlyInAnyOrder("columns", "rows", "cellPx", "levels");
        assertThat(heat.get("levels").get(1).asInt()).isEqualTo(255);
        viewer.clear();
        assertThat(element.getProperty("heat")).isNull();
        assertThatThrownBy(() -> new HeatMap(2, 2, 1, List.of(1))).hasMessage("2 x 2 cells need as many levels");
    }

    @Test
    void aNewImageTakesTheFormerOnesMarksAway() {
        viewer.setOverlays(List.of(new MaskOverlay(1, "#4aa3ff", "0<", 4, 3, false, "Left lung", 1, 1)));
        viewer.setClicks(List.of(new ClickMarker(1, 2, true)));
        viewer.setBox(new BoundingBox(1, 2, 3, 1));
        viewer.highlight(1);
        viewer.setImage("/api/images/7/frames/0", 4, 3, List.of("Chest"));
        for (String marks : List.of("overlays", "clicks", "box")) {
            assertThat(((JsonNode) element.getPropertyRaw(marks)).size())
                    .as(marks)
                    .isZero();
        }
        assertThat(element.getProperty("highlighted", -1)).isZero();
        assertThat(element.getProperty("src")).isEqualTo("/api/images/7/frames/0");
    }

    @Test
    void theNeutralToolIsThatOfTheInteractionSet() {
        assertThat(viewer.neutralTool()).isEqualTo(Tool.WINDOW);
        viewer.setColourImage(true);
        assertThat(viewer.neutralTool()).isEqualTo(Tool.PAN);
    }

    @Test
    void toolNamesAreThoseOfTheComponent() {
        assertThat(List.of(Tool.values()))
                .extracting(MedicalImageViewer::nameOf)
                .containsExactly("pan", "window", "point", "not-here", "box");
        assertThat(List.of(Tool.values()))
                .allMatch(tool -> MedicalImageViewer.toolNamed(MedicalImageViewer.nameOf(tool)) == tool);
    }

    @Test
    void refusesWhatCanNotBeDrawn() {
        assertThatThrownBy(() -> new MaskOverlay(0, "#4aa3ff", "0<", 4, 3, false, "", 0, 0))
                .hasMessage("A tag is at least 1, not 0");
        assertThatThrownBy(() -> new MaskOverlay(1, "red;}", "0<", 4, 3, false, "", 0, 0))
                .hasMessage("A colour is written #rrggbb, not red;}");
        assertThatThrownBy(() -> viewer.setImage("/x", 0, 3, List.of()))
                .hasMessage("An image is at least 1 x 1, not 0 x 3");
    }
}
