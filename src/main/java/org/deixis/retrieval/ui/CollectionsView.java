package org.deixis.retrieval.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.deixis.retrieval.IngestJob;
import org.deixis.retrieval.IngestJobs;
import org.deixis.retrieval.PairCollection;
import org.deixis.retrieval.PairLibrary;
import org.deixis.retrieval.RetrievalException;
import org.jspecify.annotations.Nullable;

/** The collections of pairs: where they come from, what is being ingested, and their care. */
@Route("search/collections")
@PageTitle("Collections · Deixis")
final class CollectionsView extends Main {
    private static final long serialVersionUID = 1L;

    private final transient PairLibrary library;
    private final transient IngestJobs jobs;
    private final Div list = new Div();
    private final Div running = new Div();
    private final Paragraph trouble = new Paragraph();
    private transient @Nullable Runnable deaf;

    CollectionsView(PairLibrary library, IngestJobs jobs) {
        this.library = library;
        this.jobs = jobs;
        addClassName("collections");
        Anchor back = new Anchor("search", "← Search");
        back.setRouterIgnore(false);
        back.addClassName("ghost");
        trouble.addClassName("warn");
        trouble.getElement().setAttribute("role", "alert");
        trouble.setVisible(false);
        IngestPanel ingest = new IngestPanel(jobs, this::refuse);
        add(back, new H1("Collections"), ingest, trouble, running, list);
        show();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        deaf = jobs.onChange(() -> {
            try {
                var _ = ui.access(this::show);
            } catch (UIDetachedException e) {
                // the page has gone
            }
        });
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (deaf != null) {
            deaf.run();
        }
    }

    private void refuse(String sentence) {
        trouble.setText(sentence);
        trouble.setVisible(!sentence.isEmpty());
    }

    private void show() {
        running.removeAll();
        List<IngestJob> all = jobs.list();
        if (!all.isEmpty()) {
            running.add(new H2("Ingests"));
        }
        all.forEach(job -> running.add(new IngestLine(job, jobs)));
        list.removeAll();
        List<PairCollection> collections = library.collections();
        list.add(new H2("On this machine"));
        if (collections.isEmpty()) {
            list.add(new Paragraph("No collection yet."));
        }
        collections.forEach(collection -> list.add(line(collection)));
    }

    private Div line(PairCollection collection) {
        Span name = new Span(collection.name());
        name.addClassName("title");
        Span pairs = new Span(String.format(Locale.ROOT, "%,d pairs", collection.pairs()));
        pairs.addClassName("dim");
        Div line = new Div(
                name,
                pairs,
                button("Rename…", () -> askForName(collection)),
                button("Re-index", () -> care(work -> library.rebuild(collection.name(), done -> {}))),
                button("Delete…", () -> askToDelete(collection)));
        line.addClassNames("row", "line");
        return line;
    }

    /** Away from the page; the list is shown anew when it is done. */
    private void care(Consumer<String> work) {
        UI ui = UI.getCurrent();
        refuse("");
        Thread.ofVirtual().name("collections").start(() -> {
            String sentence = "";
            try {
                work.accept("");
            } catch (RetrievalException e) {
                sentence = String.valueOf(e.getMessage());
            }
            String told = sentence;
            try {
                var _ = ui.access(() -> {
                    refuse(told);
                    show();
                });
            } catch (UIDetachedException e) {
                // the page has gone
            }
        });
    }

    private void askForName(PairCollection collection) {
        TextField name = new TextField("Name", collection.name(), "");
        name.setMaxLength(PairLibrary.LONGEST_NAME);
        name.setWidthFull();
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader("Rename “%s”".formatted(collection.name()));
        dialog.add(name);
        dialog.setCancelable(true);
        dialog.setConfirmText("Rename");
        dialog.addConfirmListener(confirmed -> care(work -> library.rename(collection.name(), name.getValue())));
        dialog.open();
    }

    private void askToDelete(PairCollection collection) {
        ConfirmDialog dialog = new ConfirmDialog(
                "Delete “%s”?".formatted(collection.name()),
                "Its %,d pairs are removed from this machine. This cannot be undone; the source can be ingested again."
                        .formatted(collection.pairs()),
                "Delete",
                confirmed -> care(work -> library.delete(collection.name())));
        dialog.setConfirmButtonTheme("error primary");
        dialog.setCancelable(true);
        dialog.open();
    }

    private static NativeButton button(String words, Runnable pressed) {
        NativeButton button = new NativeButton(words, press -> pressed.run());
        button.addClassName("ghost");
        return button;
    }
}
