package org.deixis.retrieval.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import java.util.function.Consumer;
import org.deixis.imaging.BoundingBox;
import org.deixis.viewer.Glyph;
import org.jspecify.annotations.Nullable;

/** The drawer with the query's own picture, where it belongs to no pair: a region can be drawn on it. */
final class QueryDetail extends Section implements HitPicture.Asks {
    private static final long serialVersionUID = 1L;

    private final HitPicture picture = new HitPicture(this);
    private final Div buttons = new Div();
    private final transient Consumer<PictureAddress> search;
    private @Nullable transient PictureAddress shown;

    /** @param search told of the region, or the whole picture, that is searched by from now on */
    QueryDetail(Consumer<PictureAddress> search) {
        this.search = search;
        buttons.addClassName("acts");
        addClassName("detail");
        getElement().setAttribute("aria-label", "The picture that is searched by");
        add(picture, buttons);
        setVisible(false);
    }

    void show(PictureAddress address, AskedPicture asked) {
        if (address.equals(shown)) {
            return;
        }
        shown = address;
        picture.show(
                new HitPicture.Pictured(asked.url(), asked.width(), asked.height(), "Query picture"), address.region());
        picture.searched(false);
        regionChanged();
        setVisible(true);
    }

    void hide() {
        setVisible(false);
        shown = null;
        picture.clear();
    }

    /** Esc: gives the region up, or else closes the drawer. */
    void escape() {
        if (picture.isDrawing()) {
            picture.stopDrawing();
        } else {
            hide();
        }
    }

    @Override
    public void regionChanged() {
        buttons.removeAll();
        PictureAddress address = shown;
        if (address == null) {
            return;
        }
        Div row = new Div();
        row.addClassName("row");
        if (picture.region() != null) {
            NativeButton similar = new NativeButton("Find similar", press -> similar());
            similar.addComponentAsFirst(new Glyph("box"));
            similar.setAriaLabel("Find similar to the region");
            similar.addClassName("btn");
            row.add(similar);
        }
        if (address.region() != null) {
            NativeButton whole = new NativeButton("Whole picture", press -> search(null));
            whole.addClassName("ghost");
            row.add(whole);
        }
        if (address.kind() == PictureAddress.Kind.IMAGE) {
            Anchor ground = new Anchor("ground/" + address.id(), "Open on Ground");
            ground.setRouterIgnore(false);
            ground.addClassName("ghost");
            row.add(ground);
        }
        row.add(Glyph.button("close", "Close (Esc)", this::hide));
        buttons.add(row);
    }

    @Override
    public void similar() {
        search(picture.region());
    }

    private void search(@Nullable BoundingBox region) {
        PictureAddress address = shown;
        if (address != null) {
            search.accept(address.with(region));
        }
    }

    @Override
    public void parts() {
        // nothing is compared with itself
    }
}
