package org.deixis.retrieval.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.signals.local.ValueSignal;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.deixis.retrieval.PairLibrary;
import org.deixis.retrieval.SearchAnswer;
import org.deixis.retrieval.SearchService;
import org.jspecify.annotations.Nullable;

/**
 * What one page has asked for, done on virtual threads. The newest search wins: those before it are not shown any more, and
 * end as soon as they notice. {@link #ask}, {@link #run} and {@link #close} belong to the UI thread.
 */
final class SearchWork {
    private final PairLibrary library;
    private final SearchService service;
    private final AskedPictures pictures;
    private final ValueSignal<SearchState> state;
    private final PageWork page;
    private final AtomicLong newest = new AtomicLong();
    private final ExecutorService searches =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("search").factory());
    private @Nullable SearchAnswer shown;

    SearchWork(
            PairLibrary library, SearchService service, AskedPictures pictures, ValueSignal<SearchState> state, UI ui) {
        this.library = library;
        this.service = service;
        this.pictures = pictures;
        this.state = state;
        page = new PageWork(ui);
    }

    void ask(SearchAddress address) {
        long turn = newest.incrementAndGet();
        if (library.collections().isEmpty()) {
            state.set(new SearchState.NoCollection());
            return;
        }
        if (state.peek() instanceof SearchState.Answered(var before, var answer)) {
            shown = answer;
            if (before.searchesLike(address)) {
                state.set(new SearchState.Answered(address, answer));
                return;
            }
        }
        state.set(new SearchState.Searching(address, shown));
        searches.execute(() -> {
            if (newest.get() == turn) {
                SearchState outcome = outcome(address, turn);
                page.onPage(() -> {
                    if (newest.get() == turn) {
                        state.set(outcome);
                    }
                });
            }
        });
    }

    private SearchState outcome(SearchAddress address, long turn) {
        try {
            return new SearchState.Answered(
                    address, service.answer(pictures.request(address), () -> newest.get() != turn));
        } catch (CancellationException e) {
            return state.peek();
        } catch (RuntimeException e) {
            return new SearchState.Refused(address, PageWork.Failure.of(e));
        }
    }

    /** Something else, as {@link PageWork#run} does it. */
    <T> void run(Supplier<T> work, Consumer<T> done, Consumer<String> failed) {
        page.run(work, done, failed);
    }

    /** The page is gone. */
    void close() {
        newest.incrementAndGet();
        searches.shutdown();
        page.close();
    }
}
