package org.deixis.retrieval.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deixis.retrieval.Hit;
import org.deixis.retrieval.PairExport;

/** The hits that were selected, across searches, and what can be done with them. */
final class SelectionBar extends Div {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 1_000;

    private final transient Map<String, Hit> picked = new LinkedHashMap<>();
    private final Span count = new Span();

    /** @param changed told when the selection was emptied */
    SelectionBar(PairExport export, Runnable changed) {
        NativeButton clear = new NativeButton("Clear", press -> {
            picked.clear();
            show();
            changed.run();
        });
        clear.addClassName("ghost");
        addClassName("selection");
        getElement().setAttribute("role", "status");
        add(count, new ExportMenu(export, this::items), clear);
        show();
    }

    private static String key(Hit hit) {
        return hit.collection() + "\n" + hit.pair().id();
    }

    boolean has(Hit hit) {
        return picked.containsKey(key(hit));
    }

    void toggle(Hit hit) {
        if (picked.remove(key(hit)) == null && picked.size() < MOST) {
            picked.put(key(hit), hit);
        }
        show();
    }

    private void show() {
        count.setText("%,d selected".formatted(picked.size()));
        setVisible(!picked.isEmpty());
    }

    private List<PairExport.Item> items() {
        return picked.values().stream()
                .map(hit -> new PairExport.Item(hit.pair(), hit.collection()))
                .toList();
    }
}
