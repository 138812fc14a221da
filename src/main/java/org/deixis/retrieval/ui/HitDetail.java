package org.deixis.retrieval.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.dom.Element;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.deixis.retrieval.Highlights;
import org.deixis.retrieval.Hit;
import org.deixis.retrieval.ImageTextPair;
import org.deixis.retrieval.PairDetail;
import org.deixis.retrieval.PairPictures;
import org.deixis.viewer.Glyph;
import org.deixis.viewer.MedicalImageViewer;
import org.deixis.viewer.Orientation;
import org.deixis.viewer.Tool;
import org.jspecify.annotations.Nullable;

/** The drawer at the right: one pair with everything known of it, and what can be done with it. */
final class HitDetail extends Section {
    private static final long serialVersionUID = 1L;
    private static final List<String> SHOWN_ABOVE = List.of("organ", "diagnosis", "stain", "modality", "plane");
    private static final List<String> NOT_SHOWN = List.of("width", "height");

    private final transient Acts acts;
    private final MedicalImageViewer viewer = new MedicalImageViewer();
    private final Div picture = new Div(viewer);
    private final Div words = new Div();
    private final Div buttons = new Div();

    /** What can be done with the pair that is open. */
    interface Acts {
        void open(String id, String collection);

        void close();

        void like(PairDetail detail);

        void unlike(PairDetail detail);

        /** Hides what else there is of its slide or case. */
        void exclude(String field, String value);

        void ground(PairDetail detail);
    }

    HitDetail(Acts acts, ExportMenu export) {
        this.acts = acts;
        picture.addClassName("picture");
        words.addClassName("words");
        buttons.addClassNames("row", "acts");
        this.export = export;
        addClassName("detail");
        getElement().setAttribute("aria-label", "The opened pair");
        add(picture, words, buttons);
        setVisible(false);
    }

    private final ExportMenu export;

    void hide() {
        setVisible(false);
        viewer.clear();
    }

    /** @param hit how it was found; null where the address alone leads to it */
    void show(PairDetail detail, @Nullable Hit hit, @Nullable Highlights highlights) {
        setVisible(true);
        showPicture(detail);
        words.removeAll();
        Div head = new Div();
        head.addClassName("caption");
        HitCard.captionPieces(
                head,
                highlights == null
                        ? List.of(new Highlights.Piece(detail.pair().caption(), false))
                        : highlights.pieces(detail.pair().caption()));
        words.add(head, facts(detail, hit, highlights));
        if (detail.fields().size() > 1) {
            words.add(fieldsOf(detail));
        }
        words.add(metadata(detail.pair()));
        showButtons(detail);
    }

    private void showPicture(PairDetail detail) {
        Optional<String> hash = PairPictures.hash(detail.pair());
        boolean opens = hash.isPresent() && detail.width() > 0;
        picture.setVisible(hash.isPresent());
        viewer.setVisible(opens);
        if (opens) {
            viewer.setImage(
                    "api/pairs/" + hash.get() + "/image",
                    detail.width(),
                    detail.height(),
                    List.of(detail.pair().id()));
            viewer.setColourImage(true);
            viewer.setOrientation(Orientation.UNKNOWN, "", "");
            viewer.setTool(Tool.PAN);
        } else {
            viewer.clear();
        }
    }

    private static Element facts(Map<String, String> values) {
        Element list = new Element("dl");
        list.getClassList().add("kv");
        values.forEach(
                (name, value) -> list.appendChild(new Element("dt").setText(name), new Element("dd").setText(value)));
        return list;
    }

    private static Div facts(PairDetail detail, @Nullable Hit hit, @Nullable Highlights highlights) {
        ImageTextPair pair = detail.pair();
        Map<String, String> values = new LinkedHashMap<>();
        for (String field : SHOWN_ABOVE) {
            if (!pair.field(field).isEmpty()) {
                values.put(FieldNames.of(field), pair.field(field));
            }
        }
        if (hit != null && highlights != null) {
            String matched = matched(hit, highlights);
            if (!matched.isEmpty()) {
                values.put("Matched", matched);
            }
        }
        if (detail.captionOfSlide()) {
            values.put(
                    "Caption",
                    pair.field("slide").isEmpty() ? "describes the whole case" : "describes the whole slide");
        }
        String level = level(pair);
        if (!level.isEmpty()) {
            values.put("Level", level);
        }
        values.put("Collection", detail.collection());
        values.put("Source", pair.source());
        values.put("Licence", pair.license());
        Div facts = new Div();
        facts.getElement().appendChild(facts(values));
        return facts;
    }

