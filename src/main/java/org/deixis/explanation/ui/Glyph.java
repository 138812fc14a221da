package org.deixis.explanation.ui;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

/** An icon of the style sheet. */
final class Glyph extends Span {
    private static final long serialVersionUID = 1L;

    Glyph(String name) {
        addClassNames("ico", name);
        getElement().setAttribute("aria-hidden", "true");
    }

    /** A button that is only an icon; the words are for screen readers and the tooltip. */
    static NativeButton button(String name, String words, Runnable pressed) {
        NativeButton button = new NativeButton("", press -> pressed.run());
        button.add(new Glyph(name));
        button.addClassName("icon");
        button.setAriaLabel(words);
        button.setTitle(words);
        return button;
    }
}
