package org.deixis.grounding;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.deixis.language.Phrase;
import org.deixis.language.ReadingWatch;
import org.deixis.language.Report;
import org.deixis.language.ReportReader;
import org.deixis.study.Reports;

/** The reports of images with what their sentences say; remembers the last few, so that a click reads nothing anew. */
final class ReportReadings {
    private static final int REMEMBERED = 4;
    private static final long TOLD_EVERY_NANOS = Duration.ofMillis(100).toNanos();

    /** Sentences from which on a report's reading is told from its beginning. */
    private static final int LONG = 100;

    private final Reports stored;
    private final ReportReader reader;
    private final Map<UUID, Report> recent = new LinkedHashMap<>();

    ReportReadings(Reports stored, ReportReader reader) {
        this.stored = stored;
        this.reader = reader;
    }

    /**
     * Reads a text if it is a report, sentence by sentence.
     *
     * @throws GroundingException when it was cancelled or took longer than the limit
     */
    Optional<Report> read(String text, Consumer<Progress> progress, BooleanSupplier cancelled, Duration limit) {
        try {
            return Patience.call(cancelled, limit, patience -> reader.report(text, watch(progress, patience)));
        } catch (Patience.LostException e) {
            throw e.told();
        }
    }

    /** The phrases of a text that is no report. */
    List<Phrase> list(String text) {
        return reader.list(text);
    }

    private static ReadingWatch watch(Consumer<Progress> progress, Patience patience) {
        long[] told = {System.nanoTime()};
        return (sentence, of) -> {
            patience.check();
            long now = System.nanoTime();
            boolean begins = sentence == 1 && of >= LONG;
            if (begins || now - told[0] >= TOLD_EVERY_NANOS) {
                told[0] = now;
                progress.accept(new Progress(Progress.Stage.READING_TEXT, sentence, of));
            }
        };
    }

    /** The report of an image; empty where none was read on it. */
    Optional<Report> of(UUID imageId) {
        Optional<String> text = stored.of(imageId);
        synchronized (recent) {
            Report known = recent.get(imageId);
            if (text.isPresent() && known != null && known.text().equals(text.get())) {
                return Optional.of(known);
            }
        }
        return text.map(words -> remember(imageId, reader.read(words)));
    }

    void keep(UUID imageId, Report report) {
        stored.keep(imageId, report.text());
        remember(imageId, report);
    }

    /** Puts back what was there; empty forgets the report. */
    void restore(UUID imageId, Optional<Report> before) {
        before.ifPresentOrElse(report -> keep(imageId, report), () -> remove(imageId));
    }

    void remove(UUID imageId) {
        stored.remove(imageId);
        synchronized (recent) {
            recent.remove(imageId);
        }
    }

    private Report remember(UUID imageId, Report report) {
        synchronized (recent) {
            recent.remove(imageId);
            recent.put(imageId, report);
            if (recent.size() > REMEMBERED) {
                recent.remove(recent.keySet().iterator().next());
            }
        }
        return report;
    }
}
