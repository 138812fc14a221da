package org.deixis.grounding;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How long somebody waits for work: until they cancel, their thread is interrupted, or time is up. Inference is
 * interrupted then. Whatever touches the database is not, for an interrupt closes the file under an embedded database: it
 * runs on a thread that nobody knows, and the caller's interrupt is only noticed.
 */
final class Patience {
    private static final long LOOK_EVERY_MILLIS = 20;

    private final BooleanSupplier cancelled;
    private final Duration limit;
    private final long end;

    private Patience(BooleanSupplier cancelled, Duration limit) {
        this.cancelled = cancelled;
        this.limit = limit;
        this.end = System.nanoTime() + limit.toNanos();
    }

    /** Why it came to an end. */
    static final class LostException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final boolean tooSlow;
        private final int seconds;

        LostException(boolean tooSlow, Duration limit) {
            super(tooSlow ? "Time is up" : "Cancelled");
            this.tooSlow = tooSlow;
            this.seconds = (int) limit.toSeconds();
        }

        /** Whether the time was up, rather than the caller no longer wanting it. */
        boolean tooSlow() {
            return tooSlow;
        }

        /** How long the work might have taken. */
        int seconds() {
            return seconds;
        }

        /** The same for the person who waited. */
        GroundingException told() {
            return tooSlow ? GroundingException.tooSlow(seconds) : GroundingException.cancelled();
        }
    }

    /**
     * Runs {@code work} on an undisturbed thread of its own and waits for its end, come what may; an interrupt of the
     * caller counts as cancelling and is set again afterwards.
     */
    static <T> T call(BooleanSupplier cancelled, Duration limit, Function<Patience, T> work) {
        AtomicBoolean interrupted = new AtomicBoolean();
        Patience patience = new Patience(() -> interrupted.get() || cancelled.getAsBoolean(), limit);
        FutureTask<T> task = new FutureTask<>(() -> work.apply(patience));
        Thread.ofVirtual().name("deixis-grounding").start(task);
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted.set(true);
                } catch (ExecutionException e) {
                    throw unchecked(e);
                }
            }
        } finally {
            if (interrupted.get()) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** @throws LostException when nobody waits any more */
    void check() {
        lost().ifPresent(lost -> {
            throw lost;
        });
    }

    private Optional<LostException> lost() {
        if (cancelled.getAsBoolean()) {
            return Optional.of(new LostException(false, limit));
        }
        return System.nanoTime() - end >= 0 ? Optional.of(new LostException(true, limit)) : Optional.empty();
    }

    /**
     * Runs inference, which an interrupt ends.
     *
     * @param discard releases an answer that came too late
     * @throws LostException when nobody waits any more
     */
    <T> T infer(Callable<T> inference, Consumer<T> discard) {
        check();
        CompletableFuture<T> answer = new CompletableFuture<>();
        Thread worker = Thread.ofVirtual().name("deixis-inference-wait").start(() -> {
            try {
                T made = inference.call();
                if (!answer.complete(made)) {
                    discard.accept(made);
                }
            } catch (Exception | Error e) {
                answer.completeExceptionally(e);
            }
        });
        while (true) {
            try {
                return answer.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                lost().filter(answer::completeExceptionally).ifPresent(lost -> worker.interrupt());
            } catch (ExecutionException e) {
                throw unchecked(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException("Nobody knows this thread", e);
            }
        }
    }

    /** As above, for an answer that holds nothing. */
    <T> T infer(Callable<T> inference) {
        return infer(inference, late -> {});
    }

    private static RuntimeException unchecked(ExecutionException e) {
        return switch (e.getCause()) {
            case Error error -> throw error;
            case RuntimeException exception -> exception;
            case null, default -> new IllegalStateException("Grounding failed", e.getCause());
        };
    }
}
