package org.deixis.retrieval.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
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

    private final transient HitGroup group;
    private final transient Hit hit;
    private final NativeButton pick = new NativeButton();

    /** What can be done with a card. */
    interface Acts {
        void open(Hit hit);

        /** Shows every hit of the group in the card's place. */
        void unfold(HitCard card, HitGroup group);

        /** Takes all of the group into the selection, or out of it. */
        void pick(HitGroup group);
    }

    /** @param group what the card stands for, shown by its best; of one hit where it stands alone */
    HitCard(HitGroup group, Highlights highlights, Acts acts) {
        this.group = group;
        hit = group.best();
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
        String what = group.hits().size() > 1
                ? "Select all %s".formatted(fields(group.hits().size()))
                : "Select";
        pick.setTitle(what + " for export (space)");
        pick.setAriaLabel(what + " for export");
        pick.getElement().setAttribute("tabindex", "-1");
        pick.addClickListener(press -> acts.pick(group));
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

    /** Whether it stands for this pair. */
    boolean shows(String id, String collection) {
        return group.hits().stream()
                .anyMatch(one -> one.pair().id().equals(id)
                        && (collection.isEmpty() || one.collection().equals(collection)));
    }

    void setOpen(boolean open) {
        setClassName("on", open);
        getElement().setAttribute("aria-current", Boolean.toString(open));
    }

    /** @param isPicked of every hit that the card stands for */
    void setPicked(Predicate<Hit> isPicked) {
        boolean picked = group.hits().stream().allMatch(isPicked);
        setClassName("picked", picked);
        getElement().setAttribute("aria-selected", Boolean.toString(picked));
        pick.getElement().setAttribute("aria-pressed", Boolean.toString(picked));
    }
}
