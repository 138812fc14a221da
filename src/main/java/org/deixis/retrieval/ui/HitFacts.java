package org.deixis.retrieval.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.dom.Element;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.deixis.retrieval.Highlights;
import org.deixis.retrieval.Hit;
import org.deixis.retrieval.ImageTextPair;
import org.deixis.retrieval.PairDetail;
import org.jspecify.annotations.Nullable;

/** What is known of a pair, in words: its caption, what it is of, why it was found, where it is from, and its whole row. */
final class HitFacts extends Div {
    private static final long serialVersionUID = 1L;
    private static final List<String> SHOWN_ABOVE = List.of("organ", "diagnosis", "stain", "modality", "plane");
    private static final List<String> NOT_SHOWN = List.of("width", "height");

    /**
     * @param hit how it was found; null where the address alone leads to it
     * @param region whether the query's picture is a region of one
     */
    HitFacts(PairDetail detail, @Nullable Hit hit, @Nullable Highlights highlights, boolean region) {
        Div head = new Div();
        head.addClassName("caption");
        HitCard.captionPieces(
                head,
                highlights == null
                        ? List.of(new Highlights.Piece(detail.pair().caption(), false))
                        : highlights.pieces(detail.pair().caption()));
        String matched = hit == null || highlights == null ? "" : matched(hit, highlights, region);
        addClassName("facts");
        add(head, list(facts(detail, matched)));
    }

    /** Everything the row says, folded. */
    static NativeDetails row(ImageTextPair pair) {
        Map<String, String> rest = new LinkedHashMap<>();
        rest.put("Id", pair.id());
        pair.fields().forEach((field, value) -> {
            if (!SHOWN_ABOVE.contains(field) && !NOT_SHOWN.contains(field)) {
                rest.put(FieldNames.of(field), value);
            }
        });
        return new NativeDetails("Everything the row says", list(rest));
    }

    /** Names and values below each other. */
    static Div list(Map<String, String> values) {
        Element list = new Element("dl");
        list.getClassList().add("kv");
        values.forEach(
                (name, value) -> list.appendChild(new Element("dt").setText(name), new Element("dd").setText(value)));
        Div div = new Div();
        div.getElement().appendChild(list);
        return div;
    }

    private static Map<String, String> facts(PairDetail detail, String matched) {
        ImageTextPair pair = detail.pair();
        Map<String, String> values = new LinkedHashMap<>();
        for (String field : SHOWN_ABOVE) {
            put(values, FieldNames.of(field), pair.field(field));
        }
        put(values, "Matched", matched);
        put(values, "Caption", detail.captionOfSlide() ? "describes the whole " + pair.whole() : "");
        put(values, "Level", level(pair));
        values.put("Collection", detail.collection());
        values.put("Source", pair.source());
        values.put("Licence", pair.license());
        return values;
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (!value.isEmpty()) {
            values.put(name, value);
        }
    }

    /** E.g. "words “amyloid”, meaning 0.83, region 0.71". */
    private static String matched(Hit hit, Highlights highlights, boolean region) {
        StringJoiner all = new StringJoiner(", ");
        String typed = highlights.pieces(hit.pair().caption()).stream()
                .filter(Highlights.Piece::marked)
                .map(piece -> piece.text().toLowerCase(Locale.ROOT))
                .distinct()
                .limit(4)
                .map(word -> "“" + word + "”")
                .collect(Collectors.joining(" "));
        if (!typed.isEmpty()) {
            all.add("words " + typed);
        }
        if (hit.signs().cosine() > 0) {
            all.add(number("meaning", hit.signs().cosine()));
        }
        if (!Double.isNaN(hit.signs().depicted())) {
            all.add(number("picture as the words say", hit.signs().depicted()));
        }
        if (!Double.isNaN(hit.signs().alike())) {
            all.add(number(region ? "region" : "picture", hit.signs().alike()));
        }
        if (!Double.isNaN(hit.signs().told())) {
            all.add(number("caption", hit.signs().told()));
        }
        return all + (hit.belowFloor() ? all.length() == 0 ? "weak" : " · weak" : "");
    }

    private static String number(String sign, double value) {
        return String.format(Locale.ROOT, "%s %.2f", sign, value);
    }

    private static String level(ImageTextPair pair) {
        String level = pair.field("level");
        String most = pair.field("max_level");
        String scale = pair.field("level_mpp");
        StringJoiner words = new StringJoiner(" · ");
        if (!level.isEmpty()) {
            words.add(level + (most.isEmpty() ? "" : " of " + most));
        }
        if (!scale.isEmpty()) {
            words.add(scale + " µm/px");
        }
        return words.toString();
    }
}
