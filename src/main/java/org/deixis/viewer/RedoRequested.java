package org.deixis.viewer;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;

/** Ctrl+Y or Ctrl+Shift+Z was pressed outside of a text box. */
@DomEvent("viewer-redo")
public final class RedoRequested extends ComponentEvent<MedicalImageViewer> {

    public RedoRequested(MedicalImageViewer source, boolean fromClient) {
        super(source, fromClient);
    }
}
