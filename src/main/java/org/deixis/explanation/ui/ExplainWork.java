package org.deixis.explanation.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.signals.local.ValueSignal;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.deixis.explanation.AnswerEvent;
import org.deixis.explanation.AnswerRecord;
import org.deixis.explanation.Ask;
import org.deixis.explanation.Asking;
import org.deixis.explanation.ChatHistory;
import org.deixis.explanation.Conversations;
import org.deixis.study.Images;
import org.deixis.study.StoredImage;
import org.deixis.study.StudyStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one page has asked for. Everything that takes time happens on virtual threads; whatever comes of it reaches the page
 * as a state and in no other way. All methods belong to the UI thread.
 */
final class ExplainWork {
    private static final Logger log = LoggerFactory.getLogger(ExplainWork.class);

    private final CaseReader reader;
    private final Conversations conversations;
    private final ChatHistory history;
    private final Images images;
    private final ValueSignal<ExplainState> state;
    private final UI ui;
    private final ExecutorService queue =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("explain").factory());
    private @Nullable Asking asking;

    ExplainWork(
            CaseReader reader,
            Conversations conversations,
            ChatHistory history,
            Images images,
            ValueSignal<ExplainState> state,
            UI ui) {
        this.reader = reader;
        this.conversations = conversations;
        this.history = history;
        this.images = images;
        this.state = state;
        this.ui = ui;
    }

    /** @param chat the conversation to show; null for the newest */
    void open(OpenCase blank, @Nullable UUID chat, boolean begin) {
        stop();
        state.set(new ExplainState.Busy(blank, ""));
        StoredImage image = blank.image();
        submit(image.id(), () -> {
            UUID shown = begin ? null : reader.conversation(image.id(), chat).orElse(null);
            return new ExplainState.Idle(reader.read(image, shown, null), "");
        });
    }

    /**
     * Asks behind the answers that are there, or in place of one of them and of what followed.
     *
     * @param instead position of the answer to replace; null for none
     * @param put how the question is to be put, given the answers before it
     */
    void ask(String question, @Nullable Integer instead, Function<java.util.List<AnswerRecord>, Ask> put) {
        if (!(state.peek() instanceof ExplainState.Opened opened)
                || opened instanceof ExplainState.Answering
                || queue.isShutdown()) {
            return;
        }
        OpenCase before = instead == null ? opened.shown() : opened.shown().until(instead);
        Ask ask = put.apply(before.records());
        AnswerDraft blank = AnswerDraft.of(question, ask.level());
        state.set(new ExplainState.Answering(before, blank));
        UUID imageId = before.image().id();
        asking = conversations.ask(imageId, ask, new Telling(imageId, before.chat(), instead, blank));
    }

    /** Passes on to the page what happens while a question is answered. */
    private final class Telling implements Consumer<AnswerEvent> {
        private final UUID imageId;
        private final @Nullable UUID chat;
        private final @Nullable Integer instead;
        private AnswerDraft draft;

        Telling(UUID imageId, @Nullable UUID chat, @Nullable Integer instead, AnswerDraft blank) {
            this.imageId = imageId;
            this.chat = chat;
            this.instead = instead;
            this.draft = blank;
        }

        @Override
        public void accept(AnswerEvent event) {
            draft = draft.after(event);
            AnswerDraft now = draft;
            switch (event) {
                case AnswerEvent.Finished(AnswerRecord answer) -> finished(answer);
                case AnswerEvent.Failed(String sentence) ->
                    show(imageId, shown -> new ExplainState.Failed(shown, sentence, now.question()));
                case AnswerEvent.StepFinished _ -> { // which may have found something
                    CaseReader.Seen seen = reader.seen(imageId);
                    show(
                            imageId,
                            shown ->
                                    new ExplainState.Answering(shown.withEvidence(seen.marks(), seen.meanings()), now));
                }
                case AnswerEvent.StepStarted _,
                        AnswerEvent.SentenceAccepted _,
                        AnswerEvent.SentenceWithheld _,
                        AnswerEvent.FailedOver _ -> show(imageId, shown -> new ExplainState.Answering(shown, now));
            }
        }

        private void finished(AnswerRecord answer) {
            try {
                ChatHistory.Kept kept = chat != null && instead != null
                        ? history.replace(chat, instead, answer)
                        : history.keep(imageId, chat, answer);
                OpenCase read = reader.read(images.get(imageId), kept.chat(), null);
                show(imageId, shown -> new ExplainState.Idle(read.withSelected(shown.selected()), ""));
            } catch (RuntimeException e) {
                String sentence = sentence(e);
                show(imageId, shown -> new ExplainState.Failed(shown, sentence, answer.question()));
            }
        }
    }

    /** Ends the answer in the making; what was said stays. */
    void stop() {
        if (asking != null) {
            asking.stop();
            asking = null;
        }
    }

    /** Does something to what is stored of the open image, then shows it anew. */
    void change(String doing, Consumer<UUID> change) {
        if (state.peek() instanceof ExplainState.Opened opened && !(opened instanceof ExplainState.Answering)) {
            OpenCase before = opened.shown();
            UUID imageId = before.image().id();
            state.set(new ExplainState.Busy(before, doing));
            submit(imageId, () -> {
                change.accept(imageId);
                UUID chat = before.chat();
                boolean there = chat != null && history.of(imageId).stream().anyMatch(c -> c.id().equals(chat));
                return new ExplainState.Idle(
                        reader.read(images.get(imageId), there ? chat : null, before.selected()), "");
            });
        }
    }

    /** Answers apart from the conversation, e.g. the draft of a report. */
    void aside(UUID imageId, Ask ask, Consumer<AnswerRecord> answered, Consumer<String> failed) {
        var _ = conversations.ask(imageId, ask, event -> {
            switch (event) {
                case AnswerEvent.Finished(AnswerRecord answer) -> access(() -> answered.accept(answer));
                case AnswerEvent.Failed(String sentence) -> access(() -> failed.accept(sentence));
                case AnswerEvent.StepStarted _,
                        AnswerEvent.StepFinished _,
                        AnswerEvent.SentenceAccepted _,
                        AnswerEvent.SentenceWithheld _,
                        AnswerEvent.FailedOver _ -> {}
            }
        });
    }

    /** The page is gone. */
    void close() {
        stop();
        queue.shutdown();
    }

    private void submit(UUID imageId, java.util.function.Supplier<ExplainState> work) {
        queue.execute(() -> {
            try {
                ExplainState next = work.get();
                show(imageId, shown -> next);
            } catch (RuntimeException e) {
                String sentence = sentence(e);
                show(imageId, shown -> new ExplainState.Failed(shown, sentence, null));
            }
        });
    }

    private static String sentence(RuntimeException failure) {
        if (failure instanceof StudyStoreException || failure instanceof org.deixis.grounding.GroundingException) {
            return String.valueOf(failure.getMessage());
        }
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        log.error("[{}] explaining failed", id, failure);
        return "Something went wrong inside Deixis; what was kept before is there. The log tells more under the id %s."
                .formatted(id);
    }

    /** On the page, unless it shows another image by now. */
    private void show(UUID imageId, Function<OpenCase, ExplainState> next) {
        access(() -> {
            if (state.peek() instanceof ExplainState.Opened opened
                    && opened.shown().image().id().equals(imageId)) {
                state.set(next.apply(opened.shown()));
            }
        });
    }

    /** Another look at the same case, at once. */
    void select(UnaryOperator<OpenCase> change) {
        if (state.peek() instanceof ExplainState.Opened opened) {
            state.set(opened.with(change.apply(opened.shown())));
        }
    }

    private void access(Runnable task) {
        try {
            var _ = ui.access(task::run);
        } catch (UIDetachedException e) {
            log.debug("The page has gone");
        }
    }
}
