package org.deixis.retrieval.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.deixis.retrieval.SearchAnswer;

/** What stands where no hit is: why, and what would help. */
final class EmptyAnswer extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Consumer<SearchAddress> go;
    private final transient Consumer<String> reindex;

    /**
     * @param go told of the search that a button offers
     * @param reindex told of the collection whose index is to be made anew
     */
    EmptyAnswer(Consumer<SearchAddress> go, Consumer<String> reindex) {
        this.go = go;
        this.reindex = reindex;
        addClassName("empty");
        getElement().setAttribute("role", "status");
    }

    void showNoCollection() {
        Anchor ingest = new Anchor("search/collections", "Ingest");
        ingest.setRouterIgnore(false);
        ingest.addClassName("btn");
        say(
                "No collection yet",
                "Search needs image-text pairs: a file of JSON lines, a table, or a folder of images.");
        add(ingest);
    }

    void showRefused(SearchState.Refused refused) {
        List<String> unusable = refused.failure().unusable();
        say(
                unusable.isEmpty() ? "That cannot be searched for" : "An index must be made anew first",
                refused.failure().sentence());
        if (!refused.failure().id().isEmpty()) {
            Paragraph id = new Paragraph(new Span("In the log as "));
            id.getElement()
                    .appendChild(new com.vaadin.flow.dom.Element("code")
                            .setText(refused.failure().id()));
            add(id);
        }
        Anchor care = new Anchor("search/collections", "Collections");
        care.setRouterIgnore(false);
        care.addClassName("ghost");
        Div row = row();
        for (String collection : unusable) {
            NativeButton anew =
                    new NativeButton("Re-index “%s”".formatted(collection), press -> reindex.accept(collection));
            anew.addClassName("btn");
            row.add(anew);
        }
        row.add(button("Try again", unusable.isEmpty() ? "btn" : "ghost", refused.address()), care);
        add(row);
    }

    void show(SearchAddress address, SearchAnswer answer) {
        if (!answer.relaxed().isEmpty()) {
            say("0 with these filters; " + relaxedWords(answer), "");
            Div row = row();
            answer.relaxed()
                    .forEach(without -> row.add(button(
                            "Without %s (%,d)".formatted(FieldNames.inline(without.field()), without.relevant()),
                            "chip",
                            address.with(address.filters().without(without.field())))));
            add(row);
            return;
        }
        String words = address.query().length() > 80 ? address.query().substring(0, 80) + "…" : address.query();
        say("Nothing relevant", why(address, words.strip(), answer.searched()));
        if (!answer.nearest().isEmpty()) {
            Div nearest = row(new Span("Nearest here:"));
            answer.nearest().forEach(term -> nearest.add(button(term, "chip", address.with(term))));
            add(nearest, button("Show weak matches", "ghost", address.withWeak(true)));
        }
    }

    private static String why(SearchAddress address, String words, int searched) {
        String like = address.picture() == null
                ? "the example"
                : "the " + address.picture().word();
        if (words.isEmpty()) {
            return "None of %,d pairs is enough like %s.".formatted(searched, like);
        }
        return "None of %,d pairs is about “%s”%s."
                .formatted(searched, words, address.picture() == null ? "" : ", or enough like " + like);
    }

    private static String relaxedWords(SearchAnswer answer) {
        return answer.relaxed().stream()
                .map(without -> String.format(
                        Locale.ROOT, "%,d without %s", without.relevant(), FieldNames.inline(without.field())))
                .collect(Collectors.joining(", "));
    }

    private void say(String head, String sentence) {
        removeAll();
        add(new H1(head));
        if (!sentence.isEmpty()) {
            add(new Paragraph(sentence));
        }
    }

    private NativeButton button(String words, String look, SearchAddress to) {
        NativeButton button = new NativeButton(words, press -> go.accept(to));
        button.addClassName(look);
        return button;
    }

    private static Div row(com.vaadin.flow.component.Component... parts) {
        Div row = new Div(parts);
        row.addClassNames("row", "offers");
        return row;
    }
}
