package org.deixis.evaluation.ui;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.Command;
import java.util.List;
import java.util.Locale;
import org.deixis.evaluation.GraphTimer;
import org.deixis.inference.GroundingModel;
import org.deixis.inference.InferenceBusyException;
import org.deixis.inference.InferenceCancelledException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long the model takes on this machine: measured when somebody asks, with a way to stop. */
final class TimingsPanel extends Div {
    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(TimingsPanel.class);

    private final NativeButton measure = new NativeButton("Measure", press -> start());
    private final Span doing = new Span();
    private final ProgressBar bar = new ProgressBar();
    private final Div busy;
    private final Div figures = new Div();
    private transient @Nullable GroundingModel model;
    private transient @Nullable Thread running;

    TimingsPanel() {
        addClassName("timings");
        measure.addClassNames("btn", "measure");
        NativeButton cancel = new NativeButton("Cancel", press -> stop());
        cancel.addClassName("ghost");
        busy = new Div(doing, cancel);
        busy.addClassName("busy");
        add(figures, busy, bar, measure);
        idle();
    }

    /** @param inUse null where this pack does not ground */
    void show(@Nullable GroundingModel inUse) {
        if (inUse == model) {
            return;
        }
        stop();
        model = inUse;
        figures.removeAll();
        figures.add(
                new Paragraph(
                        inUse == null
                                ? "Only the pack in use can be timed."
                                : "Encoder and decoder on a generated picture; some seconds. Requests of others wait meanwhile."));
        measure.setEnabled(inUse != null);
        idle();
    }

    private void start() {
        GroundingModel timed = model;
        if (timed == null || running != null) {
            return;
        }
        UI ui = UI.getCurrent();
        working("Waiting for the model…", 0);
        running = Thread.ofVirtual().name("deixis-timings").start(() -> time(timed, ui));
    }

    private void time(GroundingModel timed, UI ui) {
        Thread self = Thread.currentThread();
        try {
            List<GraphTimer.Timing> timings = GraphTimer.time(
                    timed, step -> onPage(ui, self, () -> working(sentence(step), (double) step.done() / step.all())));
            onPage(ui, self, () -> done(timings, timed));
        } catch (InferenceCancelledException e) {
            onPage(ui, self, () -> told("Stopped."));
        } catch (InferenceBusyException e) {
            onPage(ui, self, () -> told(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            log.error("Timing the model failed", e);
            onPage(ui, self, () -> told("The model could not be timed; the log says why."));
        }
    }

    /** Unless another run, or none, is on the page by now. */
    private void onPage(UI ui, Thread from, Command change) {
        try {
            var _ = ui.access(() -> {
                if (running == from) {
                    change.execute();
                }
            });
        } catch (UIDetachedException e) {
            from.interrupt();
        }
    }

    private void working(String sentence, double done) {
        doing.setText(sentence);
        bar.setValue(done);
        busy.setVisible(true);
        bar.setVisible(true);
        measure.setVisible(false);
    }

    private static String sentence(GraphTimer.Step step) {
        return "%s (%d of %d)".formatted(step.name(), step.done() + 1, step.all());
    }

    private void done(List<GraphTimer.Timing> timings, GroundingModel timed) {
        Element table = new Element("table");
        table.appendChild(row("th", "", "median", "95 %"));
        for (GraphTimer.Timing timing : timings) {
            table.appendChild(row("td", timing.name(), milliseconds(timing.median()), milliseconds(timing.p95())));
        }
        figures.removeAll();
        figures.getElement().appendChild(table);
        figures.add(new Paragraph("%d runs each on the %s, %d × %d px, with whatever else ran meanwhile."
                .formatted(GraphTimer.ROUNDS, timed.device(), GraphTimer.SIDE, GraphTimer.SIDE)));
        idle();
    }

    private void told(String sentence) {
        figures.removeAll();
        figures.add(new Paragraph(sentence));
        idle();
    }

    private void idle() {
        running = null;
        busy.setVisible(false);
        bar.setVisible(false);
        measure.setVisible(true);
        measure.setText(
                figures.getElement()
                                .getChildren()
                                .anyMatch(child -> child.getTag().equals("table"))
                        ? "Measure again"
                        : "Measure");
    }

    private void stop() {
        Thread thread = running;
        if (thread != null) {
            thread.interrupt();
            told("Stopped.");
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stop();
    }

    private static Element row(String tag, String... cells) {
        Element row = new Element("tr");
        for (String cell : cells) {
            row.appendChild(new Element(tag).setText(cell));
        }
        return row;
    }

    private static String milliseconds(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f ms" : "%.0f ms", value);
    }
}
