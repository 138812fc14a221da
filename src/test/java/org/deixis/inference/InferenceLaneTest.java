package org.deixis.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class InferenceLaneTest {
    private final InferenceLane lane = new InferenceLane("lane under test", 2);
    private final List<String> discarded = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @AfterEach
    void close() {
        mayEnd.countDown();
        lane.close();
    }

    @Test
    void givesTheAnswerOrTheFailureToTheCaller() {
        assertThat(lane.run(() -> "done", discarded::add)).isEqualTo("done");
        assertThatThrownBy(() -> lane.run(
                        () -> {
                            throw new IllegalArgumentException("no");
                        },
                        x -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no");
        assertThat(discarded).isEmpty();
    }

    @Test
    void takesACancelledRequestOutOfTheQueue() throws Exception {
        Thread running = occupy();
        List<String> ran = Collections.synchronizedList(new ArrayList<>());
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        Thread waiting = start(() -> lane.run(() -> ran.add("waiting"), x -> {}), thrown);
        awaitWaiting(1);
        waiting.interrupt();
        waiting.join();
        assertThat(thrown.get()).isInstanceOf(InferenceCancelledException.class);
        assertThat(lane.waiting()).isZero();
        mayEnd.countDown();
        running.join();
        assertThat(ran).isEmpty();
        assertThat(discarded).isEmpty();
    }

    @Test
    void discardsTheAnswerOfARequestCancelledWhileItRan() throws Exception {
        Thread running = occupy();
        running.interrupt();
        running.join();
        mayEnd.countDown();
        assertThat(lane.run(() -> "next", x -> {})).isEqualTo("next");
        assertThat(discarded).containsExactly("occupied");
    }

    @Test
    void refusesMoreThanMayWait() throws Exception {
        occupy();
        start(() -> lane.run(() -> "first", x -> {}), new AtomicReference<>());
        start(() -> lane.run(() -> "second", x -> {}), new AtomicReference<>());
        awaitWaiting(2);
        assertThatThrownBy(() -> lane.run(() -> "third", x -> {}))
                .isInstanceOf(InferenceBusyException.class)
                .hasMessage("The model is busy: 2 requests are waiting already.");
    }

    @Test
    void endsWhoWaitsWhenItIsClosed() throws Exception {
        occupy();
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        Thread waiting = start(() -> lane.run(() -> "waiting", x -> {}), thrown);
        awaitWaiting(1);
        Thread closing = Thread.ofVirtual().start(lane::close);
        waiting.join();
        assertThat(thrown.get()).isInstanceOf(InferenceCancelledException.class);
        mayEnd.countDown();
        closing.join();
        assertThatThrownBy(() -> lane.run(() -> "late", x -> {})).hasMessage("The model is closed");
    }

    private Thread occupy() throws InterruptedException {
        Thread running = start(
                () -> lane.run(
                        () -> {
                            started.countDown();
                            // native code takes no notice of interrupts either
                            while (mayEnd.getCount() > 0) {
                                Thread.onSpinWait();
                            }
                            return "occupied";
                        },
                        discarded::add),
                new AtomicReference<>());
        started.await();
        return running;
    }

    private void awaitWaiting(int requests) throws InterruptedException {
        while (lane.waiting() < requests) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private static Thread start(Runnable work, AtomicReference<@Nullable Throwable> thrown) {
        return Thread.ofVirtual().start(() -> {
            try {
                work.run();
            } catch (InferenceCancelledException | IllegalStateException e) {
                thrown.set(e);
            }
        });
    }
}
