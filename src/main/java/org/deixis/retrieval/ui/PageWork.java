package org.deixis.retrieval.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.deixis.imaging.UnreadableImageException;
import org.deixis.retrieval.RetrievalException;
import org.deixis.study.StudyStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What takes time for a page, done on virtual threads; what came of it is told on the page, while there is one. */
final class PageWork {
    private static final Logger log = LoggerFactory.getLogger(PageWork.class);

    private final UI ui;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    PageWork(UI ui) {
        this.ui = ui;
    }

    /**
     * @param done told on the page
     * @param failed told on the page, with one sentence
     */
    <T> void run(Supplier<T> work, Consumer<T> done, Consumer<String> failed) {
        threads.execute(() -> {
            try {
                T result = work.get();
                onPage(() -> done.accept(result));
            } catch (RuntimeException e) {
                Failure failure = Failure.of(e);
                onPage(() -> failed.accept(failure.words()));
            }
        });
    }

    /** On any thread. */
    void onPage(Runnable change) {
        try {
            var _ = ui.access(change::run);
        } catch (UIDetachedException e) {
            log.debug("The page has gone");
        }
    }

    /** The page is gone. */
    void close() {
        threads.shutdown();
    }

    /**
     * @param sentence for the user
     * @param id to be found in the log; empty for what explains itself
     * @param unusable collections whose indexes must be made anew first
     */
    record Failure(String sentence, String id, List<String> unusable) {
        /** Logs what was not foreseen. */
        static Failure of(RuntimeException e) {
            if (e instanceof RetrievalException known) {
                return new Failure(String.valueOf(e.getMessage()), "", known.unusable());
            }
            if (e instanceof UnreadableImageException || e instanceof StudyStoreException) {
                return new Failure(String.valueOf(e.getMessage()), "", List.of());
            }
            String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
            log.error("[{}] search failed", id, e);
            return new Failure("Something went wrong inside Deixis. Nothing was lost.", id, List.of());
        }

        String words() {
            return id.isEmpty() ? sentence : sentence + " (" + id + ")";
        }
    }
}
