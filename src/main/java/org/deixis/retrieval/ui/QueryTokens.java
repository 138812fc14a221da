package org.deixis.retrieval.ui;

import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.deixis.viewer.Glyph;

/** What stands in the query before its words: a picture or a region of one, and examples; each can be taken away. */
final class QueryTokens extends Span {
    private static final long serialVersionUID = 1L;
    private static final int SIDE_CSS_PX = 22;
    private static final int MOST_LETTERS = 18;

    private final transient Function<UnaryOperator<SearchAddress>, Runnable> change;
    private final transient Runnable look;
    private final Span crop = new Span();
    private final transient Map<String, Image> thumbnails = new HashMap<>();
    private transient List<Object> shown = List.of();

    /**
     * @param change gives what changes the search in this way and goes there
     * @param look shows the picture that is searched by
     */
    QueryTokens(Function<UnaryOperator<SearchAddress>, Runnable> change, Runnable look) {
        this.change = change;
        this.look = look;
        crop.addClassName("crop");
        addClassName("tokens");
    }

    void show(SearchAddress address) {
        List<Object> tokens = Arrays.asList(address.picture(), address.like(), address.unlike());
        if (!tokens.equals(shown)) {
            shown = tokens;
            build(address);
        }
    }

    private void build(SearchAddress address) {
        removeAll();
        thumbnails.clear();
        PictureAddress now = address.picture();
        crop.getElement().removeAttribute("style");
        if (now != null) {
            NativeButton show = new NativeButton("", press -> look.run());
            show.add(crop, new Span(now.word()));
            show.setTitle("Look at the picture, draw a region on it");
            Span token = new Span(
                    show,
                    Glyph.button(
                            "close",
                            "Do not search by this " + now.word(),
                            change.apply(searched -> searched.withPicture(null))));
            token.addClassNames("chip", "token");
            add(token);
        }
        address.like().forEach(id -> add(example("like ", id)));
        address.unlike().forEach(id -> add(example("unlike ", id)));
    }

    /** Puts the pictures in; what is not there keeps its words. */
    void illustrate(AskedPictures.Shown shown) {
        AskedPicture asked = shown.picture();
        if (asked != null && asked.width() > 0) {
            crop.getElement().setAttribute("style", asked.crop(SIDE_CSS_PX));
        }
        shown.thumbnails().forEach((id, url) -> {
            Image image = thumbnails.get(id);
            if (image != null) {
                image.setSrc(url);
                image.setVisible(true);
            }
        });
    }

    private NativeButton example(String kind, String id) {
        String brief = id.length() > MOST_LETTERS ? id.substring(0, MOST_LETTERS) + "…" : id;
        NativeButton token = Glyph.chip(
                kind + brief,
                "Remove this example: " + kind + id,
                change.apply(searched -> searched.withoutExample(id)));
        Image image = new Image();
        image.setAlt("");
        image.setVisible(false);
        thumbnails.put(id, image);
        token.addComponentAsFirst(image);
        token.addClassName("token");
        token.setClassName("unlike", kind.startsWith("un"));
        return token;
    }
}
