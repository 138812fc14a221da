package org.deixis.retrieval.ui;

import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Supplier;
import org.deixis.retrieval.PairExport;

/** Saves pairs as files. */
final class ExportMenu extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<List<PairExport.Item>> items;

    private interface Writing {
        void write(List<PairExport.Item> items, OutputStream out) throws IOException;
    }

    /** @param items what is exported, asked when a file is chosen */
    ExportMenu(PairExport export, Supplier<List<PairExport.Item>> items) {
        this.items = items;
        NativeButton button = new NativeButton("Export ▾");
        button.addClassName("ghost");
        ContextMenu menu = new ContextMenu(button);
        menu.setOpenOnClick(true);
        add(button);
        item(menu, "Rows (JSON lines)", "pairs.jsonl", "application/x-ndjson", export::jsonl);
        item(menu, "Table (CSV)", "pairs.csv", "text/csv; charset=utf-8", export::csv);
        item(menu, "Images (zip archive)", "pairs.zip", "application/zip", export::zip);
        item(menu, "Citations and licences", "citations.txt", "text/plain; charset=utf-8", export::citations);
    }

    /** The link is beside the menu and out of sight, so that the item does the same by pointer and by key. */
    private void item(ContextMenu menu, String words, String name, String type, Writing content) {
        Anchor link = new Anchor(
                (DownloadHandler) event -> {
                    event.setFileName("deixis-" + name);
                    event.setContentType(type);
                    content.write(chosen(event.getSession()), event.getOutputStream());
                },
                "");
        link.getElement().setAttribute("download", true).setAttribute("hidden", true);
        add(link);
        menu.addItem(words, chosen -> link.getElement().callJsFunction("click"));
    }

    /** As it is this moment: downloads are made outside the session's lock. */
    private List<PairExport.Item> chosen(VaadinSession session) {
        session.lock();
        try {
            return List.copyOf(items.get());
        } finally {
            session.unlock();
        }
    }
}
