package org.deixis.explanation.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.signals.local.ValueSignal;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.deixis.grounding.GroundingException;
import org.deixis.study.StudyStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state of one page, and the way to it from other threads. Methods without a remark belong to the UI thread. */
final class PageState {
    private static final Logger log = LoggerFactory.getLogger(PageState.class);

    private final ValueSignal<ExplainState> state;
    private final UI ui;

    PageState(ValueSignal<ExplainState> state, UI ui) {
        this.state = state;
        this.ui = ui;
    }

    ExplainState now() {
        return state.peek();
    }

    Optional<OpenCase> opened() {
        return state.peek() instanceof ExplainState.Opened open ? Optional.of(open.shown()) : Optional.empty();
    }

    void set(ExplainState next) {
        state.set(next);
    }

    /** From any thread: shows this, unless the page shows another image by now. */
    void show(UUID imageId, Function<OpenCase, ExplainState> next) {
        access(() -> opened().filter(shown -> shown.image().id().equals(imageId))
                .ifPresent(shown -> state.set(next.apply(shown))));
    }

    /** From any thread: what failed, in a sentence. */
    void fail(UUID imageId, RuntimeException failure, Function<String, Function<OpenCase, ExplainState>> next) {
        show(imageId, next.apply(sentence(failure)));
    }

    /** From any thread. */
    void access(Runnable task) {
        try {
            var _ = ui.access(task::run);
        } catch (UIDetachedException e) {
            log.debug("The page has gone");
        }
    }

    private static String sentence(RuntimeException failure) {
        if (failure instanceof StudyStoreException || failure instanceof GroundingException) {
            return String.valueOf(failure.getMessage());
        }
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        log.error("[{}] explaining failed", id, failure);
        return "Something went wrong inside Deixis; what was kept before is there. The log tells more under the id %s."
                .formatted(id);
    }
}
