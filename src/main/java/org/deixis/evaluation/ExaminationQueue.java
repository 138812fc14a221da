package org.deixis.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Examines images in order: the first ones one at a time, so that their times are those of a lone user, the others two
 * at a time, so that masks are compared while the next image is encoded.
 */
final class ExaminationQueue {
    /** Images that run alone. */
    static final int TIMED = 40;

    /** Of these, the ones whose times do not count. */
    static final int WARM_UP = 3;

    private static final int WORKERS = 2;
    private static final long NANOS_PER_MESSAGE = 5_000_000_000L;

    private final ImageExaminer examiner;
    private final boolean lenient;
    private final Consumer<String> progress;
    private final List<GroundingSet.Problem> problems = new ArrayList<>();
    private final long start = System.nanoTime();
    private long told = start;
    private double seconds;

    ExaminationQueue(ImageExaminer examiner, boolean lenient, Consumer<String> progress) {
        this.examiner = examiner;
        this.lenient = lenient;
        this.progress = progress;
    }

    /**
     * @throws UnreadableSetException when a picture cannot be decoded, unless lenient
     * @throws CancellationException when the thread is interrupted
     */
    List<ImageOutcome> run(List<SetImage> images) {
        List<ImageOutcome> outcomes = new ArrayList<>(images.size());
        int alone = Math.min(TIMED, images.size());
        for (SetImage image : images.subList(0, alone)) {
            keep(image, () -> examiner.examine(image), outcomes);
            tell(outcomes.size(), images.size());
        }
        ExecutorService workers = Executors.newFixedThreadPool(
                WORKERS,
                Thread.ofPlatform().name("deixis-evaluation-", 1).daemon().factory());
        try {
            List<Future<ImageOutcome>> running = new ArrayList<>();
            for (SetImage image : images.subList(alone, images.size())) {
                running.add(workers.submit(() -> examiner.examine(image)));
            }
            for (int i = 0; i < running.size(); i++) {
                Future<ImageOutcome> next = running.get(i);
                keep(images.get(alone + i), () -> await(next), outcomes);
                tell(outcomes.size(), images.size());
            }
        } finally {
            workers.shutdownNow();
        }
        seconds = (System.nanoTime() - start) / 1e9;
        return outcomes;
    }

    List<GroundingSet.Problem> problems() {
        return problems;
    }

    double seconds() {
        return seconds;
    }

    private void keep(SetImage image, Supplier<ImageOutcome> work, List<ImageOutcome> outcomes) {
        try {
            outcomes.add(work.get());
        } catch (UnreadableSetException e) {
            if (!lenient) {
                throw e;
            }
            problems.add(new GroundingSet.Problem(image.line(), "a picture of it cannot be decoded"));
        }
    }

    private void tell(int done, int all) {
        long now = System.nanoTime();
        if (done == all || now - told > NANOS_PER_MESSAGE) {
            told = now;
            long elapsed = (now - start) / 1_000_000_000L;
            progress.accept("%d of %d images, %d:%02d".formatted(done, all, elapsed / 60, elapsed % 60));
        }
    }

    private static ImageOutcome await(Future<ImageOutcome> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The evaluation was cancelled");
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case RuntimeException cause -> cause;
                case null, default -> new IllegalStateException("The evaluation failed", e.getCause());
            };
        }
    }
}
