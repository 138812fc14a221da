package org.deixis.grounding.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import org.deixis.study.Review;

/** The keys that accept and reject a finding. They work wherever the focus is, unless it is in a text box or over the page. */
final class ReviewKeys {
    private ReviewKeys() {}

    /** @param screen the keys are heard until it is left */
    static void listen(Component screen, GroundActions actions) {
        listen(screen, actions, "a", Review.ACCEPTED);
        listen(screen, actions, "x", Review.REJECTED);
    }

    private static void listen(Component screen, GroundActions actions, String key, Review review) {
        Registration pressed = UI.getCurrent()
                .getElement()
                .addEventListener("keydown", press -> actions.review(review))
                .setFilter("event.key === '%s' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat"
                                .formatted(key)
                        + " && !event.composedPath()[0].closest?.('input, textarea, select, [contenteditable]')"
                        + " && !document.querySelector('vaadin-dialog[opened], vaadin-confirm-dialog[opened]')");
        screen.addDetachListener(left -> pressed.remove());
    }
}
