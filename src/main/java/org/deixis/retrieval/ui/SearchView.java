package org.deixis.retrieval.ui;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.local.ValueSignal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deixis.retrieval.Filters;
import org.deixis.retrieval.Hit;
import org.deixis.retrieval.HitGroup;
import org.deixis.retrieval.PairDetail;
import org.deixis.retrieval.PairDetails;
import org.deixis.retrieval.PairExport;
import org.deixis.retrieval.PairLibrary;
import org.deixis.retrieval.PairPictures;
import org.deixis.retrieval.SearchAnswer;
import org.deixis.retrieval.SearchService;
import org.deixis.study.Images;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.BaseJsonNode;

/** The Search screen. Its address is the query: whoever has it sees the same. */
@Route("search")
@Menu(title = "Search", order = 2)
final class SearchView extends Main implements BeforeEnterObserver, HasDynamicTitle, HitCard.Acts, HitDetail.Acts {
    private static final long serialVersionUID = 1L;

    private final transient PairDetails details;
    private final transient PairPictures pictures;
    private final transient Images images;
    private final transient SearchWork work;
    private final ValueSignal<SearchState> state = new ValueSignal<>(new SearchState.NoCollection());
    private final FacetPanel facets = new FacetPanel(this::toggle);
    private final QueryBar bar = new QueryBar(this::typed, this::go);
    private final Div hints = new Div();
    private final HitGrid grid;
    private final EmptyAnswer empty = new EmptyAnswer(this::go);
    private final SelectionBar selection;
    private final HitDetail detail;
    private @Nullable transient PairDetail opened;
    private @Nullable transient SearchAnswer answer;

    SearchView(
            PairLibrary library,
            SearchService service,
            PairDetails details,
            PairPictures pictures,
            PairExport export,
            Images images) {
        this.details = details;
        this.pictures = pictures;
        this.images = images;
        work = new SearchWork(library, service, state, UI.getCurrent());
        selection = new SelectionBar(export, this::picksChanged);
        grid = new HitGrid(this, selection::has);
        detail = new HitDetail(this, new ExportMenu(export, this::openedItem));
        hints.addClassName("hints");
        hints.getElement().setAttribute("aria-live", "polite");
        Section middle = new Section(bar, hints, grid, empty, selection);
        middle.addClassName("middle");
        addClassName("search");
        add(facets, middle, detail);
        Signal.effect(this, () -> render(state.get()));
        Shortcuts.addShortcutListener(this, this::close, Key.ESCAPE).setBrowserDefaultAllowed(true);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        SearchAddress address =
                SearchAddress.of(event.getLocation().getQueryParameters().getParameters());
        show(address);
    }

    private void show(SearchAddress address) {
        bar.show(address);
        work.ask(address);
        if (address.pair().isEmpty()) {
            opened = null;
            detail.hide();
        } else if (opened == null
                || !opened.pair().id().equals(address.pair())
                || !address.in().isEmpty() && !opened.collection().equals(address.in())) {
            work.run(() -> details.of(address.pair(), address.in()), this::opened, Notification::show);
        }
        grid.setOpen(address.pair(), address.in());
    }

    /** Somebody types: the address follows, the browser's history does not. */
    private void typed(SearchAddress address) {
        rewrite(address);
        bar.show(address);
        work.ask(address);
    }

    private static void rewrite(SearchAddress address) {
        UI.getCurrent().getPage().getHistory().replaceState((BaseJsonNode) null, address.path());
    }

    private void go(SearchAddress address) {
        getUI().ifPresent(ui -> ui.navigate(SearchView.class, address.parameters()));
    }

    private void toggle(String field, String value) {
        Filters filters = bar.address().filters();
        go(bar.address().with(filters.has(field, value) ? filters.without(field, value) : filters.with(field, value)));
    }

