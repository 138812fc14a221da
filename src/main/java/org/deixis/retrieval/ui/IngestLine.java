package org.deixis.retrieval.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import org.deixis.retrieval.IngestJob;
import org.deixis.retrieval.IngestJobs;
import org.deixis.retrieval.IngestReport;

/** One ingest: where it stands, what came of it so far, and what can be done with it. */
final class IngestLine extends Div {
    private static final long serialVersionUID = 1L;

    IngestLine(IngestJob job, IngestJobs jobs) {
        Span head = new Span("%s → %s".formatted(job.sourceName(), job.collection()));
        head.addClassName("title");
        Span state = new Span(words(job.state()));
        state.addClassName(job.state() == IngestJob.State.RUNNING ? "busy" : "dim");
        Div row = new Div(head, state);
        row.addClassName("row");
        switch (job.state()) {
            case RUNNING -> row.add(button("Pause", () -> jobs.pause(job.id())), cancel(job, jobs));
            case PAUSED -> row.add(button("Resume", () -> jobs.resume(job.id())), cancel(job, jobs));
            case WAITING -> row.add(cancel(job, jobs));
            case INTERRUPTED, CANCELLED, FAILED ->
                row.add(button("Resume", () -> jobs.resume(job.id())), dismiss(job, jobs));
            case DONE -> row.add(dismiss(job, jobs));
        }
        add(row);
        IngestReport report = job.report();
        if (report != null) {
            Div counts = new Div(String.format(
                    Locale.ROOT,
                    "%,d rows · %,d added · %,d updated · %,d there already · %,d left out",
                    report.rows(),
                    report.added(),
                    report.updated(),
                    report.unchanged() + report.duplicates(),
                    report.bad()));
            counts.addClassName("dim");
            add(counts);
            report.reasons()
                    .forEach((reason, count) ->
                            add(new Div(String.format(Locale.ROOT, "%,d left out: %s.", count, reason))));
        }
        if (job.message() != null) {
            Div message = new Div(job.message());
            message.addClassName("warn");
            add(message);
        }
        addClassName("job");
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

    private static NativeButton cancel(IngestJob job, IngestJobs jobs) {
        return button("Cancel", () -> jobs.cancel(job.id()));
    }

    private static NativeButton dismiss(IngestJob job, IngestJobs jobs) {
        return button("Dismiss", () -> jobs.dismiss(job.id()));
    }

    private static NativeButton button(String words, Runnable pressed) {
        NativeButton button = new NativeButton(words, press -> pressed.run());
        button.addClassName("ghost");
        return button;
    }
}
