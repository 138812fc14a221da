package org.deixis.grounding.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Hr;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.RangeInput;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.dom.Element;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.deixis.viewer.Glyph;
import org.deixis.viewer.MedicalImageViewer;
import org.deixis.viewer.Tool;

/** What the left button does, undo and redo, and how the overlay looks. Keeps itself in step with the viewer's keys. */
final class ViewerToolbar extends Div {
    private static final long serialVersionUID = 1L;
    private static final double MOST_FILL = 0.6;
    private static final double FIRST_FILL = 0.12;

    private final MedicalImageViewer viewer;
    private final transient Map<Tool, NativeButton> tools = new EnumMap<>(Tool.class);
    private final NativeButton window;
    private final NativeButton undo;
    private final NativeButton redo;
    private final NativeButton overlay;
    private final NativeButton similar;
    private final transient Consumer<Boolean> looks;
    private boolean looking;
    private boolean overlayVisible = true;

    /** @param looks told whether boxes are drawn from now on to find what is like them, and mean no finding */
    ViewerToolbar(MedicalImageViewer viewer, Runnable undone, Runnable redone, Consumer<Boolean> looks) {
        this.viewer = viewer;
        this.looks = looks;
        addClassName("tools");
        getElement().setAttribute("role", "toolbar");
        getElement().setAttribute("aria-label", "Tools");
        window = tool(Tool.WINDOW, "window", "Window", "Drag for window and level");
        add(
                window,
                tool(Tool.PAN, "pan", "Pan", "Drag to move the image"),
                tool(Tool.POINT, "point", "Point", "Click what belongs to the finding"),
                tool(Tool.NOT_HERE, "not-here", "Not here", "Click what does not belong to it"),
                tool(Tool.BOX, "box", "Box", "Drag a box around it"),
                new Hr());
        undo = button("undo", "Undo", "Undo the last change of the finding (Ctrl+Z)", undone);
        redo = button("redo", "Redo", "Redo it (Ctrl+Y)", redone);
        overlay = button("overlay", "Overlay", "Show or hide the regions; hold h to peek", this::toggleOverlay);
        overlay.getElement().appendChild(new Element("kbd").setText("h"));
        add(undo, redo, new Hr(), overlay, opacity());
        NativeButton fit = button("fit", "Fit", "Show the whole image (z)", viewer::fit);
        fit.getElement().appendChild(new Element("kbd").setText("z"));
        similar = button("similar", "Find similar", "Search the collections for what looks like this", this::look);
        add(fit, new Hr(), similar);
        viewer.addToolRequestedListener(asked -> choose(asked.tool()));
        viewer.addOverlayVisibilityListener(changed -> showOverlay(changed.visible()));
        viewer.addUndoRequestedListener(asked -> undone.run());
        viewer.addRedoRequestedListener(asked -> redone.run());
        showOverlay(true);
        setUsable(false);
        setHistory(false, false);
    }

    /** The viewer's neutral tool, by the kind of picture that is open, becomes the active one. */
    void neutral() {
        window.setVisible(viewer.neutralTool() == Tool.WINDOW);
        choose(viewer.neutralTool());
    }

    /** Whether there is an image to work on. */
    void setUsable(boolean usable) {
        getChildren()
                .filter(NativeButton.class::isInstance)
                .map(NativeButton.class::cast)
                .filter(button -> button != undo && button != redo)
                .forEach(button -> button.setEnabled(usable));
    }

    void setHistory(boolean canUndo, boolean canRedo) {
        undo.setEnabled(canUndo);
        redo.setEnabled(canRedo);
    }

    void choose(Tool tool) {
        take(tool, false);
    }

    private void look() {
        take(looking ? viewer.neutralTool() : Tool.BOX, !looking);
    }

    private void take(Tool tool, boolean toLook) {
        looking = toLook;
        viewer.setTool(tool);
        tools.forEach((each, button) -> press(button, each == tool && !toLook));
        press(similar, toLook);
        looks.accept(toLook);
    }

    private static void press(NativeButton button, boolean pressed) {
        button.getElement().setAttribute("aria-pressed", Boolean.toString(pressed));
    }

    private NativeButton tool(Tool tool, String icon, String words, String title) {
        NativeButton button = button(icon, words, title, () -> choose(tool));
        tools.put(tool, button);
        return button;
    }

    private static NativeButton button(String icon, String words, String title, Runnable pressed) {
        NativeButton button = new NativeButton("", press -> pressed.run());
        button.add(new Glyph(icon), new Span(words));
        button.setTitle(title);
        button.setAriaLabel(words);
        return button;
    }

    private RangeInput opacity() {
        RangeInput opacity = new RangeInput();
        opacity.setMin(0);
        opacity.setMax(MOST_FILL);
        opacity.setStep(0.02);
        opacity.setValue(FIRST_FILL);
        opacity.setValueChangeMode(ValueChangeMode.EAGER);
        opacity.addValueChangeListener(change -> viewer.setOpacity(change.getValue()));
        opacity.getElement().setAttribute("aria-label", "Opacity of the regions");
        opacity.getElement().setAttribute("title", "Opacity of the regions");
        return opacity;
    }

    private void toggleOverlay() {
        showOverlay(!overlayVisible);
    }

    private void showOverlay(boolean visible) {
        overlayVisible = visible;
        viewer.setOverlayVisible(visible);
        press(overlay, visible);
    }
}
