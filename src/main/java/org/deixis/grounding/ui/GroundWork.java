package org.deixis.grounding.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.signals.local.ValueSignal;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.deixis.grounding.GroundedReport;
import org.deixis.grounding.GroundingException;
import org.deixis.grounding.GroundingService;
import org.deixis.grounding.ModelState;
import org.deixis.grounding.Progress;
import org.deixis.grounding.Recognition;
import org.deixis.inference.InferenceBusyException;
import org.deixis.language.Concept;
import org.deixis.language.UnusableTextException;
import org.deixis.study.Finding;
import org.deixis.study.Images;
import org.deixis.study.StoredImage;
import org.deixis.study.StudyStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one page has asked for, done one after the other on a virtual thread. Whatever comes of it reaches the page as a
 * state and in no other way. {@link #open}, {@link #submit}, {@link #cancel} and {@link #close} belong to the UI thread.
 */
final class GroundWork {
    private static final Logger log = LoggerFactory.getLogger(GroundWork.class);

    private final GroundingService grounding;
    private final Images images;
    private final FindingLines lines;
    private final ValueSignal<GroundState> state;
    private final UI ui;
    private final ExecutorService queue =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("ground").factory());
    private AtomicBoolean cancelled = new AtomicBoolean();

    /** One thing to do, away from the page. */
    interface Step {
        /**
         * @param stop becomes true when the person cancels or leaves
         * @return what to remark when it is done; empty for nothing
         */
        String run(UUID imageId, Consumer<Progress> progress, AtomicBoolean stop);
    }

    GroundWork(GroundingService grounding, Images images, FindingLines lines, ValueSignal<GroundState> state, UI ui) {
        this.grounding = grounding;
        this.images = images;
        this.lines = lines;
        this.state = state;
        this.ui = ui;
    }

    /** Shows what is stored of an image, then lets the model look at it, so that the first phrase is as quick as the rest. */
    void open(StoredImage image) {
        cancel();
        state.set(new GroundState.Idle(new Sheet(image, null, List.of(), List.of(), null, null), ""));
        submit("Reading image…", false, (id, progress, stop) -> {
            publish(id, null);
            if (!(grounding.state() instanceof ModelState.NoModel)) {
                recognised(id, grounding.recognise(id).join());
            }
            return "";
        });
    }

    /** @param replacing whether the answers shown will be replaced */
    void submit(String doing, boolean replacing, Step step) {
        if (state.peek() instanceof GroundState.Opened opened && !queue.isShutdown()) {
            UUID imageId = opened.sheet().image().id();
            AtomicBoolean stop = cancelled;
            state.set(new GroundState.Running(opened.sheet(), doing, replacing));
            queue.execute(() -> {
                if (!stop.get()) {
                    work(imageId, doing, replacing, step, stop);
                }
            });
        }
    }

    /** Ends what runs and forgets what waits; answers that are stored stay. */
    void cancel() {
        cancelled.set(true);
        cancelled = new AtomicBoolean();
    }

    /** The page is gone. */
    void close() {
        cancelled.set(true);
        queue.shutdown();
    }

    private void work(UUID imageId, String doing, boolean replacing, Step step, AtomicBoolean stop) {
        show(imageId, sheet -> new GroundState.Running(sheet, doing, replacing));
        try {
            String remark = step.run(
                    imageId,
                    progress -> show(
                            imageId,
                            sheet -> new GroundState.Running(
                                    sheet, stop.get() ? "Stopping…" : progress.sentence(), replacing)),
                    stop);
            publish(imageId, sheet -> new GroundState.Idle(sheet, remark));
        } catch (RuntimeException e) {
            Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
            fail(imageId, cause, () -> submit(doing, replacing, step));
        }
    }

    private void fail(UUID imageId, Throwable failure, Runnable again) {
        String sentence = String.valueOf(failure.getMessage());
        switch (failure) {
            case UnusableTextException _ -> show(imageId, sheet -> new GroundState.TextRefused(sheet, sentence));
            case GroundingException _ -> told(imageId, sentence, again);
            case StudyStoreException _ -> told(imageId, sentence, again);
            case InferenceBusyException _ -> told(imageId, sentence, again);
            default -> {
                String id =
                        HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
                log.error("[{}] grounding failed", id, failure);
                String words = "Something went wrong inside Deixis. What was found before is kept.";
                show(imageId, sheet -> new GroundState.Failed(sheet, words, id, again));
            }
        }
    }

    private void told(UUID imageId, String sentence, Runnable again) {
        if (images.find(imageId).isEmpty()) {
            show(imageId, sheet -> new GroundState.Gone(sentence));
        } else if (grounding.state() instanceof ModelState.NoModel) { // which the screen says anyway
            publish(imageId, sheet -> new GroundState.Idle(sheet, ""));
        } else {
            publish(imageId, sheet -> new GroundState.Failed(sheet, sentence, null, again));
        }
    }

    /** Remembers what the image was held to be. */
    void recognised(UUID imageId, Recognition recognition) {
        show(imageId, sheet -> running(sheet.withRecognition(recognition)));
    }

    /** Reads everything stored of the image and shows it; @param next null while work goes on */
    private void publish(UUID imageId, @Nullable Function<Sheet, GroundState> next) {
        StoredImage image = images.get(imageId);
        List<Finding> findings = grounding.findings(imageId);
        List<FindingLine> written = lines.of(findings, image.modality());
        GroundedReport report = grounding.report(imageId, findings).orElse(null);
        List<Concept> known = image.modality() == null ? List.of() : grounding.known(image.modality());
        Function<Sheet, GroundState> then = next == null ? this::running : next;
        show(
                imageId,
                before ->
                        then.apply(new Sheet(image, before.recognition(), known, written, report, before.selected())));
    }

    private GroundState running(Sheet sheet) {
        return state.peek() instanceof GroundState.Opened opened ? opened.with(sheet) : state.peek();
    }

    /** On the page, unless it shows another image by now. */
    private void show(UUID imageId, Function<Sheet, GroundState> next) {
        try {
            var _ = ui.access(() -> {
                if (state.peek() instanceof GroundState.Opened opened
                        && opened.sheet().image().id().equals(imageId)) {
                    state.set(next.apply(opened.sheet()));
                }
            });
        } catch (UIDetachedException e) {
            log.debug("The page has gone");
        }
    }
}
