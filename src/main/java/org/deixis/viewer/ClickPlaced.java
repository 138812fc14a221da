package org.deixis.viewer;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;

/** A point was placed on the image with the point or the not-here tool. */
@DomEvent("viewer-click")
public final class ClickPlaced extends ComponentEvent<MedicalImageViewer> {
    private final int x;
    private final int y;
    private final boolean positive;

    public ClickPlaced(
            MedicalImageViewer source,
            boolean fromClient,
            @EventData("event.detail.x") int x,
            @EventData("event.detail.y") int y,
            @EventData("event.detail.positive") boolean positive) {
        super(source, fromClient);
        this.x = x;
        this.y = y;
        this.positive = positive;
    }

    /** Pixel column of the original image, within it. */
    public int x() {
        return x;
    }

    /** Pixel row of the original image, within it. */
    public int y() {
        return y;
    }

    /** True for "this too", false for "not here". */
    public boolean positive() {
        return positive;
    }
}
