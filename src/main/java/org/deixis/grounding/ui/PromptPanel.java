package org.deixis.grounding.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.deixis.grounding.GroundedReport;
import org.deixis.language.PlainText;
import org.deixis.language.ReportReader;
import org.deixis.language.Suggestion;
import org.deixis.language.UnusableTextException;
import org.jspecify.annotations.Nullable;

/**
 * The box for phrases. Enter grounds, Shift+Enter is a new line. What is typed is kept in the browser, so that it survives
 * a reload and a lost connection.
 */
final class PromptPanel extends Div {
    private static final long serialVersionUID = 1L;

    private static final String KEEP_DRAFT = """
            const key = 'deixis.draft';
            let kept = '';
            try { kept = localStorage.getItem(key) ?? ''; } catch (e) { /* private window */ }
            if (!this.keepsDraft) {
              this.keepsDraft = true;
              const keep = () => { try { localStorage.setItem(key, this.value ?? ''); } catch (e) { /* full */ } };
              this.addEventListener('input', keep);
              this.addEventListener('value-changed', () => { if (this.value || this.hadText) { keep(); } this.hadText = !!this.value; });
            }
            return kept;""";

    private static final String WHAT = "What to look for, e.g. left lung; right lung";
    private static final String FURTHER = "What else to look for, or another report";

    private final TextArea box = new TextArea();
    private final ReportPanel report;
    private final NativeButton ground;
    private final Span note = new Span();
    private final Div busy = new Div();
    private final Span doing = new Span();
    private boolean editing;

    /**
     * What the panel can ask for.
     *
     * @param ground given the text, perhaps blank or too long
     * @param hover of a finding in the report; null when the pointer leaves
     * @param select of a finding in the report
     * @param suggest what could stand in place of the phrase that is being typed
     */
    record Actions(
            Consumer<String> ground,
            Runnable clear,
            Runnable cancel,
            Consumer<@Nullable UUID> hover,
            Consumer<UUID> select,
            Function<String, List<Suggestion>> suggest) {}

    PromptPanel(Actions actions, Component chips) {
        report = new ReportPanel(actions.hover(), actions.select(), this::edit);
        box.addClassName("box");
        box.setAriaLabel("Phrases to locate");
        box.setPlaceholder(WHAT);
        box.setManualValidation(true);
        box.setValueChangeMode(ValueChangeMode.LAZY);
        box.addValueChangeListener(change -> checkText());
        box.getElement()
                .addEventListener("keydown", press -> {
                    box.setValue(press.getEventData().path("element.value").asString(""));
                    ask(actions.ground());
                })
                .setFilter("event.key === 'Enter' && !event.shiftKey && !event.isComposing"
                        + " && (event.preventDefault() || true)")
                .addEventData("element.value");
        ground = new NativeButton("Ground ⏎", press -> ask(actions.ground()));
        ground.addClassName("btn");
        ground.setTitle("Locate these phrases (Enter)");
        NativeButton clear = new NativeButton("Clear", press -> actions.clear().run());
        clear.addClassName("ghost");
        note.addClassName("note");
        note.getElement().setAttribute("role", "status");
        NativeButton cancel =
                new NativeButton("Cancel", press -> actions.cancel().run());
        cancel.addClassName("ghost");
        busy.addClassName("busy");
        busy.getElement().setAttribute("role", "status");
        busy.add(doing, cancel);
        Div row = new Div(ground, clear, note, busy);
        row.addClassName("row");
        addClassName("ask");
        add(report, box, new TypingHelp(box, actions.suggest()), row, chips);
        idle("");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        box.getElement().executeJs(KEEP_DRAFT).then(String.class, kept -> {
            if (box.isEmpty() && !kept.isEmpty()) {
                box.setValue(kept);
            }
        });
    }

    /** Nothing runs. @param remark what became of the last work, or empty */
    void idle(String remark) {
        note.setText(remark);
        note.setVisible(!remark.isEmpty());
        busy.setVisible(false);
    }

    /** Shown after 150 ms, so that quick answers do not flicker; the style sees to that. */
    void busy(String what) {
        note.setVisible(false);
        doing.setText(what);
        busy.setVisible(true);
    }

    /** Says in the field what is wrong with the text; empty for nothing. */
    void refuse(String sentence) {
        box.setErrorMessage(sentence);
        box.setInvalid(!sentence.isEmpty());
    }

    void setUsable(boolean usable) {
        ground.setEnabled(usable);
    }

    boolean isBlank() {
        return box.getValue().isBlank();
    }

    void setPhrases(String text) {
        box.setValue(text);
    }

    void focus() {
        box.focus();
    }

    /** @param sheet what is open; null for nothing */
    void show(@Nullable Sheet sheet) {
        GroundedReport read = sheet == null ? null : sheet.report();
        if (read != null && !editing && box.getValue().equals(read.report().text())) {
            box.setValue(""); // it stands above now
        }
        boolean above = read != null && !editing;
        report.show(above ? sheet : null);
        setClassName("below", above);
        box.setPlaceholder(above ? FURTHER : WHAT);
        box.setMinRows(above ? 1 : 2);
    }

    /** Lights the phrases of this finding in the report; null for none. */
    void hover(@Nullable UUID finding) {
        report.hover(finding);
    }

    private void edit(String text) {
        editing = true;
        report.show(null);
        removeClassName("below");
        box.setValue(text);
        box.focus();
    }

    private void ask(Consumer<String> ground) {
        editing = false;
        checkText();
        if (!box.isInvalid()) {
            ground.accept(box.getValue());
        }
    }

    /** Markup becomes text at once, so that what stands in the box is what is read. */
    private void checkText() {
        String text = box.getValue();
        refuse("");
        try {
            if (PlainText.isMarkup(text)) {
                text = PlainText.of(text);
                box.setValue(text);
            }
        } catch (UnusableTextException e) {
            refuse(String.valueOf(e.getMessage()));
            return;
        }
        int length = text.codePointCount(0, text.length());
        if (length > ReportReader.LONGEST_TEXT) {
            refuse("The text has %,d characters; at most %,d can be read at once."
                    .formatted(length, ReportReader.LONGEST_TEXT));
        }
    }
}
