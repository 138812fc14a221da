package org.deixis.viewer;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import org.jspecify.annotations.Nullable;

/** The pointer came over a region or left it. */
@DomEvent("viewer-hover")
public final class OverlayHovered extends ComponentEvent<MedicalImageViewer> {
    private final @Nullable Integer tag;

    public OverlayHovered(
            MedicalImageViewer source, boolean fromClient, @EventData("event.detail.tag") @Nullable Integer tag) {
        super(source, fromClient);
        this.tag = tag;
    }

    /** Tag of the region under the pointer, the smallest where several overlap; null where there is none. */
    public @Nullable Integer tag() {
        return tag;
    }
}
