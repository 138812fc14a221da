package org.deixis.retrieval.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Map;
import java.util.function.Consumer;
import org.deixis.retrieval.SearchMode;
import org.deixis.viewer.Glyph;

/** What is searched for: words, examples as tokens before them, and what is compared. */
final class QueryBar extends Div {
    private static final long serialVersionUID = 1L;
    private static final int PAUSE_MS = 250;
    private static final Map<SearchMode, String> MODES =
            Map.of(SearchMode.HYBRID, "words and meaning", SearchMode.BM25, "words", SearchMode.TEXT, "meaning");

    private final Input words = new Input();
    private final Span tokens = new Span();
    private final NativeButton match = new NativeButton();
    private final Div applied = new Div();
    private final transient Consumer<SearchAddress> go;
    private transient SearchAddress shown = SearchAddress.NOTHING;

    /**
     * @param typed told of the search while it is typed, which leaves no trace in the browser's history
     * @param go told of a search that was chosen
     */
    QueryBar(Consumer<SearchAddress> typed, Consumer<SearchAddress> go) {
        this.go = go;
        words.setPlaceholder("What should the image show? amyloid “vessel walls” organ:colon −artifact");
        words.getElement()
                .setAttribute("aria-label", "Search")
                .setAttribute("type", "search")
                .setAttribute("autocomplete", "off")
                .setAttribute("spellcheck", "false");
        words.setValueChangeMode(ValueChangeMode.LAZY);
        words.setValueChangeTimeout(PAUSE_MS);
        words.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                shown = shown.with(change.getValue());
                typed.accept(shown);
            }
        });
        words.getElement()
                .addEventListener("keydown", press -> go.accept(shown))
                .setFilter("event.key === 'Enter'");
        tokens.addClassName("tokens");
        Div box = new Div(tokens, words);
        box.addClassName("q");
        match.addClassName("chip");
        ContextMenu modes = new ContextMenu(match);
        modes.setOpenOnClick(true);
        for (SearchMode mode : SearchMode.values()) {
            modes.addItem(MODES.getOrDefault(mode, mode.slug()), chosen -> go.accept(shown.with(mode)));
        }
        NativeButton search = new NativeButton("Search", press -> go.accept(shown.with(words.getValue())));
        search.addClassName("btn");
        Div bar = new Div(box, match, search);
        bar.addClassName("qbar");
        applied.addClassNames("chips", "applied");
        applied.getElement().setAttribute("aria-label", "Applied filters");
        add(bar, applied);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        words.getElement().executeJs("""
                document.addEventListener('keydown', press => {
                  const at = press.composedPath()[0];
                  if (press.key === '/' && this.isConnected && !at?.closest?.('input, textarea, [contenteditable]')
                      && !press.ctrlKey && !press.metaKey && !press.altKey) {
                    press.preventDefault();
                    this.focus();
                    this.select();
                  }
                });
                this.addEventListener('keydown', press => {
                  if (press.key === 'ArrowDown') {
                    press.preventDefault();
                    document.querySelector('.search .grid .card')?.focus();
                  }
                });
                if (!this.value) this.focus();""");
    }

    void show(SearchAddress address) {
        shown = address;
        if (!words.getValue().equals(address.query())) {
            words.setValue(address.query());
        }
        match.setText(
                "Match: " + MODES.getOrDefault(address.mode(), address.mode().slug()) + " ▾");
        tokens.removeAll();
        address.like().forEach(id -> tokens.add(token("like ", id)));
        address.unlike().forEach(id -> tokens.add(token("unlike ", id)));
        applied.removeAll();
        address.filters()
                .wanted()
                .forEach((field, values) -> values.forEach(value -> applied.add(Glyph.chip(
                        FieldNames.of(field) + ": " + value,
                        "Remove the filter " + FieldNames.inline(field) + " " + value,
                        () -> go.accept(shown.with(shown.filters().without(field, value)))))));
        address.filters()
                .unwanted()
                .forEach((field, values) -> values.forEach(value -> applied.add(Glyph.chip(
                        "Without " + FieldNames.inline(field) + " " + value,
                        "Show " + FieldNames.inline(field) + " " + value + " again",
                        () -> go.accept(shown.with(shown.filters().notExcluding(field, value)))))));
        if (address.weak()) {
            applied.add(Glyph.chip("Weak matches shown", "Hide weak matches", () -> go.accept(shown.withWeak(false))));
        }
        applied.setVisible(applied.getChildren().findAny().isPresent());
    }

    private NativeButton token(String kind, String id) {
        String brief = id.length() > 24 ? id.substring(0, 24) + "…" : id;
        NativeButton token = Glyph.chip(kind + brief, "Remove this example", () -> go.accept(shown.withoutExample(id)));
        token.addClassName("token");
        return token;
    }

    SearchAddress address() {
        return shown;
    }
}
