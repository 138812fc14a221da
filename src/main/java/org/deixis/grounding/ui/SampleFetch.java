package org.deixis.grounding.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.local.ValueSignal;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.deixis.study.Sample;
import org.deixis.study.SampleDownload;
import org.deixis.study.SampleUnavailableException;
import org.deixis.study.StoredImage;
import org.deixis.study.StudyStoreException;
import org.jspecify.annotations.Nullable;

/** One sample on one page: offered, being fetched, or not to be had. A click starts it, nothing else. */
final class SampleFetch {
    private static final long REPORT_EVERY_NS = 100_000_000;

    private final Sample sample;
    private final SampleDownload downloads;
    private final ValueSignal<State> state = new ValueSignal<>(new Offered(null));
    private final Consumer<StoredImage> arrived;
    private AtomicBoolean stop = new AtomicBoolean();

    /** What a card shows. */
    sealed interface State {}

    /** @param sentence why the last try ended without the picture, or null */
    record Offered(@Nullable String sentence) implements State {}

    /** @param percent of the bytes that have arrived, 0 to 100 */
    record Fetching(int percent) implements State {}

    /** @param arrived told on the UI thread */
    SampleFetch(Sample sample, SampleDownload downloads, Consumer<StoredImage> arrived) {
        this.sample = sample;
        this.downloads = downloads;
        this.arrived = arrived;
    }

    Sample sample() {
        return sample;
    }

    Signal<State> state() {
        return state;
    }

    boolean isStored() {
        return downloads.stored(sample).isPresent();
    }

    /** "0.1 MB", at least 0.1. */
    String size() {
        return "%.1f MB".formatted(Math.max(0.1, sample.bytes() / 1e6));
    }

    /** Starts, or stops what runs. */
    void press(UI ui) {
        if (state.peek() instanceof Fetching) {
            stop();
            return;
        }
        state.set(new Fetching(0));
        AtomicBoolean mine = new AtomicBoolean();
        stop = mine;
        Thread.ofVirtual().name("sample-" + sample.id()).start(() -> fetch(ui, mine));
    }

    void stop() {
        stop.set(true);
    }

    private void fetch(UI ui, AtomicBoolean stopped) {
        long[] reported = {System.nanoTime()};
        try {
            StoredImage image = downloads.fetch(
                    sample,
                    received -> {
                        if (System.nanoTime() - reported[0] > REPORT_EVERY_NS) {
                            reported[0] = System.nanoTime();
                            int percent = (int) Math.min(100, 100 * received / sample.bytes());
                            ui.access(() -> state.set(new Fetching(percent)));
                        }
                    },
                    stopped::get);
            ui.access(() -> {
                state.set(new Offered(null));
                arrived.accept(image);
            });
        } catch (SampleUnavailableException | StudyStoreException failed) {
            ui.access(() -> state.set(new Offered(failed.getMessage())));
        }
    }
}
