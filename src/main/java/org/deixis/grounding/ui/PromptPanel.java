package org.deixis.grounding.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;
import org.deixis.language.PhraseParser;

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

    private final TextArea box = new TextArea();
    private final NativeButton ground;
    private final Span note = new Span();
    private final Div busy = new Div();
    private final Span doing = new Span();

    /** @param asked given the text, perhaps blank or too long */
    PromptPanel(Consumer<String> asked, Runnable cleared, Runnable cancelled, Component chips) {
        box.addClassName("box");
        box.setAriaLabel("Phrases to locate");
        box.setPlaceholder("What to look for, e.g. left lung; right lung");
        box.setManualValidation(true);
        box.setValueChangeMode(ValueChangeMode.LAZY);
        box.addValueChangeListener(change -> checkLength());
        box.getElement()
                .addEventListener("keydown", press -> {
                    box.setValue(press.getEventData().path("element.value").asString(""));
                    asked.accept(box.getValue());
                })
                .setFilter("event.key === 'Enter' && !event.shiftKey && !event.isComposing"
                        + " && (event.preventDefault() || true)")
                .addEventData("element.value");
        ground = new NativeButton("Ground ⏎", press -> asked.accept(box.getValue()));
        ground.addClassName("btn");
        ground.setTitle("Locate these phrases (Enter)");
        NativeButton clear = new NativeButton("Clear", press -> cleared.run());
        clear.addClassName("ghost");
        note.addClassName("note");
        note.getElement().setAttribute("role", "status");
        NativeButton cancel = new NativeButton("Cancel", press -> cancelled.run());
        cancel.addClassName("ghost");
        busy.addClassName("busy");
        busy.getElement().setAttribute("role", "status");
        busy.add(doing, cancel);
        Div row = new Div(ground, clear, note, busy);
        row.addClassName("row");
        addClassName("ask");
        add(box, row, chips);
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

    private void checkLength() {
        String text = box.getValue();
        int length = text.codePointCount(0, text.length());
        refuse(
                length <= PhraseParser.LONGEST_TEXT
                        ? ""
                        : "The text has %,d characters; at most %,d can be read at once."
                                .formatted(length, PhraseParser.LONGEST_TEXT));
    }
}
