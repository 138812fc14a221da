package org.deixis.explanation.ui;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.deixis.explanation.AnswerEvent;
import org.deixis.explanation.AnswerRecord;
import org.deixis.explanation.Ask;
import org.deixis.explanation.Asking;
import org.deixis.explanation.ChatHistory;
import org.deixis.explanation.Conversations;
import org.jspecify.annotations.Nullable;

/**
 * What one page has asked for. Everything that takes time happens on virtual threads; whatever comes of it reaches the page
 * as a state and in no other way. All methods belong to the UI thread.
 */
final class ExplainWork {
    private final CaseReader reader;
    private final Conversations conversations;
    private final ChatHistory history;
    private final PageState page;
    private final ExecutorService queue =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("explain").factory());
    private @Nullable Asking asking;

    ExplainWork(CaseReader reader, Conversations conversations, ChatHistory history, PageState page) {
        this.reader = reader;
        this.conversations = conversations;
        this.history = history;
        this.page = page;
    }

    /** @param chat the conversation to show; null for the newest */
    void open(OpenCase blank, @Nullable UUID chat, boolean begin) {
        stop();
        page.set(new ExplainState.Busy(blank, ""));
        UUID imageId = blank.image().id();
        submit(imageId, () -> {
            UUID shown = begin ? null : reader.conversation(imageId, chat).orElse(null);
            return new ExplainState.Idle(reader.read(blank, shown), "");
        });
    }

    /**
     * Asks behind the answers that are there, or in place of one of them and of what followed.
     *
     * @param instead position of the answer to replace; null for none
     * @param put how the question is to be put, given the answers before it
     */
    void ask(String question, @Nullable Integer instead, Function<List<AnswerRecord>, Ask> put) {
        if (!(page.now() instanceof ExplainState.Opened opened)
                || opened instanceof ExplainState.Answering
                || queue.isShutdown()) {
            return;
        }
        OpenCase before = instead == null ? opened.shown() : opened.shown().until(instead);
        Ask ask = put.apply(before.records());
        AnswerDraft blank = AnswerDraft.of(question, ask.level());
        page.set(new ExplainState.Answering(before, blank));
        asking = conversations.ask(
                before.image().id(), ask, new AnswerRelay(reader, history, page, before, instead, blank));
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
        if (page.now() instanceof ExplainState.Opened opened && !(opened instanceof ExplainState.Answering)) {
            OpenCase before = opened.shown();
            UUID imageId = before.image().id();
            page.set(new ExplainState.Busy(before, doing));
            submit(imageId, () -> {
                change.accept(imageId);
                UUID chat = before.chat();
                boolean there = chat != null && history.of(imageId).stream().anyMatch(c -> c.id().equals(chat));
                return new ExplainState.Idle(reader.read(before, there ? chat : null), "");
            });
        }
    }

    /** Answers apart from the conversation, e.g. the draft of a report. */
    void aside(UUID imageId, Ask ask, Consumer<AnswerRecord> answered, Consumer<String> failed) {
        var _ = conversations.ask(imageId, ask, event -> {
            switch (event) {
                case AnswerEvent.Finished(AnswerRecord answer) -> page.access(() -> answered.accept(answer));
                case AnswerEvent.Failed(String sentence) -> page.access(() -> failed.accept(sentence));
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

    private void submit(UUID imageId, Supplier<ExplainState> work) {
        queue.execute(() -> {
            try {
                ExplainState next = work.get();
                page.show(imageId, shown -> next);
            } catch (RuntimeException e) {
                page.fail(imageId, e, sentence -> shown -> new ExplainState.Failed(shown, sentence, null));
            }
        });
    }

    /** Another look at the same case, at once. */
    void select(UnaryOperator<OpenCase> change) {
        if (page.now() instanceof ExplainState.Opened opened) {
            page.set(opened.with(change.apply(opened.shown())));
        }
    }
}
