package org.deixis.retrieval.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import org.deixis.imaging.BoundingBox;
import org.deixis.retrieval.Highlights;
import org.deixis.retrieval.Hit;
import org.deixis.retrieval.ImageTextPair;
import org.deixis.retrieval.PairDetail;
import org.deixis.retrieval.PairPictures;
import org.deixis.viewer.Glyph;
import org.jspecify.annotations.Nullable;

/** The drawer at the right: one pair with everything known of it, and what can be done with it. */
final class HitDetail extends Section {
    private static final long serialVersionUID = 1L;

    private final transient Acts acts;
    private final HitPicture picture = new HitPicture(this::showButtons, this::similar);
    private final Div words = new Div();
    private final Div buttons = new Div();
    private final ExportMenu export;
    private @Nullable transient PairDetail shown;

    /** What can be done with the pair that is open. */
    interface Acts {
        void open(String id, String collection);

        void close();

        /** Looks for what is like it in words and picture, and for nothing else. */
        void similar(PairDetail detail);

        /** The same by its picture alone, or a region of it. */
        void similar(PairDetail detail, @Nullable BoundingBox region);

        /** Searches on by its picture, or a region of it, beside the words. */
        void searchBy(PairDetail detail, @Nullable BoundingBox region);

        void like(PairDetail detail);

        void unlike(PairDetail detail);

        /** Hides what else there is of its slide or case. */
        void exclude(String field, String value);

        void ground(PairDetail detail);
    }

    HitDetail(Acts acts, ExportMenu export) {
        this.acts = acts;
        this.export = export;
        words.addClassName("words");
        buttons.addClassName("acts");
        addClassName("detail");
        getElement().setAttribute("aria-label", "The opened pair");
        add(picture, words, buttons);
        setVisible(false);
    }

    void hide() {
        setVisible(false);
        shown = null;
        picture.clear();
    }

    /** @param asked the picture that is searched by; null for none */
    void show(PairDetail detail, @Nullable PictureAddress asked) {
        setVisible(true);
        shown = detail;
        picture.show(detail, asked != null && asked.isOf(detail.pair().id()) ? asked.region() : null);
        showButtons();
    }

    /**
     * Says what is known of the pair that is shown.
     *
     * @param hit how it was found; null where the answer does not have it
     * @param region whether the query's picture is a region of one
     */
    void tell(@Nullable Hit hit, @Nullable Highlights highlights, boolean region) {
        PairDetail detail = shown;
        if (detail != null) {
            words.removeAll();
            words.add(new HitFacts(detail, hit, highlights, region));
            if (detail.fields().size() > 1) {
                words.add(fieldsOf(detail));
            }
            words.add(HitFacts.row(detail.pair()));
        }
    }

    private Div fieldsOf(PairDetail detail) {
        Div strip = new Div();
        strip.addClassName("strip");
        for (ImageTextPair field : detail.fields()) {
            PairPictures.hash(field).ifPresent(hash -> {
                NativeButton open = new NativeButton("", press -> acts.open(field.id(), detail.collection()));
                Image small = new Image(HitCard.thumbnail(hash), "");
                small.getElement().setAttribute("loading", "lazy");
                open.add(small);
                open.setTitle(field.id());
                open.setAriaLabel("Open " + field.id());
                open.setClassName("on", field.id().equals(detail.pair().id()));
                strip.add(open);
            });
        }
        String head = "%s of this %s"
                .formatted(HitCard.fields(detail.fields().size()), detail.pair().whole());
        return new Div(new H2(head), strip);
    }

    private void showButtons() {
        PairDetail detail = shown;
        buttons.removeAll();
        if (detail == null) {
            return;
        }
        BoundingBox region = picture.region();
        NativeButton similar = button("Find similar", "btn", this::similar);
        if (region != null) {
            similar.addComponentAsFirst(new Glyph("box"));
            similar.setAriaLabel("Find similar to the region");
            similar.setTitle("Find what is like the region (Enter)");
        }
        Div first = row(similar);
        Div second = row(
                button("More like this", "chip", () -> acts.like(detail)),
                button("Less like this", "chip", () -> acts.unlike(detail)));
        if (detail.width() > 0) {
            NativeButton ground = button("Ground here", "ghost", () -> acts.ground(detail));
            ground.setTitle("Take the image to Ground, to locate structures on it");
            first.add(ground);
            NativeButton by = button(
                    region == null ? "Add picture to the query" : "Add region to the query",
                    "chip",
                    () -> acts.searchBy(detail, picture.region()));
            by.setTitle("Search by it beside the words");
            second.add(by);
        }
        String part = detail.pair().whole();
        if (!detail.pair().field(part).isEmpty()) {
            NativeButton without = button(
                    "Hide this " + part,
                    "chip",
                    () -> acts.exclude(part, detail.pair().field(part)));
            without.setTitle("Leave everything of this " + part + " out of the answer");
            second.add(without);
        }
        first.add(export, Glyph.button("close", "Close (Esc)", acts::close));
        buttons.add(first, second);
    }

    private void similar() {
        PairDetail detail = shown;
        if (detail != null && picture.region() == null) {
            acts.similar(detail);
        } else if (detail != null) {
            acts.similar(detail, picture.region());
        }
    }

    /** Esc: gives the region up, or else closes the drawer. */
    void escape() {
        if (picture.isDrawing()) {
            picture.stopDrawing();
        } else if (isVisible()) {
            acts.close();
        }
    }

    private static Div row(NativeButton... content) {
        Div row = new Div(content);
        row.addClassName("row");
        return row;
    }

    private static NativeButton button(String text, String look, Runnable pressed) {
        NativeButton button = new NativeButton(text, press -> pressed.run());
        button.addClassName(look);
        return button;
    }
}
