package org.deixis;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.servlet.http.HttpServletResponse;

/** A screen that could not be opened: a sentence, what was kept, an id that is also in the log. */
@Tag("main")
@ParentLayout(MainLayout.class)
class FailureView extends Div implements HasErrorParameter<Exception> {
    private static final long serialVersionUID = 1L;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        String id = Failures.record(parameter.getCaughtException());
        addClassName("message");
        Span name = new Span();
        name.getElement().appendChild(new Element("code").setText(id));
        Div box = new Div(
                new H1("This screen could not be opened"),
                new Paragraph("Something went wrong inside Deixis. What was saved is kept."),
                new Paragraph(new Span("The log tells more under the id "), name));
        Anchor again = new Anchor(event.getLocation().getPathWithQueryParameters(), "Retry");
        again.addClassName("btn");
        Div row = new Div(again);
        row.addClassName("row");
        add(box, row);
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
