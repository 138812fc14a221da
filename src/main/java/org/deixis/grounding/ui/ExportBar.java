package org.deixis.grounding.ui;

import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.util.UUID;
import java.util.function.Function;
import org.deixis.grounding.GroundingExports;
import org.deixis.study.StoredImage;
import org.deixis.study.StudyStoreException;
import org.deixis.viewer.Download;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What can be done with all findings of the open image; there as soon as it has some. */
final class ExportBar extends Div {
    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(ExportBar.class);

    private transient @Nullable StoredImage image;

    private final Anchor explain = new Anchor("", "Explain →");

    /** @param acceptAll accepts everything that is located and nobody reviewed */
    ExportBar(GroundingExports exports, Runnable acceptAll) {
        NativeButton accept = new NativeButton("Accept all located", press -> acceptAll.run());
        accept.addClassName("ghost");
        accept.setTitle("Says that every located region is right, unless it was rejected");
        NativeButton button = new NativeButton("Export ▾");
        button.addClassName("ghost");
        button.setTitle("Save what was found as files");
        ContextMenu menu = new ContextMenu(button);
        menu.setOpenOnClick(true);
        menu.addItem(download("Picture with outlines (PNG)", "-overlay.png", "image/png", exports::overlay));
        menu.addItem(download("Masks (PNG, zip archive)", "-masks.zip", "application/zip", exports::masks));
        menu.addItem(download("Findings (JSON)", "-findings.json", "application/json", exports::json));
        explain.addClassNames("ghost", "push");
        explain.setRouterIgnore(false);
        explain.setTitle("Ask about this image");
        addClassName("acts");
        add(accept, button, explain);
        setVisible(false);
    }

    /** @param shown what is open; null for nothing */
    void show(@Nullable Sheet shown) {
        image = shown == null ? null : shown.image();
        setVisible(shown != null && !shown.lines().isEmpty());
        if (shown != null) {
            explain.setHref("explain/" + shown.image().id());
        }
    }

    private Anchor download(String words, String ending, String type, Function<UUID, byte[]> content) {
        return Download.link(words, event -> {
            StoredImage taken = image;
            if (taken == null) {
                return DownloadResponse.error(404, "No image is open.");
            }
            try {
                return Download.file(content.apply(taken.id()), taken.title(), ending, type);
            } catch (StudyStoreException gone) {
                log.info("Nothing to export: {}", gone.getMessage());
                return DownloadResponse.error(410, gone.getMessage());
            }
        });
    }
}
