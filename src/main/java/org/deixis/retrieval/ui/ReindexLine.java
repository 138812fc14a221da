package org.deixis.retrieval.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.Optional;
import org.deixis.retrieval.Reindexing;

/** How far an index is that is made anew, or why it could not be. */
final class ReindexLine extends Div {
    private static final long serialVersionUID = 1L;

    private final Element bar = new Element("progress");
    private final Span words = new Span();
    private final NativeButton end = new NativeButton();

    /** @param stop ends it, or forgets that it failed */
    ReindexLine(Runnable stop) {
        bar.setAttribute("aria-label", "Indexed anew");
        end.addClassName("ghost");
        end.addClickListener(press -> stop.run());
        addClassNames("row", "reindex");
        getElement().appendChild(bar);
        add(words, end);
        setVisible(false);
    }

    void show(Optional<Reindexing.Run> now) {
        setVisible(now.isPresent());
        now.ifPresent(run -> {
            boolean on = run.isOn();
            bar.setVisible(on);
            if (run.done() < 0) {
                bar.removeAttribute("value");
            } else {
                bar.setAttribute("max", Integer.toString(Math.max(1, run.total())));
                bar.setAttribute("value", Integer.toString(run.done()));
            }
            words.setText(on ? "Indexing anew: " + run.words() : run.words());
            words.setTitle(on ? "The index that was there serves until this one is whole" : "");
            setClassName("warn", !on);
            end.setText(on ? "Cancel" : "Dismiss");
        });
    }
}
