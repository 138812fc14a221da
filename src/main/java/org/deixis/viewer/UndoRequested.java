package org.deixis.viewer;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;

/** Ctrl+Z was pressed outside of a text box. */
@DomEvent("viewer-undo")
public final class UndoRequested extends ComponentEvent<MedicalImageViewer> {

    public UndoRequested(MedicalImageViewer source, boolean fromClient) {
        super(source, fromClient);
    }
}
