package org.deixis.viewer;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;

/** The person asked for another tool with the keyboard: Esc asks for the neutral one. The viewer does not switch itself. */
@DomEvent("viewer-tool")
public final class ToolRequested extends ComponentEvent<MedicalImageViewer> {
    private final Tool tool;

    public ToolRequested(MedicalImageViewer source, boolean fromClient, @EventData("event.detail.tool") String tool) {
        super(source, fromClient);
        this.tool = MedicalImageViewer.toolNamed(tool);
    }

    public Tool tool() {
        return tool;
    }
}
