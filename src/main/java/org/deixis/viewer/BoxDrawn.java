package org.deixis.viewer;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import org.deixis.imaging.BoundingBox;

/** A box was drawn with the box tool. */
@DomEvent("viewer-box")
public final class BoxDrawn extends ComponentEvent<MedicalImageViewer> {
    private final BoundingBox box;

    public BoxDrawn(
            MedicalImageViewer source,
            boolean fromClient,
            @EventData("event.detail.x") int x,
            @EventData("event.detail.y") int y,
            @EventData("event.detail.width") int width,
            @EventData("event.detail.height") int height) {
        super(source, fromClient);
        this.box = new BoundingBox(x, y, Math.max(1, width), Math.max(1, height));
    }

    /** In pixels of the original image, clipped to it. */
    public BoundingBox box() {
        return box;
    }
}
