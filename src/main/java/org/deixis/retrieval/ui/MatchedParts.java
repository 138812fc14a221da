package org.deixis.retrieval.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.deixis.inference.SimilarityMap;
import org.deixis.viewer.HeatMap;

/**
 * A similarity map as it is drawn. Its colours begin at the median, so that half of the picture stays as it is, and end at the
 * best cell; where all cells are nearly alike they begin {@value #LEAST_SPAN} below the best.
 */
record MatchedParts(HeatMap heat, double from, double to) {
    static final double LEAST_SPAN = 0.05;

    static MatchedParts of(SimilarityMap map) {
        float[] sorted = map.cosines().clone();
        Arrays.sort(sorted);
        double to = sorted[sorted.length - 1];
        double from = Math.min(sorted[sorted.length / 2], to - LEAST_SPAN);
        List<Integer> levels = new ArrayList<>();
        for (float cosine : map.cosines()) {
            levels.add((int) Math.round(255 * Math.clamp((cosine - from) / (to - from), 0, 1)));
        }
        return new MatchedParts(new HeatMap(map.columns(), map.rows(), map.cellPixels(), levels), from, to);
    }

    /** Says what the colours mean. */
    Div legend() {
        Span from = new Span(String.format(Locale.ROOT, "%.2f or less", this.from));
        Span to = new Span(String.format(Locale.ROOT, "%.2f", this.to));
        Div legend = new Div(from);
        legend.getElement().appendChild(new Element("i"));
        legend.add(to);
        legend.addClassName("legend");
        legend.setTitle("Cosine between the query and each part of the picture; the best part is at the right end");
        legend.getElement()
                .setAttribute("role", "img")
                .setAttribute(
                        "aria-label",
                        "Colours of the parts that match the query, from %s, cosine %s, to %s, cosine %s"
                                .formatted("nearly transparent", from.getText(), "yellow", to.getText()));
        return legend;
    }
}
