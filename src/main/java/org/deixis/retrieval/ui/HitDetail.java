package org.deixis.retrieval.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import java.util.Optional;
import java.util.function.Consumer;
import org.deixis.imaging.BoundingBox;
import org.deixis.retrieval.Highlights;
import org.deixis.retrieval.Hit;
import org.deixis.retrieval.PairDetail;
import org.deixis.retrieval.PairPictures;
import org.deixis.viewer.Glyph;
import org.jspecify.annotations.Nullable;

/** The drawer at the right: one pair with everything known of it, and what can be done with it. */
final class HitDetail extends Section implements HitPicture.Asks {
    private static final long serialVersionUID = 1L;

    private final transient Acts acts;
    private final HitPicture picture;
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

        /**
         * Which part of its picture fits the query.
         *
         * @param found told of it; empty where nothing can say
         */
        void parts(PairDetail detail, Consumer<Optional<MatchedParts>> found);
    }

    HitDetail(Acts acts, ExportMenu export) {
        this.acts = acts;
        this.export = export;
        picture = new HitPicture(this);
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
        String id = detail.pair().id();
        PairPictures.hash(detail.pair())
                .ifPresentOrElse(
                        hash -> picture.show(
                                new HitPicture.Pictured(HitCard.image(hash), detail.width(), detail.height(), id),
                                asked != null && asked.isOf(id) ? asked.region() : null),
                        picture::clear);
        showButtons();
    }

    /**
     * Says what is known of the pair that is shown.
     *
     * @param hit how it was found; null where the answer does not have it
     * @param address what was searched for
     */
    void tell(@Nullable Hit hit, @Nullable Highlights highlights, SearchAddress address) {
        PairDetail detail = shown;
        if (detail != null) {
            PictureAddress asked = address.picture();
            boolean region = asked != null && asked.region() != null;
            picture.searched(address.isByPictures() || !address.query().isBlank());
            words.removeAll();
            words.add(new HitFacts(detail, hit, highlights, region));
            if (detail.fields().size() > 1) {
                words.add(new FieldStrip(detail, acts::open));
            }
            words.add(HitFacts.row(detail.pair()));
        }
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
            NativeButton by = button("Add to query", "chip", () -> acts.searchBy(detail, picture.region()));
            by.setTitle("Search by the %s beside the words".formatted(region == null ? "picture" : "region"));
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
        second.add(export);
        first.add(Glyph.button("close", "Close (Esc)", acts::close));
        buttons.add(first, second);
    }

    @Override
    public void regionChanged() {
        showButtons();
    }

    @Override
    public void parts() {
        PairDetail detail = shown;
        if (detail != null) {
            acts.parts(detail, found -> {
                if (detail == shown) {
                    found.ifPresentOrElse(
                            picture::showParts,
                            () -> picture.showNoParts("No installed pack can say which part matched."));
                }
            });
        }
    }

    @Override
    public void similar() {
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
