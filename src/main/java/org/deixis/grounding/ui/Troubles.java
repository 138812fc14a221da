package org.deixis.grounding.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import org.deixis.grounding.ModelState;
import org.deixis.inference.PackProblem;
import org.jspecify.annotations.Nullable;

/** What is wrong, in words: no model, or work that failed. */
final class Troubles extends Div {
    private static final long serialVersionUID = 1L;

    private final Div model = new Div();
    private final Div failure = new Div();

    Troubles() {
        addClassName("troubles");
        model.addClassName("notice");
        failure.addClassName("warn");
        failure.getElement().setAttribute("role", "alert");
        add(model, failure);
        clear();
    }

    void show(ModelState state) {
        boolean none = state instanceof ModelState.NoModel;
        model.removeAll();
        model.setVisible(none);
        if (state instanceof ModelState.NoModel(var problems)) {
            model.add(new Span("No model is installed, so nothing can be located. Viewing works."));
            problems.stream().map(PackProblem::toString).map(Paragraph::new).forEach(model::add);
        }
        tidy();
    }

    /** @param id to be found in the log, or null */
    void show(String sentence, @Nullable String id, Runnable again) {
        failure.removeAll();
        failure.add(new Paragraph(sentence));
        if (id != null) {
            Paragraph where = new Paragraph(new Span("The log tells more under the id "));
            where.getElement().appendChild(new Element("code").setText(id));
            failure.add(where);
        }
        NativeButton retry = new NativeButton("Retry", press -> again.run());
        retry.addClassName("ghost");
        failure.add(retry);
        failure.setVisible(true);
        tidy();
    }

    void clear() {
        failure.removeAll();
        failure.setVisible(false);
        tidy();
    }

    private void tidy() {
        setVisible(model.isVisible() || failure.isVisible());
    }
}
