package org.deixis.retrieval.ui;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.local.ValueSignal;
import java.util.List;
import org.deixis.retrieval.Filters;
import org.deixis.retrieval.PairDetail;
import org.deixis.retrieval.PairDetails;
import org.deixis.retrieval.PairExport;
import org.deixis.retrieval.PairLibrary;
import org.deixis.retrieval.PairPictures;
import org.deixis.retrieval.QueryPictures;
import org.deixis.retrieval.Reindexing;
import org.deixis.retrieval.SearchAnswer;
import org.deixis.retrieval.SearchService;
import org.deixis.study.Images;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.BaseJsonNode;

/** The Search screen. Its address is the query: whoever has it sees the same. */
@Route("search")
@Menu(title = "Search", order = 2)
final class SearchView extends Main implements BeforeEnterObserver, HasDynamicTitle, HitActs.Way {
    private static final long serialVersionUID = 1L;

    private final transient PairDetails details;
    private final transient AskedPictures asked;
    private final transient SearchWork work;
    private final ValueSignal<SearchState> state = new ValueSignal<>(new SearchState.NoCollection());
    private final FacetPanel facets = new FacetPanel(this::toggle);
    private final QueryBar bar;
    private final AnswerPanel answers;
    private final HitDetail detail;
    private final QueryDetail query = new QueryDetail(picture -> go(address().withPicture(picture)));
    private @Nullable transient PairDetail opened;
    private @Nullable transient AskedPicture picture;

    SearchView(
            PairLibrary library,
            SearchService service,
            PairDetails details,
            PairPictures pictures,
            QueryPictures queries,
            PairExport export,
            Reindexing reindexing,
            Images images) {
        this.details = details;
        asked = new AskedPictures(queries, details, pictures, images);
        work = new SearchWork(library, service, asked, state, UI.getCurrent());
        HitActs acts = new HitActs(this, work, library, asked, pictures, images);
        bar = new QueryBar(queries, this::typed, this::go, this::look, this::refuse);
        answers = new AnswerPanel(bar, export, acts, this::go, collection -> {
            reindexing.start(collection);
            UI.getCurrent().navigate(CollectionsView.class); // where it shows how far it is
        });
        detail = new HitDetail(acts, new ExportMenu(export, this::openedItem));
        addClassName("search");
        add(facets, answers, detail, query);
        Signal.effect(this, () -> render(state.get()));
        Shortcuts.addShortcutListener(this, this::escape, Key.ESCAPE).setBrowserDefaultAllowed(true);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        SearchAddress address =
                SearchAddress.of(event.getLocation().getQueryParameters().getParameters());
        refuse("");
        show(address);
    }

    private void show(SearchAddress address) {
        bar.show(address);
        work.ask(address);
        if (address.isByPictures()) {
            work.run(() -> asked.shown(address), shown -> illustrate(address, shown), Notification::show);
        }
        if (address.picture() == null || !address.pair().isEmpty()) {
            query.hide();
        }
        if (address.pair().isEmpty()) {
            opened = null;
            detail.hide();
        } else if (opened == null
                || !opened.pair().id().equals(address.pair())
                || !address.in().isEmpty() && !opened.collection().equals(address.in())) {
            work.run(() -> details.of(address.pair(), address.in()), this::opened, Notification::show);
        }
        answers.grid().setOpen(address.pair(), address.in());
    }

    private void illustrate(SearchAddress address, AskedPictures.Shown shown) {
        if (address.searchesLike(address())) {
            bar.illustrate(shown);
            picture = shown.picture();
            PictureAddress at = address().picture();
            if (query.isVisible() && at != null && picture != null) {
                query.show(at, picture);
            }
        }
    }

    /** Shows the query's picture: in its pair's drawer, or in one of its own. */
    private void look() {
        PictureAddress at = address().picture();
        if (at != null && at.kind() == PictureAddress.Kind.PAIR) {
            open(address().opening(at.id(), ""));
        } else if (at != null && picture != null) {
            open(address().opening("", ""));
            query.show(at, picture);
        }
    }

    private void escape() {
        if (query.isVisible()) {
            query.escape();
        } else {
            detail.escape();
        }
    }

    /** Somebody types: the address follows, the browser's history does not. */
    private void typed(SearchAddress address) {
        rewrite(address);
        bar.show(address);
        work.ask(address);
    }

    private void refuse(String sentence) {
        answers.refuse(sentence);
    }

    private static void rewrite(SearchAddress address) {
        UI.getCurrent().getPage().getHistory().replaceState((BaseJsonNode) null, address.path());
    }

    @Override
    public SearchAddress address() {
        return bar.address();
    }

    @Override
    public void go(SearchAddress address) {
        getUI().ifPresent(ui -> ui.navigate(SearchView.class, address.parameters()));
    }

    @Override
    public void open(SearchAddress address) {
        rewrite(address);
        show(address);
    }

    @Override
    public AnswerPanel answers() {
        return answers;
    }

    private void toggle(String field, String value) {
        Filters filters = address().filters();
        go(address().with(filters.has(field, value) ? filters.without(field, value) : filters.with(field, value)));
    }

    private void render(SearchState now) {
        setClassName("waiting", now instanceof SearchState.Searching);
        answers.show(now);
        switch (now) {
            case SearchState.NoCollection _ -> facets.show(List.of());
            case SearchState.Answered(SearchAddress _, SearchAnswer given) -> {
                facets.show(given.facets());
                tell();
            }
            case SearchState.Searching _, SearchState.Refused _ -> {}
        }
        if (!(now instanceof SearchState.Searching)) {
            getElement().setProperty("summary", summary(now));
        }
    }

    private static String summary(SearchState now) {
        return now instanceof SearchState.Answered(SearchAddress _, SearchAnswer given)
                ? "%,d%s relevant of %,d · %,d ms"
                        .formatted(
                                given.relevant(),
                                given.incomplete() && given.relevant() < given.searched() ? "+" : "",
                                given.searched(),
                                Math.round(given.milliseconds()))
                : "";
    }

    private void opened(PairDetail found) {
        if (found.pair().id().equals(address().pair())) {
            opened = found;
            detail.show(found, address().picture());
            tell();
        }
    }

    /** Says of the open pair how this answer found it. */
    private void tell() {
        PairDetail pair = opened;
        if (pair != null) {
            SearchAnswer given = answers.answer();
            detail.tell(answers.hit(pair).orElse(null), given == null ? null : given.highlights(), address());
        }
    }

    private List<PairExport.Item> openedItem() {
        PairDetail shown = opened;
        return shown == null ? List.of() : List.of(new PairExport.Item(shown.pair(), shown.collection()));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        work.close();
    }

    @Override
    public String getPageTitle() {
        String query = address().query().strip();
        String picture =
                address().picture() == null ? "" : "By " + address().picture().word();
        String what = query.isEmpty() ? picture : query;
        return what.isEmpty() ? "Search · Deixis" : what + " · Search · Deixis";
    }
}
