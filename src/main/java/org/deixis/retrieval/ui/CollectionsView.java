package org.deixis.retrieval.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.deixis.retrieval.IngestJob;
import org.deixis.retrieval.IngestJobs;
import org.deixis.retrieval.PairCollection;
import org.deixis.retrieval.PairLibrary;
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
    private final Div busy = new Div();
    private final transient PageWork work = new PageWork(UI.getCurrent());
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
        busy.addClassName("busy");
        busy.getElement().setAttribute("role", "status");
        busy.setVisible(false);
        add(back, new H1("Collections"), ingest, trouble, running, busy, list);
        show();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        deaf = jobs.onChange(() -> work.onPage(this::show));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (deaf != null) {
            deaf.run();
        }
        work.close();
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
        Map<PairCollection, CollectionLine> before = list.getChildren()
                .filter(CollectionLine.class::isInstance)
                .map(CollectionLine.class::cast)
                .collect(Collectors.toMap(CollectionLine::collection, line -> line));
        list.removeAll();
        List<PairCollection> collections = library.collections();
        list.add(new H2("On this machine"));
        if (collections.isEmpty()) {
            list.add(new Paragraph("No collection yet. Name a folder or drop a file above."));
        }
        collections.forEach(collection -> {
            CollectionLine same = before.get(collection); // what was unfolded stays so
            list.add(same == null ? line(collection) : same);
        });
    }

    private CollectionLine line(PairCollection collection) {
        String name = collection.name();
        Anchor search = new Anchor("search?collection=" + URLEncoder.encode(name, StandardCharsets.UTF_8), "Search");
        search.setRouterIgnore(false);
        search.addClassName("ghost");
        return new CollectionLine(
                collection,
                line -> work.run(() -> library.statistics(name), line::show, line::fail),
                search,
                button("Rename…", () -> askForName(collection)),
                button(
                        "Re-index",
                        () -> care("Indexing “%s” anew".formatted(name), () -> library.rebuild(name, done -> {}))),
                button("Delete…", () -> askToDelete(collection)));
    }

    /** Away from the page; the list is shown anew when it is done. */
    private void care(String doing, Runnable change) {
        refuse("");
        busy.setText(doing + "…");
        busy.setVisible(true);
        work.run(
                () -> {
                    change.run();
                    return "";
                },
                this::cared,
                this::cared);
    }

    private void cared(String sentence) {
        busy.setVisible(false);
        refuse(sentence);
        list.removeAll();
        show();
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
        dialog.addConfirmListener(
                confirmed -> care("Renaming", () -> library.rename(collection.name(), name.getValue())));
        dialog.open();
    }

    private void askToDelete(PairCollection collection) {
        ConfirmDialog dialog = new ConfirmDialog(
                "Delete “%s”?".formatted(collection.name()),
                "Its %,d pairs are removed from this machine. This cannot be undone; the source can be ingested again."
                        .formatted(collection.pairs()),
                "Delete",
                confirmed ->
                        care("Deleting “%s”".formatted(collection.name()), () -> library.delete(collection.name())));
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
