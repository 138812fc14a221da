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
 * best cell.
 *
 * @param least the smallest cosine
 * @param from where the colours begin
 * @param most the largest cosine
 */
record MatchedParts(HeatMap heat, double least, double from, double most) {
    /** Cells that differ by less say nothing of where; colours would make more of it than there is. */
    static final double LEAST_SPREAD = 0.1;

    static MatchedParts of(SimilarityMap map) {
        float[] sorted = map.cosines().clone();
        Arrays.sort(sorted);
        double most = sorted[sorted.length - 1];
        double from = Math.min(sorted[sorted.length / 2], most - LEAST_SPREAD / 2);
        List<Integer> levels = new ArrayList<>();
        for (float cosine : map.cosines()) {
            levels.add((int) Math.round(255 * Math.clamp((cosine - from) / (most - from), 0, 1)));
        }
        HeatMap heat = new HeatMap(map.columns(), map.rows(), map.cellPixels(), levels);
        return new MatchedParts(heat, sorted[0], from, most);
    }

    /** Whether some parts match more than others. */
    boolean standOut() {
        return most - least >= LEAST_SPREAD;
    }

    /** Says that none does. */
    String allAlike() {
        return String.format(
                Locale.ROOT, "No part stands out: all match about as well, cosines %.2f to %.2f.", least, most);
    }

    /** Says what the colours mean. */
    Div legend() {
        Span low = new Span(String.format(Locale.ROOT, "%.2f or less", from));
        Span high = new Span(String.format(Locale.ROOT, "%.2f", most));
        Div legend = new Div(low);
        legend.getElement().appendChild(new Element("i"));
        legend.add(high);
        legend.addClassName("legend");
        legend.setTitle("Cosine between the query and each part of the picture; the best part is at the right end");
        legend.getElement()
                .setAttribute("role", "img")
                .setAttribute(
                        "aria-label",
                        "Colours of the parts that match the query, from %s, cosine %s, to %s, cosine %s"
                                .formatted("nearly transparent", low.getText(), "yellow", high.getText()));
        return legend;
    }
}
