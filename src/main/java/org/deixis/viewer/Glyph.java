package org.deixis.viewer;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

/** An icon of the style sheet. */
public final class Glyph extends Span {
    private static final long serialVersionUID = 1L;

    public Glyph(String name) {
        addClassNames("ico", name);
        getElement().setAttribute("aria-hidden", "true");
    }

    /** A button that is only an icon; the words are for screen readers and the tooltip. */
    public static NativeButton button(String name, String words, Runnable pressed) {
        NativeButton button = named(words, pressed);
        button.add(new Glyph(name));
        button.addClassName("icon");
        return button;
    }

    /** A chip that goes away when it is pressed. */
    public static NativeButton chip(String words, String meaning, Runnable pressed) {
        NativeButton chip = named(meaning, pressed);
        chip.add(new Span(words), new Glyph("close"));
        chip.addClassNames("chip", "gone");
        return chip;
    }

    private static NativeButton named(String meaning, Runnable pressed) {
        NativeButton button = new NativeButton("", press -> pressed.run());
        button.setAriaLabel(meaning);
        button.setTitle(meaning);
        return button;
    }
}
