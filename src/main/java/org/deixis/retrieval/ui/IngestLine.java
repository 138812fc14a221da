package org.deixis.retrieval.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import java.util.Map;
import org.deixis.retrieval.IngestJob;
import org.deixis.retrieval.IngestJobs;
import org.deixis.retrieval.IngestReport;

/** One ingest: where it stands, what came of it so far, and what can be done with it. Its buttons stay while it goes on. */
final class IngestLine extends Div {
    private static final long serialVersionUID = 1L;

    private final transient IngestJobs jobs;
    private final Span state = new Span();
    private final NativeButton on = new NativeButton();
    private final NativeButton off = new NativeButton();
    private final Div counts = new Div();
    private final Div reasons = new Div();
    private final Div message = new Div();
    private transient IngestJob shown;

    IngestLine(IngestJob job, IngestJobs jobs) {
        this.jobs = jobs;
        this.shown = job;
        Span head = new Span("%s → %s".formatted(job.sourceName(), job.collection()));
        head.addClassName("title");
        on.addClassName("ghost");
        on.addClickListener(press -> goOnOrPause());
        off.addClassName("ghost");
        off.addClickListener(press -> end());
        Div row = new Div(head, state, on, off);
        row.addClassName("row");
        counts.addClassName("dim");
        message.addClassName("warn");
        addClassName("job");
        add(row, counts, reasons, message);
        show(job);
    }

    void show(IngestJob job) {
        shown = job;
        IngestJob.State now = job.state();
        state.setText(words(now));
        state.setClassName("busy", now == IngestJob.State.RUNNING);
        state.setClassName("dim", now != IngestJob.State.RUNNING);
        on.setText(now == IngestJob.State.RUNNING ? "Pause" : "Resume");
        on.setVisible(now != IngestJob.State.WAITING && now != IngestJob.State.DONE);
        off.setText(canBeDismissed() ? "Dismiss" : "Cancel");
        IngestReport report = job.report();
        counts.setText(report == null ? "" : words(report));
        reasons.removeAll();
        if (report != null) {
            reasons(report.reasons());
        }
        message.setText(job.message() == null ? "" : job.message());
        message.setVisible(job.message() != null);
    }

    private static String words(IngestJob.State state) {
        return switch (state) {
            case WAITING -> "Waiting";
            case RUNNING -> "Ingesting";
            case PAUSED -> "Paused";
            case INTERRUPTED -> "Interrupted; what was ingested is kept";
            case DONE -> "Done";
            case CANCELLED -> "Cancelled; what was ingested is kept";
            case FAILED -> "Failed";
        };
    }

    private static String words(IngestReport report) {
        return String.format(
                Locale.ROOT,
                "%,d rows · %,d added · %,d updated · %,d there already · %,d left out",
                report.rows(),
                report.added(),
                report.updated(),
                report.unchanged() + report.duplicates(),
                report.bad());
    }

    private void reasons(Map<String, Integer> counted) {
        counted.forEach((reason, count) ->
                reasons.add(new Div(String.format(Locale.ROOT, "%,d left out: %s.", count, reason))));
    }

    private boolean canBeDismissed() {
        return shown.state().isOver() || shown.state() == IngestJob.State.INTERRUPTED;
    }

    private void goOnOrPause() {
        if (shown.state() == IngestJob.State.RUNNING) {
            jobs.pause(shown.id());
        } else {
            jobs.resume(shown.id());
        }
    }

    private void end() {
        if (canBeDismissed()) {
            jobs.dismiss(shown.id());
        } else {
            jobs.cancel(shown.id());
        }
    }
}
