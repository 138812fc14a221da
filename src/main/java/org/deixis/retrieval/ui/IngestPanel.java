package org.deixis.retrieval.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.UploadButton;
import com.vaadin.flow.component.upload.UploadDropZone;
import com.vaadin.flow.component.upload.UploadFileList;
import com.vaadin.flow.component.upload.UploadManager;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.deixis.retrieval.IngestJobs;
import org.deixis.retrieval.PairLibrary;
import org.deixis.retrieval.RetrievalException;

/** Takes a corpus: a folder or file on this machine, or one that is uploaded, and the name of the collection it goes to. */
final class IngestPanel extends Div {
    private static final long serialVersionUID = 1L;
    private static final long MOST_UPLOADED = 256L << 20;

    private final transient IngestJobs jobs;
    private final transient Consumer<String> refuse;
    private final TextField name = new TextField("Collection");
    private final TextField source = new TextField("Folder or file on this machine");
    private volatile String uploadName = "";

    /** @param refuse told the sentence for what cannot be ingested; the empty one when something is taken */
    IngestPanel(IngestJobs jobs, Consumer<String> refuse) {
        this.jobs = jobs;
        this.refuse = refuse;
        name.setPlaceholder("Histology atlas");
        name.setMaxLength(PairLibrary.LONGEST_NAME);
        name.addValueChangeListener(change -> uploadName = change.getValue());
        source.setPlaceholder("/path/to/corpus");
        NativeButton start = new NativeButton("Ingest", press -> start());
        start.addClassName("btn");
        Div row = new Div(name, source, start);
        row.addClassNames("row", "ingest");
        UploadManager uploads = new UploadManager(this, this::receive);
        uploads.setMaxFileSize(MOST_UPLOADED);
        uploads.addFileRejectedListener(rejected ->
                refuse.accept("%s cannot be uploaded: at most %d MB are taken. Name its folder on this machine instead."
                        .formatted(rejected.getFileName(), MOST_UPLOADED >> 20)));
        uploads.addAllFinishedListener(all -> uploads.clearFileList());
        UploadButton choose = new UploadButton("or choose a file", uploads);
        choose.addClassName("choose");
        UploadDropZone zone =
                new UploadDropZone(new Div(new Span("Drop a .jsonl, .csv or .zip of pairs, "), choose), uploads);
        zone.getElement().getClassList().add("drop");
        add(
                new Paragraph(
                        "A table of pairs (JSON lines or CSV), a folder that holds one, or a folder of images with a"
                                + " text file of the same name beside each. Nothing leaves this machine."),
                row,
                zone,
                new UploadFileList(uploads));
        addClassName("ingest-panel");
    }

    private void start() {
        try {
            var unused = jobs.start(Path.of(source.getValue().strip()), name.getValue());
            refuse.accept("");
        } catch (RetrievalException | InvalidPathException e) {
            refuse.accept(String.valueOf(e.getMessage()));
        }
    }

    /** On the request's thread, without the session's lock. */
    private void receive(UploadEvent event) throws IOException {
        UI ui = event.getUI();
        String file = event.getFileName();
        String collection = uploadName.isBlank() ? file.replaceFirst("\\.[^.]*$", "") : uploadName;
        try (InputStream content = event.getInputStream()) {
            var unused = jobs.start(content, file, collection);
            ui.access(() -> refuse.accept(""));
        } catch (RetrievalException e) {
            String sentence = String.valueOf(e.getMessage());
            ui.access(() -> refuse.accept(sentence));
        }
    }
}
