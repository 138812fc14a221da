package org.deixis.inference;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One native predictor's thread and the bounded queue before it. Callers wait for their turn; a caller that is
 * interrupted leaves the queue, or its answer is thrown away if it is being worked on.
 */
final class InferenceLane implements AutoCloseable {
    private static final long LAST_RUN_SECONDS = 60;

    private final ThreadPoolExecutor executor;
    private final int limit;

    InferenceLane(String name, int limit) {
        this.limit = limit;
        this.executor = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(limit),
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /**
     * Runs {@code work} on the lane's thread and waits for it.
     *
     * @param discard releases an answer that nobody waits for any more
     */
    <T> T run(Callable<T> work, Consumer<T> discard) {
        Job<T> job = new Job<>(work, discard, new CompletableFuture<>());
        try {
            executor.execute(job);
        } catch (RejectedExecutionException e) {
            if (executor.isShutdown()) {
                throw new IllegalStateException("The model is closed", e);
            }
            throw new InferenceBusyException(limit);
        }
        try {
            return job.answer().get();
        } catch (InterruptedException e) {
            job.answer().cancel(false);
            executor.remove(job);
            Thread.currentThread().interrupt();
            throw new InferenceCancelledException("The request was cancelled");
        } catch (CancellationException e) {
            throw new InferenceCancelledException("The model was closed before the request's turn came");
        } catch (ExecutionException e) {
            throw asUnchecked(e);
        }
    }

    /** Requests that wait, not counting the one that runs. */
    int waiting() {
        return executor.getQueue().size();
    }

    @Override
    public void close() {
        executor.shutdownNow().forEach(waiting -> ((Job<?>) waiting).answer().cancel(false));
        try {
            if (!executor.awaitTermination(LAST_RUN_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The model is still running");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static RuntimeException asUnchecked(ExecutionException e) {
        return switch (e.getCause()) {
            case Error error -> throw error;
            case RuntimeException exception -> exception;
            case null, default -> new IllegalStateException("Inference failed", e.getCause());
        };
    }

    private record Job<T>(Callable<T> work, Consumer<T> discard, CompletableFuture<T> answer) implements Runnable {
        @Override
        public void run() {
            if (answer.isDone()) {
                return;
            }
            try {
                T result = work.call();
                if (!answer.complete(result)) {
                    discard.accept(result);
                }
            } catch (Exception | Error e) {
                answer.completeExceptionally(e);
            }
        }
    }
}
