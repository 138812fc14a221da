package org.deixis.viewer;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;

/** The key for the previous or next finding was pressed. */
@DomEvent("viewer-step")
public final class FindingStepped extends ComponentEvent<MedicalImageViewer> {
    private final int step;

    public FindingStepped(MedicalImageViewer source, boolean fromClient, @EventData("event.detail.step") int step) {
        super(source, fromClient);
        this.step = step;
    }

    /** −1 for the previous finding, 1 for the next. */
    public int step() {
        return step;
    }
}
