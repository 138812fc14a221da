package org.deixis.retrieval.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.DomEvent;
import java.util.List;
import java.util.Optional;
import org.deixis.imaging.BoundingBox;
import org.deixis.retrieval.PairDetail;
import org.deixis.retrieval.PairPictures;
import org.deixis.viewer.Glyph;
import org.deixis.viewer.MedicalImageViewer;
import org.deixis.viewer.Orientation;
import org.deixis.viewer.Tool;
import org.jspecify.annotations.Nullable;

/** The picture of the open pair, and the region that is drawn on it with the pointer or with keys. */
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
    private final Div tools = new Div(draw, hint);
    private final transient Runnable changed;
    private final transient Runnable entered;
    private @Nullable transient PairDetail shown;
    private @Nullable transient BoundingBox region;

    /**
     * @param changed told when there is another region, or none any more
     * @param entered told when Enter asks for what is like the region
     */
    HitPicture(Runnable changed, Runnable entered) {
        this.changed = changed;
        this.entered = entered;
        stage.addClassName("picture");
        draw.add(new Glyph("box"), new Span("Region"));
        draw.addClassName("tool");
        draw.setTitle("Draw a region, to find what is like it");
        hint.addClassName("hint");
        tools.addClassNames("row", "picture-tools");
        viewer.addBoxDrawnListener(drawn -> set(drawn.box()));
        getElement()
                .addEventListener("keydown", this::pressed)
                .addEventData("event.key")
                .addEventData("event.shiftKey")
                .setFilter(KEYS);
        addClassName("pictured");
        add(stage, tools);
    }

    /** @param asked the region on this picture that is searched by; null for none */
    void show(PairDetail detail, @Nullable BoundingBox asked) {
        Optional<String> hash = PairPictures.hash(detail.pair());
        boolean opens = hash.isPresent() && detail.width() > 0;
        setVisible(hash.isPresent());
        viewer.setVisible(opens);
        tools.setVisible(opens);
        shown = opens ? detail : null;
        if (opens) {
            viewer.setImage(
                    HitCard.image(hash.get()),
                    detail.width(),
                    detail.height(),
                    List.of(detail.pair().id()));
            viewer.setColourImage(true);
            viewer.setOrientation(Orientation.UNKNOWN, "", "");
        } else {
            viewer.clear();
        }
        region = asked;
        draw(false);
    }

    void clear() {
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
        changed.run();
    }

    private void toggle() {
        PairDetail detail = shown;
        if (isDrawing() || detail == null) {
            stopDrawing();
        } else {
            if (region == null) {
                region = RegionBox.middle(detail.width(), detail.height());
            }
            draw(true);
            viewer.getElement().executeJs("this.renderRoot?.querySelector('.stage')?.focus()");
            changed.run();
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
        changed.run();
    }

    private void pressed(DomEvent press) {
        PairDetail detail = shown;
        BoundingBox box = region;
        String key = press.getEventData().path("event.key").asString("");
        if (detail == null || box == null) {
            return;
        }
        if (key.equals("Enter")) {
            entered.run();
        } else {
            boolean resize = press.getEventData().path("event.shiftKey").asBoolean(false);
            set(RegionBox.step(box, key, resize, detail.width(), detail.height()));
        }
    }
}
