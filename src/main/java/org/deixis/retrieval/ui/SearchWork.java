package org.deixis.retrieval.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.signals.local.ValueSignal;
import java.util.HexFormat;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.deixis.imaging.UnreadableImageException;
import org.deixis.retrieval.PairLibrary;
import org.deixis.retrieval.RetrievalException;
import org.deixis.retrieval.SearchAnswer;
import org.deixis.retrieval.SearchService;
import org.deixis.study.StudyStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one page has asked for, done on virtual threads. The newest search wins: those before it are not shown any more, and
 * end as soon as they notice. {@link #ask}, {@link #run} and {@link #close} belong to the UI thread.
 */
final class SearchWork {
    private static final Logger log = LoggerFactory.getLogger(SearchWork.class);

    private final PairLibrary library;
    private final SearchService service;
    private final AskedPictures pictures;
    private final ValueSignal<SearchState> state;
    private final UI ui;
    private final AtomicLong newest = new AtomicLong();
    private final ExecutorService searches =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("search").factory());
    private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable SearchAnswer shown;

    SearchWork(
            PairLibrary library, SearchService service, AskedPictures pictures, ValueSignal<SearchState> state, UI ui) {
        this.library = library;
        this.service = service;
        this.pictures = pictures;
        this.state = state;
        this.ui = ui;
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
                onPage(() -> {
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
            String id = told(e) ? null : logged(e);
            return new SearchState.Refused(address, sentence(e), id);
        }
    }

    /**
     * Something else, away from the page.
     *
     * @param done told on the page
     * @param failed told on the page, with one sentence
     */
    <T> void run(Supplier<T> work, Consumer<T> done, Consumer<String> failed) {
        others.execute(() -> {
            try {
                T result = work.get();
                onPage(() -> done.accept(result));
            } catch (RuntimeException e) {
                String words = told(e) ? sentence(e) : sentence(e) + " (" + logged(e) + ")";
                onPage(() -> failed.accept(words));
            }
        });
    }

    private static boolean told(RuntimeException e) {
        return e instanceof RetrievalException
                || e instanceof UnreadableImageException
                || e instanceof StudyStoreException;
    }

    private static String sentence(RuntimeException e) {
        return told(e) ? String.valueOf(e.getMessage()) : "Something went wrong inside Deixis. Nothing was lost.";
    }

    private static String logged(RuntimeException e) {
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        log.error("[{}] search failed", id, e);
        return id;
    }

    private void onPage(Runnable change) {
        try {
            var _ = ui.access(change::run);
        } catch (UIDetachedException e) {
            log.debug("The page has gone");
        }
    }

    /** The page is gone. */
    void close() {
        newest.incrementAndGet();
        searches.shutdown();
        others.shutdown();
    }
}