    private void render(SearchState now) {
        switch (now) {
            case SearchState.NoCollection _ -> {
                showEmpty();
                empty.showNoCollection();
                facets.show(List.of());
                summary("");
            }
            case SearchState.Searching(SearchAddress _, SearchAnswer before) -> {
                grid.setClassName("old", before != null);
                setClassName("waiting", true);
            }
            case SearchState.Answered(SearchAddress address, SearchAnswer given) -> showAnswer(address, given);
            case SearchState.Refused refused -> {
                showEmpty();
                empty.showRefused(refused);
                summary("");
            }
        }
    }

    private void showAnswer(SearchAddress address, SearchAnswer given) {
        answer = given;
        setClassName("waiting", false);
        facets.show(given.facets());
        hints.removeAll();
        given.hints().forEach(hint -> hints.add(new Div(hint)));
        boolean none = given.groups().isEmpty();
        grid.setVisible(!none);
        grid.setClassName("old", false);
        empty.setVisible(none);
        if (none) {
            empty.show(address, given);
        } else {
            grid.show(given);
            grid.setOpen(address.pair(), address.in());
        }
        summary("%,d%s relevant of %,d · %,d ms"
                .formatted(
                        given.relevant(),
                        given.incomplete() && given.relevant() < given.searched() ? "+" : "",
                        given.searched(),
                        Math.round(given.milliseconds())));
    }

    private void showEmpty() {
        setClassName("waiting", false);
        hints.removeAll();
        grid.setVisible(false);
        empty.setVisible(true);
    }

    private void summary(String words) {
        getElement().setProperty("summary", words);
    }

    private void opened(PairDetail found) {
        opened = found;
        SearchAnswer given = answer;
        Optional<Hit> hit = given == null
                ? Optional.empty()
                : given.groups().stream()
                        .map(HitGroup::hits)
                        .flatMap(List::stream)
                        .filter(one -> one.pair().id().equals(found.pair().id())
                                && one.collection().equals(found.collection()))
                        .findFirst();
        detail.show(found, hit.orElse(null), given == null ? null : given.highlights());
    }

    private List<PairExport.Item> openedItem() {
        PairDetail shown = opened;
        return shown == null ? List.of() : List.of(new PairExport.Item(shown.pair(), shown.collection()));
    }

    @Override
    public void open(Hit hit) {
        open(hit.pair().id(), hit.collection());
    }

    @Override
    public void open(String id, String collection) {
        SearchAddress address = bar.address().opening(id, collection);
        rewrite(address);
        show(address);
    }

    @Override
    public void close() {
        if (detail.isVisible()) {
            grid.focusOpen();
            SearchAddress address = bar.address().opening("", "");
            rewrite(address);
            show(address);
        }
    }

    @Override
    public void unfold(HitCard card, HitGroup group) {
        grid.unfold(card, group);
    }

    @Override
    public void pick(Hit hit) {
        selection.toggle(hit);
        picksChanged();
    }

    private void picksChanged() {
        grid.refreshPicks();
    }

    @Override
    public void like(PairDetail one) {
        go(SearchAddress.NOTHING
                .with(bar.address().filters())
                .like(one.pair().id())
                .opening(one.pair().id(), one.collection()));
    }

    @Override
    public void unlike(PairDetail one) {
        go(bar.address().unlike(one.pair().id()));
    }

    @Override
    public void exclude(String field, String value) {
        go(bar.address().with(bar.address().filters().excluding(field, value)));
    }

    @Override
    public void ground(PairDetail one) {
        UI ui = UI.getCurrent();
        work.run(() -> stored(one), ui::navigate, Notification::show);
    }

    /** The address of the pair's image on Ground, where it is kept from now on. */
    private String stored(PairDetail one) {
        Path file = PairPictures.hash(one.pair()).flatMap(pictures::original).orElseThrow();
        try (InputStream in = Files.newInputStream(file)) {
            return "ground/" + images.store(in, one.pair().id() + ".img").id();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        work.close();
    }

    @Override
    public String getPageTitle() {
        String query = bar.address().query().strip();
        return query.isEmpty() ? "Search · Deixis" : query + " · Search · Deixis";
    }
}
