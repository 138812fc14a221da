package org.deixis.viewer;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;

/** The browser could not load or decode the image; the viewer says so and offers to try again. */
@DomEvent("viewer-image-failed")
public final class ImageFailed extends ComponentEvent<MedicalImageViewer> {

    public ImageFailed(MedicalImageViewer source, boolean fromClient) {
        super(source, fromClient);
    }
}
