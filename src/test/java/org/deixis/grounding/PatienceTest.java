package org.deixis.grounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PatienceTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void interruptsInferenceWhenTimeIsUp() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        assertThatThrownBy(() -> Patience.call(
                        () -> false, Duration.ofMillis(50), patience -> patience.infer(() -> endless(interrupted))))
                .isInstanceOfSatisfying(
                        Patience.LostException.class,
                        e -> assertThat(e.tooSlow()).isTrue());
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aCancelledCallerInterruptsInferenceToo() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicBoolean cancelled = new AtomicBoolean();
        assertThatThrownBy(() -> Patience.call(
                        cancelled::get,
                        LONG,
                        patience -> patience.infer(() -> {
                            cancelled.set(true);
                            return endless(interrupted);
                        })))
                .isInstanceOfSatisfying(
                        Patience.LostException.class,
                        e -> assertThat(e.tooSlow()).isFalse());
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anInterruptOfTheCallerNeverReachesTheRestOfTheWork() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicReference<String> answer = new AtomicReference<>();
        AtomicBoolean stillSet = new AtomicBoolean();
        Thread caller = Thread.ofVirtual().start(() -> {
            answer.set(Patience.call(() -> false, LONG, patience -> {
                working.countDown();
                try {
                    release.await(); // stands for the database
                } catch (InterruptedException e) {
                    return "disturbed";
                }
                try {
                    patience.check();
                    return "not noticed";
                } catch (Patience.LostException e) {
                    return "kept";
                }
            }));
            stillSet.set(Thread.currentThread().isInterrupted());
        });
        working.await();
        caller.interrupt();
        Thread.sleep(50);
        release.countDown();
        caller.join();

        assertThat(answer.get()).isEqualTo("kept");
        assertThat(stillSet).isTrue();
    }

    @Test
    void anAnswerThatComesTooLateIsReleased() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        assertThatThrownBy(() -> Patience.call(
                        () -> false,
                        Duration.ofMillis(50),
                        patience -> patience.infer(
                                () -> {
                                    try {
                                        Thread.sleep(LONG);
                                    } catch (InterruptedException e) {
                                        // does not listen
                                    }
                                    return "features";
                                },
                                late -> released.countDown())))
                .isInstanceOf(Patience.LostException.class);
        assertThat(released.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static String endless(CountDownLatch interrupted) {
        try {
            Thread.sleep(LONG);
            return "slept through";
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw new IllegalStateException(e);
        }
    }
}
