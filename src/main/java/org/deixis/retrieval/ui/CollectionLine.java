package org.deixis.retrieval.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.deixis.retrieval.CollectionStatistics;
import org.deixis.retrieval.PairCollection;
import org.deixis.retrieval.Reindexing;

/** One collection: its name, how many pairs it has, what can be done with it, and its statistics, counted when unfolded. */
final class CollectionLine extends Div {
    private static final long serialVersionUID = 1L;
    private static final int MOST_VALUES = 8;

    private final Span pairs = new Span();
    private final ReindexLine reindex;
    private final Div counted = new Div();
    private final NativeDetails statistics = new NativeDetails("Statistics", counted);
    private final transient Consumer<CollectionLine> count;

    /**
     * @param acts what can be done with it
     * @param count asked for the statistics when they are unfolded; {@link #show} or {@link #fail} answers
     * @param stop ends what makes its index anew
     */
    CollectionLine(String name, Consumer<CollectionLine> count, Runnable stop, Component... acts) {
        reindex = new ReindexLine(stop);
        Span title = new Span(name);
        title.addClassName("title");
        pairs.addClassName("dim");
        Div row = new Div(title, pairs);
        row.add(acts);
        row.addClassName("row");
        counted.getElement().setAttribute("aria-live", "polite");
        this.count = count;
        statistics.addToggleListener(toggle -> {
            if (toggle.isOpened()) {
                count();
            } else {
                counted.removeAll();
            }
        });
        addClassName("line");
        add(row, reindex, statistics);
    }

    void show(PairCollection collection, Optional<Reindexing.Run> run) {
        pairs.setText(
                String.format(Locale.ROOT, collection.pairs() == 1 ? "%,d pair" : "%,d pairs", collection.pairs()));
        reindex.show(run);
    }

    private void count() {
        if (counted.getChildren().findAny().isPresent()) {
            return;
        }
        Div busy = new Div("Counting…");
        busy.addClassName("busy");
        counted.add(busy);
        count.accept(this);
    }

    void fail(String sentence) {
        Div warn = new Div(sentence);
        warn.addClassName("warn");
        counted.removeAll();
        counted.add(warn);
    }

    void show(CollectionStatistics found) {
        counted.removeAll();
        counted.add(HitFacts.list(facts(found)));
        found.values().forEach((field, values) -> {
            if (!values.isEmpty()) {
                counted.add(values(field, values));
            }
        });
    }

    private static Map<String, String> facts(CollectionStatistics found) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Pairs", String.format(Locale.ROOT, "%,d", found.collection().pairs()));
        facts.put("Images", String.format(Locale.ROOT, "%,d · %s", found.images(), megabytes(found.imageBytes())));
        facts.put("Index", megabytes(found.indexBytes()) + written(found));
        CollectionStatistics.Vectors vectors = found.vectors();
        if (vectors != null) {
            facts.put(
                    "Vectors",
                    vectors.words()
                            + (vectors.pack() == null
                                    ? " for words; no pack for pictures"
                                    : ", pictures by " + vectors.pack())
                            + renewed(found));
        }
        return facts;
    }

    private static String renewed(CollectionStatistics found) {
        return found.renewed().isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        " · newer ones are being made: %,d of %,d",
                        found.renewed().getAsInt(),
                        found.collection().pairs());
    }

    private static String written(CollectionStatistics found) {
        return found.indexedAt() == null
                ? ", made at the first search"
                : " · written "
                        + DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                                .withLocale(Locale.UK)
                                .format(found.indexedAt().atZone(ZoneId.systemDefault()));
    }

    static String megabytes(long bytes) {
        return bytes < 100_000
                ? String.format(Locale.ROOT, "%,.0f kB", Math.ceil(bytes / 1e3))
                : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }

    /** E.g. "Organ: colon 120 · stomach 66", the most frequent first, the rest folded. */
    private static Div values(String field, Map<String, Integer> values) {
        Div line = new Div();
        line.addClassName("counts");
        Element name = new Element("b").setText(FieldNames.of(field));
        Element words = new Element("span");
        words.setText(values.entrySet().stream()
                .limit(MOST_VALUES)
                .map(value -> String.format(Locale.ROOT, "%s %,d", value.getKey(), value.getValue()))
                .collect(Collectors.joining(" · ")));
        line.getElement().appendChild(name, words);
        if (values.size() > MOST_VALUES) {
            int others = values.size() - MOST_VALUES;
            String all = values.entrySet().stream()
                    .skip(MOST_VALUES)
                    .limit(100)
                    .map(value -> value.getKey() + " " + value.getValue())
                    .collect(Collectors.joining(" · "));
            NativeDetails more = new NativeDetails("%,d more".formatted(others), new Div(all));
            line.add(more);
        }
        return line;
    }
}
