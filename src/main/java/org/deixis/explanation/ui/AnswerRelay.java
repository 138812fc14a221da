package org.deixis.explanation.ui;

import java.util.UUID;
import java.util.function.Consumer;
import org.deixis.explanation.AnswerEvent;
import org.deixis.explanation.AnswerRecord;
import org.deixis.explanation.ChatHistory;
import org.jspecify.annotations.Nullable;

/** Passes on to the page what happens while a question is answered, and keeps the answer. Told by one thread at a time. */
final class AnswerRelay implements Consumer<AnswerEvent> {
    private final CaseReader reader;
    private final ChatHistory history;
    private final PageState page;
    private final OpenCase before;
    private final UUID imageId;
    private final @Nullable Integer instead;
    private AnswerDraft draft;

    /**
     * @param before what the page shows, with the answers before this one
     * @param instead position of the answer that it replaces; null for none
     */
    AnswerRelay(
            CaseReader reader,
            ChatHistory history,
            PageState page,
            OpenCase before,
            @Nullable Integer instead,
            AnswerDraft blank) {
        this.reader = reader;
        this.history = history;
        this.page = page;
        this.before = before;
        this.imageId = before.image().id();
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
                page.show(imageId, shown -> new ExplainState.Failed(shown, sentence, now.question()));
            case AnswerEvent.StepFinished _ -> { // which may have found something
                OpenCase.Seen seen = reader.seen(before.image(), before.compared());
                page.show(imageId, shown -> new ExplainState.Answering(shown.withEvidence(seen), now));
            }
            case AnswerEvent.StepStarted _,
                    AnswerEvent.SentenceAccepted _,
                    AnswerEvent.SentenceWithheld _,
                    AnswerEvent.FailedOver _ -> page.show(imageId, shown -> new ExplainState.Answering(shown, now));
        }
    }

    private void finished(AnswerRecord answer) {
        try {
            UUID chat = before.chat();
            ChatHistory.Kept kept = chat != null && instead != null
                    ? history.replace(chat, instead, answer)
                    : history.keep(imageId, chat, answer);
            OpenCase read = reader.read(before, kept.chat());
            page.show(imageId, shown -> new ExplainState.Idle(read.withSelected(shown.selected()), ""));
        } catch (RuntimeException e) {
            page.fail(imageId, e, sentence -> shown -> new ExplainState.Failed(shown, sentence, answer.question()));
        }
    }
}
