package org.deixis.grounding.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.UUID;
import org.deixis.imaging.BoundingBox;
import org.deixis.viewer.Glyph;
import org.jspecify.annotations.Nullable;

/** Leads to Search, with the open image or with a box on it that is of no finding. */
final class SimilarBar extends Div {
    private static final long serialVersionUID = 1L;

    private final Span hint = new Span("Drag a box around what you look for, or");
    private final Anchor region = new Anchor("", "Find similar to the box");
    private final Anchor whole = new Anchor("", "Search by the whole image");

    /** @param close puts the bar away */
    SimilarBar(Runnable close) {
        region.addClassName("btn");
        region.setRouterIgnore(false);
        whole.addClassName("ghost");
        whole.setRouterIgnore(false);
        getElement().setAttribute("role", "group").setAttribute("aria-label", "Find similar");
        addClassName("similar");
        add(hint, region, whole, Glyph.button("close", "Close (Esc)", close));
        setVisible(false);
    }

    /** @param box in pixels of the image; null while none is drawn */
    void show(UUID image, @Nullable BoundingBox box) {
        hint.setVisible(box == null);
        region.setVisible(box != null);
        region.setHref(address(image, box));
        whole.setHref(address(image, null));
        setVisible(true);
    }

    /** Of the search for what is like an image, or like a region of it. */
    static String address(UUID image, @Nullable BoundingBox region) {
        return "search?image=" + image + (region == null ? "" : "&region=" + region.numbers());
    }
}
