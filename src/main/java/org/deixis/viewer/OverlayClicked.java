package org.deixis.viewer;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;

/** A region was clicked while the pan or window tool was active. */
@DomEvent("viewer-overlay-click")
public final class OverlayClicked extends ComponentEvent<MedicalImageViewer> {
    private final int tag;

    public OverlayClicked(MedicalImageViewer source, boolean fromClient, @EventData("event.detail.tag") int tag) {
        super(source, fromClient);
        this.tag = tag;
    }

    /** Tag of the region, the smallest where several overlap. */
    public int tag() {
        return tag;
    }
}
