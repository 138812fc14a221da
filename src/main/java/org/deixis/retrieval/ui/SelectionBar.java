package org.deixis.retrieval.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.deixis.retrieval.Hit;
import org.deixis.retrieval.PairExport;

/** The hits that were selected, across searches, and what can be done with them. */
final class SelectionBar extends Div {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 1_000;

    private final transient Map<String, Hit> picked = new LinkedHashMap<>();
    private final Span count = new Span();
    private final NativeButton all = new NativeButton();
    private final transient Supplier<List<Hit>> found;

    /**
     * @param found all hits there are now
     * @param changed told when something else is selected
     */
    SelectionBar(PairExport export, Supplier<List<Hit>> found, Runnable changed) {
        this.found = found;
        NativeButton clear = new NativeButton("Clear", press -> {
            picked.clear();
            show();
            changed.run();
        });
        clear.addClassName("ghost");
        all.addClassName("ghost");
        all.addClickListener(press -> {
            add(found.get());
            changed.run();
        });
        addClassName("selection");
        getElement().setAttribute("role", "status");
        add(count, all, new ExportMenu(export, this::items), clear);
        show();
    }

    private static String key(Hit hit) {
        return hit.collection() + "\n" + hit.pair().id();
    }

    boolean has(Hit hit) {
        return picked.containsKey(key(hit));
    }

    /** Takes them into the selection, or out of it where all of them are in it. */
    void toggle(List<Hit> hits) {
        if (hits.stream().allMatch(this::has)) {
            hits.forEach(hit -> picked.remove(key(hit)));
            show();
        } else {
            add(hits);
        }
    }

    private void add(List<Hit> hits) {
        for (Hit hit : hits) {
            if (picked.size() < MOST) {
                picked.putIfAbsent(key(hit), hit);
            }
        }
        show();
    }

    /** There are other hits. */
    void show() {
        boolean full = picked.size() == MOST;
        count.setText(String.format(Locale.ROOT, "%,d selected%s", picked.size(), full ? ", the most at once" : ""));
        setVisible(!picked.isEmpty());
        List<Hit> hits = picked.isEmpty() ? List.of() : found.get();
        all.setText(String.format(Locale.ROOT, "Select all %,d", hits.size()));
        all.setVisible(!full && !hits.stream().allMatch(this::has));
    }

    private List<PairExport.Item> items() {
        return picked.values().stream()
                .map(hit -> new PairExport.Item(hit.pair(), hit.collection()))
                .toList();
    }
}