    /** E.g. "words “amyloid”, meaning 0.83". */
    private static String matched(Hit hit, Highlights highlights) {
        String typed = highlights.pieces(hit.pair().caption()).stream()
                .filter(Highlights.Piece::marked)
                .map(piece -> piece.text().toLowerCase(Locale.ROOT))
                .distinct()
                .limit(4)
                .map(word -> "“" + word + "”")
                .collect(Collectors.joining(" "));
        StringBuilder all = new StringBuilder(typed.isEmpty() ? "" : "words " + typed);
        if (hit.signs().cosine() > 0) {
            all.append(all.isEmpty() ? "" : ", ")
                    .append(String.format(
                            Locale.ROOT, "meaning %.2f", hit.signs().cosine()));
        }
        if (hit.belowFloor()) {
            all.append(all.isEmpty() ? "weak" : " · weak");
        }
        return all.toString();
    }

    private static String level(ImageTextPair pair) {
        String level = pair.field("level");
        String most = pair.field("max_level");
        String scale = pair.field("level_mpp");
        StringBuilder words = new StringBuilder();
        if (!level.isEmpty()) {
            words.append(level).append(most.isEmpty() ? "" : " of " + most);
        }
        if (!scale.isEmpty()) {
            words.append(words.isEmpty() ? "" : " · ").append(scale).append(" µm/px");
        }
        return words.toString();
    }

    private Div fieldsOf(PairDetail detail) {
        Div strip = new Div();
        strip.addClassName("strip");
        for (ImageTextPair field : detail.fields()) {
            PairPictures.hash(field).ifPresent(hash -> {
                NativeButton open = new NativeButton("", press -> acts.open(field.id(), detail.collection()));
                Image small = new Image("api/pairs/" + hash + "/thumbnail", "");
                small.getElement().setAttribute("loading", "lazy");
                open.add(small);
                open.setTitle(field.id());
                open.setAriaLabel("Open " + field.id());
                open.setClassName("on", field.id().equals(detail.pair().id()));
                strip.add(open);
            });
        }
        boolean slide = !detail.pair().field("slide").isEmpty();
        return new Div(
                new H2("%s of this %s".formatted(HitCard.fields(detail.fields().size()), slide ? "slide" : "case")),
                strip);
    }

    private static NativeDetails metadata(ImageTextPair pair) {
        Map<String, String> rest = new LinkedHashMap<>();
        rest.put("Id", pair.id());
        pair.fields().forEach((field, value) -> {
            if (!SHOWN_ABOVE.contains(field) && !NOT_SHOWN.contains(field)) {
                rest.put(FieldNames.of(field), value);
            }
        });
        Div all = new Div();
        all.getElement().appendChild(facts(rest));
        return new NativeDetails("Everything the row says", all);
    }

    private void showButtons(PairDetail detail) {
        buttons.removeAll();
        NativeButton similar = button("Find similar", "btn", () -> acts.like(detail));
        NativeButton unlike = button("Less like this", "ghost", () -> acts.unlike(detail));
        buttons.add(similar, unlike);
        if (detail.width() > 0) {
            NativeButton ground = button("Ground here", "ghost", () -> acts.ground(detail));
            ground.setTitle("Take the image to Ground, to locate structures on it");
            buttons.add(ground);
        }
        String slide = detail.pair().field("slide");
        String part = slide.isEmpty() ? "case" : "slide";
        if (!detail.pair().field(part).isEmpty()) {
            NativeButton without = button(
                    "Hide this " + part,
                    "ghost",
                    () -> acts.exclude(part, detail.pair().field(part)));
            without.setTitle("Leave everything of this " + part + " out of the answer");
            buttons.add(without);
        }
        buttons.add(export, Glyph.button("close", "Close (Esc)", acts::close));
    }

    private static NativeButton button(String text, String look, Runnable pressed) {
        NativeButton button = new NativeButton(text, press -> pressed.run());
        button.addClassName(look);
        return button;
    }

    MedicalImageViewer viewer() {
        return viewer;
    }
}
