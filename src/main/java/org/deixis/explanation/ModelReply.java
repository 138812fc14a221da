package org.deixis.explanation;

import dev.langchain4j.model.chat.response.ChatResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** One reply of a language model, with the tools that it calls: waits for its end, for a stop, for silence and for the limit. */
final class ModelReply {
    private static final long LOOK_EVERY_MILLIS = 10;

    private final Assistant assistant;
    private final RetryingHttpClient client;
    private final ExplanationProperties settings;
    private final Turn turn;
    private final Consumer<Sentence> examined;
    private final DraftSentences sentences = new DraftSentences();
    private final CompletableFuture<Optional<String>> end = new CompletableFuture<>();
    private volatile long heard = System.nanoTime();

    /** @param examined told of every sentence of the draft, in order, one at a time */
    ModelReply(
            Assistant assistant,
            RetryingHttpClient client,
            ExplanationProperties settings,
            Turn turn,
            Consumer<Sentence> examined) {
        this.assistant = assistant;
        this.client = client;
        this.settings = settings;
        this.turn = turn;
        this.examined = examined;
    }

    /** @return what kept the model from replying, in words that go on after its name; empty where it did or was stopped */
    Optional<String> await(String message) {
        try {
            assistant
                    .say(message)
                    .onPartialResponse(words -> hear(() -> sentences.add(words)))
                    .onIntermediateResponse(response -> hear(sentences::end))
                    .beforeToolExecution(call -> heard = System.nanoTime())
                    .onToolExecuted(execution -> heard = System.nanoTime())
                    .onCompleteResponse(this::completed)
                    .onError(failure -> failed(failure))
                    .start();
        } catch (RuntimeException e) {
            failed(e);
        }
        return awaited();
    }

    private Optional<String> awaited() {
        long start = System.nanoTime();
        while (true) {
            try {
                return end.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (brokenOff(start)) {
                    client.abort();
                }
            } catch (InterruptedException e) {
                client.abort();
                Thread.currentThread().interrupt();
                return Optional.empty();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** Whether the reply was ended here, and not by the model in the same moment: the client goes on to the next reply. */
    private boolean brokenOff(long start) {
        long now = System.nanoTime();
        if (turn.isStopped()) {
            return finish(Optional.empty());
        }
        if (now - heard > nanosOfSilence()) {
            return finish(Optional.of(ModelTrouble.silent(settings.timeout())));
        }
        return now - start > settings.limit().toNanos() && finish(Optional.of(ModelTrouble.tooLong(settings.limit())));
    }

    /** A wait that the server asked for is no silence. */
    private long nanosOfSilence() {
        Duration waits = settings.longestWait().multipliedBy(settings.retries());
        return settings.timeout()
                .plus(client.isWaiting() ? waits : Duration.ZERO)
                .toNanos();
    }

    private interface Hearing {
        List<Sentence> sentences();
    }

    /** What comes after the end is not heard. */
    private synchronized void hear(Hearing hearing) {
        heard = System.nanoTime();
        for (Sentence sentence : hearing.sentences()) {
            if (!end.isDone() && !turn.isStopped()) {
                examined.accept(sentence);
            }
        }
    }

    private void completed(ChatResponse response) {
        // a server of the other protocol need not give a reason
        if (response.finishReason() == null && settings.provider() == ExplanationProperties.Provider.OPENAI) {
            finish(Optional.of(ModelTrouble.BROKE_OFF));
            return;
        }
        hear(sentences::end);
        finish(Optional.empty());
    }

    private void failed(Throwable failure) {
        finish(Optional.of(ModelTrouble.of(failure, settings.timeout())));
    }

    /** @return whether the reply had not ended before */
    private synchronized boolean finish(Optional<String> trouble) {
        return end.complete(trouble);
    }
}
