package org.deixis.retrieval.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.deixis.retrieval.QueryPictures;
import org.deixis.retrieval.SearchMode;

/** What is searched for: words, a picture and examples as tokens before them, what is compared, and what narrows it. */
final class QueryBar extends Div {
    private static final long serialVersionUID = 1L;
    private static final int PAUSE_MS = 250;
    private static final Map<SearchMode, String> MODES = Map.of(
            SearchMode.HYBRID, "words and meaning",
            SearchMode.BM25, "words",
            SearchMode.TEXT, "meaning",
            SearchMode.IMAGE, "picture");

    private final Input words = new Input();
    private final QueryTokens tokens = new QueryTokens(this::changing, this::look);
    private final NativeButton match = new NativeButton();
    private final AppliedFilters applied = new AppliedFilters(this::changing);
    private final transient Consumer<SearchAddress> go;
    private final transient Runnable look;
    private transient SearchAddress shown = SearchAddress.NOTHING;

    /**
     * @param typed told of the search while it is typed, which leaves no trace in the browser's history
     * @param go told of a search that was chosen
     * @param look shows the query's picture
     * @param refused told one sentence for a picture that cannot be searched by
     */
    QueryBar(
            QueryPictures pictures,
            Consumer<SearchAddress> typed,
            Consumer<SearchAddress> go,
            Runnable look,
            Consumer<String> refused) {
        this.look = look;
        this.go = go;
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
        PictureIntake intake = new PictureIntake(pictures, picture -> go.accept(shown.withPicture(picture)), refused);
        Div box = new Div(tokens, words, intake);
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
        words.setPlaceholder(
                address.isByPictures()
                        ? "and words"
                        : "What should the image show? amyloid “vessel walls” organ:colon −artifact");
        tokens.show(address);
        applied.show(address);
    }

    /** Puts in what was found of the pictures that the query names. */
    void illustrate(AskedPictures.Shown found) {
        tokens.illustrate(found);
        applied.offerWithout(found.picture() == null ? null : found.picture().pair());
    }

    private void look() {
        look.run();
    }

    private Runnable changing(UnaryOperator<SearchAddress> change) {
        return () -> go.accept(change.apply(shown));
    }

    SearchAddress address() {
        return shown;
    }
}
