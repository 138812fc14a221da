package org.deixis.grounding.ui;

import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.upload.UploadDropZone;
import java.util.UUID;
import java.util.function.Consumer;
import org.deixis.study.Findings;
import org.deixis.study.Images;
import org.deixis.study.StoredImage;
import org.jspecify.annotations.Nullable;

/** The left side: where images come from, and those that are there. */
final class Rail extends Aside {
    private static final long serialVersionUID = 1L;

    private final transient Images images;
    private final transient Findings findings;
    private final transient SampleCards samples;
    private final transient Consumer<StoredImage> opened;
    private final transient Consumer<StoredImage> changed;
    private final UploadPanel uploads;
    private final ImageList list = new ImageList(this::rename, this::delete);
    private final Div sampleLines = new Div();
    private transient @Nullable Object listed;
    private boolean openedOfDrop;

    /** What the list depends on as far as this page knows; it is read anew when that changes. */
    private record Extent(
            UUID image, String title, @Nullable Object modality, int phrases) {}

    /**
     * @param opened told of the first image of a drop
     * @param changed told of an image that was renamed or deleted
     */
    Rail(
            Images images,
            Findings findings,
            SampleCards samples,
            Consumer<StoredImage> opened,
            Consumer<StoredImage> changed) {
        this.images = images;
        this.findings = findings;
        this.samples = samples;
        this.opened = opened;
        this.changed = changed;
        uploads = new UploadPanel(images, this::arrived, () -> openedOfDrop = false);
        add(uploads, list, sampleLines);
    }

    /** A further place to drop files on. */
    UploadDropZone dropZone(Div content) {
        return uploads.dropZone(content);
    }

    /** @param open the sheet that is shown, or null */
    void show(@Nullable Sheet open) {
        Object extent = open == null
                ? "nothing"
                : new Extent(
                        open.image().id(),
                        open.image().title(),
                        open.image().modality(),
                        open.lines().size());
        if (!extent.equals(listed)) {
            listed = extent;
            read(open == null ? null : open.image().id());
        }
    }

    /** Other pages may have added or deleted images. */
    void forget() {
        listed = null;
    }

    private void read(@Nullable UUID open) {
        list.show(
                images.list().stream()
                        .map(image -> new ImageList.Entry(image, findings.count(image.id())))
                        .toList(),
                open);
        sampleLines.removeAll();
        if (open != null) { // the first screen has cards of its own
            sampleLines.add(samples.lines());
        }
    }

    private void arrived(StoredImage image) {
        forget();
        if (!openedOfDrop) {
            openedOfDrop = true;
            opened.accept(image);
        } else {
            changed.accept(image);
        }
    }

    private void rename(StoredImage image, String title) {
        images.rename(image.id(), title);
        forget();
        changed.accept(image);
    }

    private void delete(StoredImage image) {
        images.delete(image.id());
        forget();
        changed.accept(image);
    }
}
