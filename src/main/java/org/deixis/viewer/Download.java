package org.deixis.viewer;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.InputStreamDownloadCallback;
import java.io.ByteArrayInputStream;

/** Files that a screen lets a person save. */
public final class Download {
    private static final int LONGEST_NAME = 80;

    private Download() {}

    /** An entry of a menu that saves what is made at the click. */
    public static Anchor link(String words, InputStreamDownloadCallback made) {
        Anchor link = new Anchor(DownloadHandler.fromInputStream(made), words);
        link.addClassName("download");
        link.getElement().setAttribute("download", true);
        return link;
    }

    /** @param ending of the file's name after the title, such as {@code -masks.zip} */
    public static DownloadResponse file(byte[] bytes, String title, String ending, String type) {
        return new DownloadResponse(new ByteArrayInputStream(bytes), fileName(title) + ending, type, bytes.length);
    }

    /** Letters, digits and a few signs, so that every file system takes the name. */
    private static String fileName(String title) {
        String clean = title.replaceAll("[^\\p{L}\\p{N} ._-]+", " ").strip().replace(' ', '-');
        return clean.isEmpty() ? "deixis" : clean.substring(0, Math.min(LONGEST_NAME, clean.length()));
    }
}
