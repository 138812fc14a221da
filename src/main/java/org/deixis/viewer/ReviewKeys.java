package org.deixis.viewer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;

/** The keys that accept and reject a finding. They work wherever the focus is, unless it is in a text box or over the page. */
public final class ReviewKeys {
    private ReviewKeys() {}

    /** @param screen the keys are heard until it is left */
    public static void listen(Component screen, Runnable accept, Runnable reject) {
        listen(screen, "a", accept);
        listen(screen, "x", reject);
    }

    private static void listen(Component screen, String key, Runnable said) {
        Registration pressed = UI.getCurrent()
                .getElement()
                .addEventListener("keydown", press -> said.run())
                .setFilter("event.key === '%s' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat"
                                .formatted(key)
                        + " && !event.composedPath()[0].closest?.('input, textarea, select, [contenteditable]')"
                        + " && !document.querySelector('vaadin-dialog[opened], vaadin-confirm-dialog[opened]')");
        screen.addDetachListener(left -> pressed.remove());
    }
}
