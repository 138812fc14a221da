package org.deixis.retrieval.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.DomEvent;
import java.util.List;
import org.deixis.imaging.BoundingBox;
import org.deixis.viewer.Glyph;
import org.deixis.viewer.MedicalImageViewer;
import org.deixis.viewer.Orientation;
import org.deixis.viewer.Tool;
import org.jspecify.annotations.Nullable;

/** A picture in a drawer, the region that is drawn on it with the pointer or with keys, and which part matched. */
final class HitPicture extends Div {
    private static final long serialVersionUID = 1L;

    private static final String KEYS = """
            element.classList.contains('drawing') && !event.ctrlKey && !event.metaKey && !event.altKey
              && (event.key.startsWith('Arrow') || event.key === 'Enter' && !event.target.closest('button'))
              && (event.preventDefault() || true)""";

    private final MedicalImageViewer viewer = new MedicalImageViewer();
    private final Div stage = new Div(viewer);
    private final NativeButton draw = new NativeButton("", press -> toggle());
    private final Span hint = new Span("Drag a box, or arrows move it and Shift+arrows resize it. Enter searches.");
    private final NativeButton match = new NativeButton("", press -> toggleParts());
    private final Div parts = new Div();
    private final Div tools = new Div(draw, match);
    private final transient Asks asks;
    private @Nullable transient Pictured shown;
    private @Nullable transient BoundingBox region;
    private boolean matching;

    /**
     * A picture to look at.
     *
     * @param url where it is
     * @param width of the original in pixels; 0 where it does not open
     * @param height of the original in pixels; 0 where it does not open
     * @param title what it is
     */
    record Pictured(String url, int width, int height, String title) {}

    /** What the picture tells. */
    interface Asks {
        /** There is another region, or none any more. */
        void regionChanged();

        /** Looks for what is like the region. */
        void similar();

        /** Which part matches the query; {@link #showParts} is told. */
        void parts();
    }

    HitPicture(Asks asks) {
        this.asks = asks;
        stage.addClassName("picture");
        draw.add(new Glyph("box"), new Span("Region"));
        draw.addClassName("tool");
        draw.setTitle("Draw a region, to find what is like it");
        hint.addClassName("hint");
        match.add(new Glyph("map"), new Span("What matched"));
        match.addClassName("tool");
        match.setTitle("Show which part of the picture fits the query");
        parts.addClassName("parts");
        parts.getElement().setAttribute("aria-live", "polite");
        tools.addClassNames("row", "picture-tools");
        viewer.addBoxDrawnListener(drawn -> set(drawn.box()));
        getElement()
                .addEventListener("keydown", this::pressed)
                .addEventData("event.key")
                .addEventData("event.shiftKey")
                .setFilter(KEYS);
        addClassName("pictured");
        add(stage, tools, hint, parts);
    }

    /** @param asked the region on this picture that is searched by; null for none */
    void show(Pictured picture, @Nullable BoundingBox asked) {
        boolean opens = picture.width() > 0;
        setVisible(true);
        stage.setVisible(opens);
        tools.setVisible(opens);
        shown = opens ? picture : null;
        region = asked;
        showNoParts(opens ? "" : "The image is damaged or gone, so it cannot be shown.");
        if (opens) {
            viewer.setImage(picture.url(), picture.width(), picture.height(), List.of(picture.title()));
            viewer.setColourImage(true);
            viewer.setOrientation(Orientation.UNKNOWN, "", "");
        } else {
            viewer.clear();
        }
        draw(false);
    }

    /** @param searched whether there is a query that a part could match */
    void searched(boolean searched) {
        match.setVisible(searched);
        askForParts(matching && searched);
    }

    private void toggleParts() {
        askForParts(!matching);
    }

    private void askForParts(boolean wanted) {
        matching = wanted;
        match.getElement().setAttribute("aria-pressed", Boolean.toString(wanted));
        if (shown == null) {
            return; // what stands there says why
        }
        if (wanted) {
            asks.parts();
        } else {
            showNoParts("");
        }
    }

    /** Draws them, unless nobody wants them any more. */
    void showParts(MatchedParts found) {
        if (matching && !found.standOut()) {
            showNoParts(found.allAlike());
        } else if (matching && shown != null) {
            viewer.setHeat(found.heat());
            viewer.setOverlayVisible(true);
            parts.removeAll();
            parts.add(found.legend());
        }
    }

    /** @param why one sentence in their place; empty for none */
    void showNoParts(String why) {
        viewer.setHeat(null);
        parts.setText(why);
    }

    /** There is none. */
    void clear() {
        setVisible(false);
        shown = null;
        region = null;
        viewer.clear();
    }

    /** What is drawn, in pixels of the picture; null for nothing. */
    @Nullable
    BoundingBox region() {
        return region;
    }

    boolean isDrawing() {
        return hasClassName("drawing");
    }

    /** Takes the region away, and the tool. */
    void stopDrawing() {
        region = null;
        draw(false);
        asks.regionChanged();
    }

    private void toggle() {
        Pictured picture = shown;
        if (isDrawing() || picture == null) {
            stopDrawing();
        } else {
            if (region == null) {
                region = RegionBox.middle(picture.width(), picture.height());
            }
            draw(true);
            viewer.getElement().executeJs("this.renderRoot?.querySelector('.stage')?.focus()");
            asks.regionChanged();
        }
    }

    private void draw(boolean drawing) {
        setClassName("drawing", drawing);
        draw.getElement().setAttribute("aria-pressed", Boolean.toString(drawing));
        hint.setVisible(drawing);
        viewer.setTool(drawing ? Tool.BOX : Tool.PAN);
        viewer.setOverlayVisible(true);
        viewer.setBox(region);
    }

    private void set(BoundingBox box) {
        region = box;
        viewer.setBox(box);
        asks.regionChanged();
    }

    private void pressed(DomEvent press) {
        Pictured picture = shown;
        BoundingBox box = region;
        String key = press.getEventData().path("event.key").asString("");
        if (picture == null || box == null) {
            return;
        }
        if (key.equals("Enter")) {
            asks.similar();
        } else {
            boolean resize = press.getEventData().path("event.shiftKey").asBoolean(false);
            set(RegionBox.step(box, key, resize, picture.width(), picture.height()));
        }
    }
}
