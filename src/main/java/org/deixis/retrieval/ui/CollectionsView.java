package org.deixis.retrieval.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deixis.retrieval.IngestJob;
import org.deixis.retrieval.IngestJobs;
import org.deixis.retrieval.PairCollection;
import org.deixis.retrieval.PairLibrary;
import org.deixis.retrieval.Reindexing;

/** The collections of pairs: where they come from, what is being ingested, and their care. */
@Route("search/collections")
@PageTitle("Collections · Deixis")
final class CollectionsView extends Main {
    private static final long serialVersionUID = 1L;

    private final transient PairLibrary library;
    private final transient IngestJobs jobs;
    private final transient Reindexing reindexing;
    private final transient Map<Long, IngestLine> ingests = new HashMap<>();
    private final transient Map<String, CollectionLine> lines = new HashMap<>();
    private final H2 ingestsHead = new H2("Ingests");
    private final H2 collectionsHead = new H2("On this machine");
    private final Paragraph none = new Paragraph("No collection yet. Name a folder or drop a file above.");
    private final Div list = new Div();
    private final Div running = new Div();
    private final Paragraph trouble = new Paragraph();
    private final Div busy = new Div();
    private final transient PageWork work = new PageWork(UI.getCurrent());
    private final transient List<Runnable> deaf = new ArrayList<>();

    CollectionsView(PairLibrary library, IngestJobs jobs, Reindexing reindexing) {
        this.library = library;
        this.jobs = jobs;
        this.reindexing = reindexing;
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
        deaf.add(jobs.onChange(() -> work.onPage(this::show)));
        deaf.add(reindexing.onChange(() -> work.onPage(this::show)));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        deaf.forEach(Runnable::run);
        work.close();
    }

    private void refuse(String sentence) {
        trouble.setText(sentence);
        trouble.setVisible(!sentence.isEmpty());
    }

    /** Lines that are there already stay, with the focus and what is unfolded in them. */
    private void show() {
        List<IngestJob> all = jobs.list();
        ingests.keySet().retainAll(all.stream().map(IngestJob::id).toList());
        List<Component> ingesting = new ArrayList<>();
        if (!all.isEmpty()) {
            ingesting.add(ingestsHead);
        }
        for (IngestJob job : all) {
            IngestLine line = ingests.computeIfAbsent(job.id(), id -> new IngestLine(job, jobs));
            line.show(job);
            ingesting.add(line);
        }
        fill(running, ingesting);
        List<PairCollection> collections = library.collections();
        lines.keySet().retainAll(collections.stream().map(PairCollection::name).toList());
        List<Component> kept = new ArrayList<>(List.of(collectionsHead));
        if (collections.isEmpty()) {
            kept.add(none);
        }
        for (PairCollection collection : collections) {
            CollectionLine line = lines.computeIfAbsent(collection.name(), this::line);
            line.show(collection, reindexing.of(collection.name()));
            kept.add(line);
        }
        fill(list, kept);
    }

    private static void fill(Div place, List<Component> wanted) {
        if (!place.getChildren().toList().equals(wanted)) {
            place.removeAll();
            place.add(wanted);
        }
    }

    private CollectionLine line(String name) {
        Anchor search = new Anchor("search?collection=" + URLEncoder.encode(name, StandardCharsets.UTF_8), "Search");
        search.setRouterIgnore(false);
        search.addClassName("ghost");
        NativeButton anew = button("Re-index", () -> reindexing.start(name));
        anew.setTitle("Make the index anew from the database, where it is damaged or of another version");
        return new CollectionLine(
                name,
                line -> work.run(() -> library.statistics(name), line::show, line::fail),
                () -> reindexing.stop(name),
                search,
                button("Rename…", () -> askForName(name)),
                anew,
                button("Delete…", () -> askToDelete(name)));
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
        show();
    }

    private void askForName(String before) {
        TextField name = new TextField("Name", before, "");
        name.setMaxLength(PairLibrary.LONGEST_NAME);
        name.setWidthFull();
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader("Rename “%s”".formatted(before));
        dialog.add(name);
        dialog.setCancelable(true);
        dialog.setConfirmText("Rename");
        dialog.addConfirmListener(confirmed -> care("Renaming", () -> library.rename(before, name.getValue())));
        dialog.open();
    }

    private void askToDelete(String name) {
        int pairs = library.collection(name).map(PairCollection::pairs).orElse(0);
        ConfirmDialog dialog = new ConfirmDialog(
                "Delete “%s”?".formatted(name),
                "Its %,d pairs are removed from this machine. This cannot be undone; the source can be ingested again."
                        .formatted(pairs),
                "Delete",
                confirmed -> care("Deleting “%s”".formatted(name), () -> {
                    reindexing.stop(name);
                    library.delete(name);
                }));
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
