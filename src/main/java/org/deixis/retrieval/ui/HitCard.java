package org.deixis.retrieval.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deixis.retrieval.Highlights;
import org.deixis.retrieval.Hit;
import org.deixis.retrieval.HitGroup;
import org.deixis.retrieval.ImageTextPair;
import org.deixis.retrieval.PairPictures;

/** A hit: its picture, its caption with the words marked, and what it is of. Alone, or for all of its slide or case. */
final class HitCard extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Hit hit;
    private final NativeButton pick = new NativeButton();

    /** What can be done with a card. */
    interface Acts {
        void open(Hit hit);

        /** Shows every hit of the group in the card's place. */
        void unfold(HitCard card, HitGroup group);

        /** Takes it into the selection, or out of it. */
        void pick(Hit hit);
    }

    /** @param group what the card stands for; of one hit where it stands alone */
    HitCard(Hit hit, HitGroup group, Highlights highlights, Acts acts) {
        this.hit = hit;
        Paragraph caption = new Paragraph();
        captionPieces(caption, highlights.pieces(hit.pair().caption()));
        Element small = new Element("small");
        small.setText(about(hit.pair()));
        add(picture(hit.pair()), caption);
        getElement().appendChild(small);
        if (group.hits().size() > 1) {
            NativeButton fields = new NativeButton(fields(group.hits().size()), press -> acts.unfold(this, group));
            fields.addClassName("fields");
            fields.setTitle("Show all that was found of “" + group.key() + "” (f)");
            fields.getElement().setAttribute("tabindex", "-1");
            add(fields);
        }
        pick.addClassName("pick");
        pick.setTitle("Select for export (space)");
        pick.setAriaLabel("Select for export");
        pick.getElement().setAttribute("tabindex", "-1");
        pick.addClickListener(press -> acts.pick(hit));
        add(pick);
        addClassName("card");
        setClassName("weak", hit.belowFloor());
        getElement().setAttribute("role", "option").setAttribute("tabindex", "-1");
        getElement().addEventListener("click", press -> acts.open(hit)).setFilter("!event.target.closest('button')");
        if (PairPictures.hash(hit.pair()).isPresent()) {
            getElement()
                    .setAttribute("draggable", "true")
                    .setAttribute("data-pair", hit.pair().id());
        }
        setPicked(false);
    }

    /** The address of the small picture. */
    static String thumbnail(String hash) {
        return "api/pairs/" + hash + "/thumbnail";
    }

    /** The address of the picture. */
    static String image(String hash) {
        return "api/pairs/" + hash + "/image";
    }

    static String fields(int count) {
        return count == 1 ? "1 field" : count + " fields";
    }

    private static com.vaadin.flow.component.Component picture(ImageTextPair pair) {
        return PairPictures.hash(pair)
                .<com.vaadin.flow.component.Component>map(hash -> {
                    Image image = new Image(thumbnail(hash), "");
                    image.getElement().setAttribute("loading", "lazy").setAttribute("draggable", "false");
                    return image;
                })
                .orElseGet(() -> {
                    Span words = new Span("Text only");
                    words.addClassName("blank");
                    return words;
                });
    }

    static void captionPieces(com.vaadin.flow.component.HasElement caption, List<Highlights.Piece> pieces) {
        for (Highlights.Piece piece : pieces) {
            caption.getElement()
                    .appendChild(
                            piece.marked()
                                    ? new Element("mark").setText(piece.text())
                                    : Element.createText(piece.text()));
        }
    }

    /** E.g. "colon · crystal violet". */
    private static String about(ImageTextPair pair) {
        List<String> all = new ArrayList<>();
        Stream.of("organ", "modality", "stain", "plane")
                .map(pair::field)
                .filter(value -> !value.isEmpty() && !value.equals("not stated"))
                .forEach(all::add);
        return all.isEmpty() ? pair.source() : all.stream().limit(3).collect(Collectors.joining(" · "));
    }

    Hit hit() {
        return hit;
    }

    boolean shows(String id, String collection) {
        return hit.pair().id().equals(id) && (collection.isEmpty() || Objects.equals(hit.collection(), collection));
    }

    void setOpen(boolean open) {
        setClassName("on", open);
        getElement().setAttribute("aria-selected", Boolean.toString(open));
    }

    void setPicked(boolean picked) {
        setClassName("picked", picked);
        pick.getElement().setAttribute("aria-pressed", Boolean.toString(picked));
    }
}
