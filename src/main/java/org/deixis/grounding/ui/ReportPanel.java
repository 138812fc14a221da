package org.deixis.grounding.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The report of the open image, what became of it in one line, and what can be done with it. */
final class ReportPanel extends Div {
    private static final long serialVersionUID = 1L;

    /** The clipboard of a page that did not come over a secure connection takes only what is selected. */
    private static final String COPY = """
            try {
              if (navigator.clipboard) {
                await navigator.clipboard.writeText($0);
                return true;
              }
            } catch (refused) { /* tried in the other way */ }
            const area = document.createElement('textarea');
            area.value = $0;
            area.style.position = 'fixed';
            document.body.append(area);
            area.select();
            const copied = document.execCommand('copy');
            area.remove();
            return copied;""";

    private final ReportText text;
    private final Paragraph summary = new Paragraph();
    private final Paragraph notes = new Paragraph();
    private final Span copied = new Span();
    private transient @Nullable Sheet shown;

    /** @param edit given the text, to be changed */
    ReportPanel(Consumer<@Nullable UUID> hover, Consumer<UUID> select, Consumer<String> edit) {
        text = new ReportText(hover, select);
        summary.addClassName("sum");
        notes.addClassName("sum");
        NativeButton change = new NativeButton("Edit", press -> {
            if (shown != null && shown.report() != null) {
                edit.accept(shown.report().report().text());
            }
        });
        change.setTitle("Put the text back into the box");
        NativeButton copy = new NativeButton("Copy with verdicts", press -> copy());
        copy.setTitle("Each sentence with what became of it, as text");
        change.addClassName("ghost");
        copy.addClassName("ghost");
        copied.addClassName("note");
        copied.getElement().setAttribute("role", "status");
        Div row = new Div(change, copy, copied);
        row.addClassName("row");
        addClassName("reported");
        add(text, summary, notes, row);
        setVisible(false);
    }

    /** @param sheet null hides it, as does a sheet without a report */
    void show(@Nullable Sheet sheet) {
        boolean same = sheet != null && shown != null && sheet.lines().equals(shown.lines());
        shown = sheet;
        setVisible(sheet != null && sheet.report() != null);
        if (sheet == null || sheet.report() == null) {
            return;
        }
        text.show(sheet.report(), sheet.lines(), sheet.selected());
        summary.setText(sheet.reportSummary());
        String remarks = String.join(" ", sheet.report().report().notes());
        notes.setText(remarks);
        notes.setVisible(!remarks.isEmpty());
        if (!same) {
            copied.setText("");
        }
    }

    void hover(@Nullable UUID finding) {
        text.hover(finding);
    }

    private void copy() {
        if (shown != null && shown.report() != null) {
            getElement()
                    .executeJs(COPY, ReportVerdicts.of(shown, shown.report()))
                    .then(Boolean.class, done -> copied.setText(done ? "Copied." : "The browser did not let it copy."));
        }
    }
}
