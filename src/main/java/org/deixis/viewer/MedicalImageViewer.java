package org.deixis.viewer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import java.util.Locale;
import org.deixis.imaging.BoundingBox;
import org.jspecify.annotations.Nullable;

/**
 * Shows one image with numbered regions over it, and turns pointer and keys into clicks, boxes and steps.
 *
 * <p>All coordinates are pixels of the original image, origin at the top left, whatever the zoom. The pixels travel by
 * address, the masks as run lengths. To be used from the UI thread, like every component.
 */
@Tag("deixis-viewer")
@JsModule("./viewer/deixis-viewer.ts")
public class MedicalImageViewer extends Component implements HasSize {

    public MedicalImageViewer() {
        getElement().setProperty("overlayVisible", true);
        getElement().addPropertyChangeListener("overlayVisible", "viewer-overlay-visible", change -> {});
    }

    /**
     * Shows an image, fitted, without overlays. While it loads the former one stays, dimmed.
     *
     * @param url address of the displayable image (PNG, JPEG)
     * @param width in pixels of the original image
     * @param height in pixels of the original image
     * @param cornerTexts lines at the top left; the first one names the image for screen readers
     */
    public void setImage(String url, int width, int height, List<String> cornerTexts) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("An image is at least 1 x 1, not " + width + " x " + height);
        }
        setOverlays(List.of());
        setClicks(List.of());
        setBox(null);
        setHeat(null);
        highlight(null);
        getElement()
                .setProperty("imageWidthPx", width)
                .setProperty("imageHeightPx", height)
                .setPropertyList("cornerTexts", cornerTexts)
                .setProperty("src", url);
    }

    /** Changes the lines at the top left, for instance when the modality was corrected. */
    public void setCornerTexts(List<String> cornerTexts) {
        getElement().setPropertyList("cornerTexts", cornerTexts);
    }

    /** Takes the image, its overlays and its marks away; the empty stage stays. */
    public void clear() {
        setOverlays(List.of());
        setClicks(List.of());
        setBox(null);
        setHeat(null);
        highlight(null);
        getElement().setProperty("src", "").setPropertyList("cornerTexts", List.of());
    }

    /** Draws these regions, the first one lowest; replaces the former ones. The view does not move. */
    public void setOverlays(List<MaskOverlay> overlays) {
        getElement().setPropertyList("overlays", overlays);
    }

    /** Draws these clicks; replaces the former ones. */
    public void setClicks(List<ClickMarker> clicks) {
        getElement().setPropertyList("clicks", clicks);
    }

    /** Draws the box that is part of the finding being refined, or none. */
    public void setBox(@Nullable BoundingBox box) {
        getElement()
                .setPropertyList("box", box == null ? List.of() : List.of(box.x(), box.y(), box.width(), box.height()));
    }

    /** Lays over the picture how much each part of it matters, below regions and marks; null for nothing. */
    public void setHeat(@Nullable HeatMap heat) {
        if (heat == null) {
            getElement().setProperty("heat", (String) null);
        } else {
            getElement().setPropertyBean("heat", heat);
        }
    }

    /**
     * Draws the letters of the sides.
     *
     * @param left letter at the left edge of the picture, "R" by radiological convention
     * @param right letter at the right edge of the picture
     */
    public void setOrientation(Orientation orientation, String left, String right) {
        getElement()
                .setProperty("orientation", orientation.name().toLowerCase(Locale.ROOT))
                .setProperty("leftLetter", left)
                .setProperty("rightLetter", right);
    }

    /**
     * Chooses the interaction set. Colour images have no window and level: {@link Tool#PAN} is their neutral tool. On
     * radiology images it is {@link Tool#WINDOW}. Call {@link #setTool} with {@link #neutralTool} after it.
     */
    public void setColourImage(boolean colour) {
        getElement().setProperty("colourImage", colour);
    }

    /** The tool that Esc returns to: {@link Tool#PAN} for colour images, else {@link Tool#WINDOW}. */
    public Tool neutralTool() {
        return getElement().getProperty("colourImage", false) ? Tool.PAN : Tool.WINDOW;
    }

    public void setTool(Tool tool) {
        getElement().setProperty("tool", nameOf(tool));
    }

    /** @param fill opacity of the fill in 0..1; 0.12 to begin with. Outlines are always drawn in full. */
    public void setOpacity(double fill) {
        getElement().setProperty("fillOpacity", Math.clamp(fill, 0, 1));
    }

    public void setOverlayVisible(boolean visible) {
        getElement().setProperty("overlayVisible", visible);
    }

    /** Dims the overlays while newer ones are being computed. */
    public void setDimmed(boolean dimmed) {
        getElement().setProperty("dimmed", dimmed);
    }

    /** Draws the region with this tag stronger than the others; null for none. */
    public void highlight(@Nullable Integer tag) {
        getElement().setProperty("highlighted", tag == null ? 0 : tag);
    }

    /** Single-letter keys can be switched off; arrows, plus, minus, Esc and Ctrl keys stay. */
    public void setLetterKeys(boolean active) {
        getElement().setProperty("letterKeys", active);
    }

    /** Shows the whole image, centred. */
    public void fit() {
        getElement().callJsFunction("fit");
    }

    public Registration addClickPlacedListener(ComponentEventListener<ClickPlaced> listener) {
        return addListener(ClickPlaced.class, listener);
    }

    public Registration addBoxDrawnListener(ComponentEventListener<BoxDrawn> listener) {
        return addListener(BoxDrawn.class, listener);
    }

    public Registration addOverlayHoveredListener(ComponentEventListener<OverlayHovered> listener) {
        return addListener(OverlayHovered.class, listener);
    }

    public Registration addOverlayClickedListener(ComponentEventListener<OverlayClicked> listener) {
        return addListener(OverlayClicked.class, listener);
    }

    public Registration addToolRequestedListener(ComponentEventListener<ToolRequested> listener) {
        return addListener(ToolRequested.class, listener);
    }

    public Registration addFindingSteppedListener(ComponentEventListener<FindingStepped> listener) {
        return addListener(FindingStepped.class, listener);
    }

    /** The property is kept in step by the viewer itself; the listener is for a button that shows it. */
    public Registration addOverlayVisibilityListener(ComponentEventListener<OverlayVisibilityChanged> listener) {
        return addListener(OverlayVisibilityChanged.class, listener);
    }

    public Registration addUndoRequestedListener(ComponentEventListener<UndoRequested> listener) {
        return addListener(UndoRequested.class, listener);
    }

    public Registration addRedoRequestedListener(ComponentEventListener<RedoRequested> listener) {
        return addListener(RedoRequested.class, listener);
    }

    public Registration addImageFailedListener(ComponentEventListener<ImageFailed> listener) {
        return addListener(ImageFailed.class, listener);
    }

    static Tool toolNamed(String name) {
        return Tool.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static String nameOf(Tool tool) {
        return tool.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
