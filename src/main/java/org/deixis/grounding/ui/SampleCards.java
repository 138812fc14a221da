package org.deixis.grounding.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.signals.Signal;
import java.util.List;
import org.deixis.study.Sample;

/** Samples that can be fetched: as cards on the first screen, as lines in the rail. Both show the same downloads. */
final class SampleCards {
    private final List<SampleFetch> fetches;

    SampleCards(List<SampleFetch> fetches) {
        this.fetches = List.copyOf(fetches);
    }

    boolean isEmpty() {
        return fetches.isEmpty();
    }

    void stopAll() {
        fetches.forEach(SampleFetch::stop);
    }

    Div cards() {
        Div cards = new Div();
        cards.addClassName("samples");
        fetches.forEach(fetch -> cards.add(card(fetch)));
        return cards;
    }

    /** The samples that are not among the images yet. */
    Div lines() {
        Div lines = new Div();
        lines.addClassName("thumbs");
        fetches.stream().filter(fetch -> !fetch.isStored()).forEach(fetch -> lines.add(line(fetch)));
        Div rail = new Div(new H2("Samples"), lines);
        rail.setVisible(lines.getChildren().findAny().isPresent());
        return rail;
    }

    private static Component card(SampleFetch fetch) {
        Sample sample = fetch.sample();
        Element title = new Element("b").setText(sample.title());
        Anchor licence = new Anchor(sample.source().toString(), sample.licence());
        licence.setTarget("_blank");
        licence.getElement().setAttribute("rel", "noopener noreferrer");
        licence.setTitle(sample.attribution());
        Span from = new Span(
                new Span("%s · %s from %s · ".formatted(sample.modality().displayName(), fetch.size(), sample.site())),
                licence);
        Span credit = new Span(sample.attribution());
        credit.addClassName("credit");
        Div bar = bar();
        Span trouble = new Span();
        trouble.addClassName("trouble");
        trouble.getElement().setAttribute("role", "status");
        NativeButton get = new NativeButton("Get", press -> fetch.press(uiOf(press.getSource())));
        Div card = new Div();
        card.addClassName("sample");
        card.setId("sample-" + sample.id());
        card.getElement().appendChild(title);
        card.add(new Div(from, credit, trouble), bar, get);
        Signal.effect(card, () -> {
            switch (fetch.state().get()) {
                case SampleFetch.Offered(String sentence) -> {
                    get.setText(sentence == null && fetch.isStored() ? "Open" : "Get");
                    show(bar, -1);
                    trouble.setText(sentence == null ? "" : sentence);
                }
                case SampleFetch.Fetching(int percent) -> {
                    get.setText("Stop");
                    show(bar, percent);
                    trouble.setText("");
                }
            }
        });
        return card;
    }

    private static Component line(SampleFetch fetch) {
        Sample sample = fetch.sample();
        Span blank = new Span();
        blank.addClassName("blank");
        Span title = new Span(sample.title());
        title.addClassName("title");
        Element small = new Element("small");
        Span words = new Span(title);
        words.getElement().appendChild(small);
        NativeButton line = new NativeButton("", press -> fetch.press(uiOf(press.getSource())));
        line.addClassName("thumb");
        line.setTitle("From %s, %s: %s".formatted(sample.site(), sample.licence(), sample.attribution()));
        line.add(blank, words);
        Signal.effect(line, () -> {
            small.setText(
                    switch (fetch.state().get()) {
                        case SampleFetch.Offered(String sentence) ->
                            sentence == null
                                    ? "%s · get %s · %s"
                                            .formatted(sample.modality().displayName(), fetch.size(), sample.licence())
                                    : sentence;
                        case SampleFetch.Fetching(int percent) -> percent + " % · click to stop";
                    });
        });
        return line;
    }

    private static Div bar() {
        Div bar = new Div();
        bar.addClassName("progress");
        bar.getElement().appendChild(new Element("i"));
        return bar;
    }

    private static void show(Div bar, int percent) {
        bar.getStyle().set("visibility", percent < 0 ? "hidden" : "visible");
        bar.getElement().getChild(0).getStyle().set("width", Math.max(0, percent) + "%");
    }

    private static UI uiOf(Component component) {
        return component.getUI().orElseThrow();
    }
}
