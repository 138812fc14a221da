package org.deixis.grounding.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.UploadButton;
import com.vaadin.flow.component.upload.UploadDropZone;
import com.vaadin.flow.component.upload.UploadFileList;
import com.vaadin.flow.component.upload.UploadManager;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.deixis.imaging.ImageLimits;
import org.deixis.imaging.UnreadableImageException;
import org.deixis.study.Images;
import org.deixis.study.StoredImage;
import org.deixis.study.StudyStoreException;
import org.deixis.viewer.Glyph;

/** Takes images: a place to drop them, a button to choose them, their progress, and for each refused one a sentence. */
final class UploadPanel extends Div {
    private static final long serialVersionUID = 1L;
    private static final int MOST_REFUSALS = 5;

    private final transient Images images;
    private final transient Consumer<StoredImage> stored;
    private final UploadManager uploads;
    private final Div refusals = new Div();

    /**
     * @param stored told on the UI thread of each image that was kept, or was there already
     * @param finished told when all files of a drop have arrived
     */
    UploadPanel(Images images, Consumer<StoredImage> stored, Runnable finished) {
        this.images = images;
        this.stored = stored;
        uploads = new UploadManager(this, this::receive);
        uploads.setMaxFileSize(ImageLimits.MAX_BYTES);
        uploads.addFileRejectedListener(rejected -> refuse(
                rejected.getFileName(),
                switch (rejected.getReason()) {
                    case FILE_TOO_LARGE ->
                        "The file is too large; at most %d MB are read.".formatted(ImageLimits.MAX_BYTES >> 20);
                    case TOO_MANY_FILES, INCORRECT_FILE_TYPE, UNKNOWN -> "The browser did not send this file.";
                }));
        uploads.addAllFinishedListener(all -> {
            uploads.clearFileList();
            finished.run();
        });

        Span words = new Span();
        words.getElement().setProperty("innerHTML", "<b>Drop an image</b>PNG, JPEG, TIFF");
        UploadButton choose = new UploadButton("or choose a file", uploads);
        choose.addClassName("choose");
        UploadDropZone zone = dropZone(new Div(words, choose));
        zone.getElement().getClassList().add("drop");
        refusals.addClassName("refusals");
        refusals.getElement().setAttribute("aria-live", "polite");
        addClassName("uploads");
        add(zone, new UploadFileList(uploads), refusals);
    }

    /** A further place to drop files on. */
    UploadDropZone dropZone(Div content) {
        return new UploadDropZone(content, uploads);
    }

    /** On the request's thread, without the session's lock: decoding may take seconds. */
    private void receive(UploadEvent event) throws IOException {
        UI ui = event.getUI();
        String name = event.getFileName();
        try (InputStream content = event.getInputStream()) {
            StoredImage image = images.store(content, name);
            ui.access(() -> stored.accept(image));
        } catch (UnreadableImageException | StudyStoreException refused) {
            String sentence = String.valueOf(refused.getMessage());
            ui.access(() -> refuse(name, sentence));
        }
    }

    private void refuse(String fileName, String sentence) {
        Div refusal = new Div();
        refusal.addClassName("warn");
        NativeButton dismiss = Glyph.button("close", "Dismiss", refusal::removeFromParent);
        refusal.add(new Span("%s: %s".formatted(fileName, sentence)), dismiss);
        refusals.addComponentAsFirst(refusal);
        refusals.getChildren().skip(MOST_REFUSALS).toList().forEach(refusals::remove);
    }
}
