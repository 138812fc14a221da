package org.deixis.explanation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** A question that is being answered. Safe for use by several threads. */
public final class Asking {
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final CompletableFuture<AnswerEvent> end = new CompletableFuture<>();

    Asking() {}

    /** Ends it soon; what was said stays, and {@link AnswerEvent.Finished} still comes. */
    public void stop() {
        stopped.set(true);
    }

    public boolean isStopped() {
        return stopped.get();
    }

    /** The last event, {@link AnswerEvent.Finished} or {@link AnswerEvent.Failed}; never fails itself. */
    public CompletableFuture<AnswerEvent> end() {
        return end.copy();
    }

    void ended(AnswerEvent last) {
        end.complete(last);
    }
}
