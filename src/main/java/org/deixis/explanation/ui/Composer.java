package org.deixis.explanation.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.function.BiConsumer;
import org.deixis.explanation.Explainer;
import org.jspecify.annotations.Nullable;

/** The box for questions, what could be asked, and how it is to be answered. Enter asks, Shift+Enter is a new line. */
final class Composer extends Div {
    private static final long serialVersionUID = 1L;
    private static final int NEARLY = 1_800;

    private final TextArea box = new TextArea();
    private final Div suggestions = new Div();
    private final Span note = new Span();
    private final Div editing = new Div();
    private final NativeButton ask;
    private final NativeButton stop;
    private final transient BiConsumer<String, @Nullable Integer> asked;
    private transient List<String> offered = List.of();
    private @Nullable Integer instead;
    private boolean usable;

    /**
     * @param asked given the question and the position of the answer it replaces, or null
     * @param stopped ends the answer in the making
     * @param choices how it is to be answered
     */
    Composer(BiConsumer<String, @Nullable Integer> asked, Runnable stopped, Div choices) {
        this.asked = asked;
        box.addClassName("box");
        box.setAriaLabel("Ask about this image");
        box.setPlaceholder("Ask about this image…");
        box.setManualValidation(true);
        box.setValueChangeMode(ValueChangeMode.LAZY);
        box.addValueChangeListener(change -> checkLength());
        box.getElement()
                .addEventListener("keydown", press -> {
                    box.setValue(press.getEventData().path("element.value").asString(""));
                    ask();
                })
                .setFilter("event.key === 'Enter' && !event.shiftKey && !event.isComposing"
                        + " && (event.preventDefault() || true)")
                .addEventData("element.value");
        suggestions.addClassNames("chips", "suggestions");
        suggestions.getElement().setAttribute("role", "group").setAttribute("aria-label", "Questions to ask");
        ask = new NativeButton("Ask", press -> ask());
        ask.addClassName("btn");
        ask.setTitle("Ask (Enter)");
        stop = new NativeButton("Stop", press -> stopped.run());
        stop.addClassName("ghost");
        stop.setTitle("End this answer (Esc); what was said stays");
        note.addClassName("note");
        note.getElement().setAttribute("role", "status");
        editing.addClassNames("row", "editing");
        editing.add(new Span("Editing an earlier question; what followed it will be dropped."));
        NativeButton giveUp = new NativeButton("Cancel", press -> {
            edit(null, "");
            box.focus();
        });
        giveUp.addClassName("ghost");
        editing.add(giveUp);
        Div send = new Div(stop, ask);
        send.addClassNames("row", "push");
        Div row = new Div(choices, send);
        row.addClassName("row");
        addClassName("ask");
        add(suggestions, editing, box, note, row);
        edit(null, "");
        idle("");
        setUsable(false);
    }

    /** Puts a question into the box. @param position of its answer, which the new one will replace; null for none */
    void edit(@Nullable Integer position, String question) {
        instead = position;
        editing.setVisible(position != null);
        box.setValue(question);
        if (position != null) {
            box.focus();
        }
    }

    void offer(List<String> questions) {
        if (questions.equals(offered)) {
            return;
        }
        offered = List.copyOf(questions);
        suggestions.removeAll();
        for (String question : questions) {
            NativeButton chip = new NativeButton(question, press -> {
                asked.accept(question, null);
                box.focus(); // the chip goes, the keyboard stays
            });
            chip.addClassName("chip");
            suggestions.add(chip);
        }
        enable();
    }

    /** Nothing runs. @param remark what became of the last work, or empty */
    void idle(String remark) {
        stop.setVisible(false);
        ask.setVisible(true);
        remark(remark);
        enable();
    }

    void busy() {
        stop.setVisible(true);
        ask.setVisible(false);
        remark("");
        enable();
    }

    /** The question was taken. */
    void clear() {
        edit(null, "");
        box.setInvalid(false);
    }

    void setUsable(boolean usable) {
        this.usable = usable;
        enable();
    }

    private void enable() {
        boolean free = usable && ask.isVisible();
        ask.setEnabled(free);
        suggestions.getChildren().map(NativeButton.class::cast).forEach(chip -> chip.setEnabled(free));
        suggestions.setVisible(usable && !offered.isEmpty());
    }

    private void remark(String words) {
        note.setText(words);
        note.setVisible(!words.isEmpty());
    }

    private void ask() {
        if (!ask.isEnabled() || !ask.isVisible()) {
            return;
        }
        String question = box.getValue().strip();
        if (question.isEmpty()) {
            remark("Type a question, or choose one above.");
        } else if (checkLength()) {
            asked.accept(question, instead);
        }
        box.focus();
    }

    /** Says the limit near it, and what is wrong beyond it. */
    private boolean checkLength() {
        String text = box.getValue();
        int length = text.codePointCount(0, text.length());
        boolean fits = length <= Explainer.LONGEST_QUESTION;
        box.setErrorMessage(
                fits
                        ? ""
                        : "The question has %,d characters; at most %,d are read."
                                .formatted(length, Explainer.LONGEST_QUESTION));
        box.setInvalid(!fits);
        box.setHelperText(
                fits && length > NEARLY ? "%,d of %,d characters".formatted(length, Explainer.LONGEST_QUESTION) : null);
        return fits;
    }
}
