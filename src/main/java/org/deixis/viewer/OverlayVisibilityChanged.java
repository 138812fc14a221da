package org.deixis.viewer;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;

/** The overlay was hidden or shown with the key h. */
@DomEvent("viewer-overlay-visible")
public final class OverlayVisibilityChanged extends ComponentEvent<MedicalImageViewer> {
    private final boolean visible;

    public OverlayVisibilityChanged(
            MedicalImageViewer source, boolean fromClient, @EventData("event.detail.visible") boolean visible) {
        super(source, fromClient);
        this.visible = visible;
    }

    /** Whether the overlay is drawn now. */
    public boolean visible() {
        return visible;
    }
}
