package org.deixis.retrieval.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeButton;
import java.util.function.BiConsumer;
import org.deixis.retrieval.ImageTextPair;
import org.deixis.retrieval.PairDetail;
import org.deixis.retrieval.PairPictures;

/** The pictures of one slide or case beside each other; each opens its pair. */
final class FieldStrip extends Div {
    private static final long serialVersionUID = 1L;

    /** @param open told of a pair's id and its collection */
    FieldStrip(PairDetail detail, BiConsumer<String, String> open) {
        Div strip = new Div();
        strip.addClassName("strip");
        for (ImageTextPair field : detail.fields()) {
            PairPictures.hash(field).ifPresent(hash -> {
                NativeButton button = new NativeButton("", press -> open.accept(field.id(), detail.collection()));
                Image small = new Image(HitCard.thumbnail(hash), "");
                small.getElement().setAttribute("loading", "lazy");
                button.add(small);
                button.setTitle(field.id());
                button.setAriaLabel("Open " + field.id());
                button.setClassName("on", field.id().equals(detail.pair().id()));
                strip.add(button);
            });
        }
        String count = HitCard.fields(detail.fields().size());
        add(new H2("%s of this %s".formatted(count, detail.pair().whole())), strip);
    }
}
