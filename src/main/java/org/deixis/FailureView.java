package org.deixis;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A screen that could not be opened: the cause in a sentence, an id that is in the log too. */
@Tag("main")
@ParentLayout(MainLayout.class)
public class FailureView extends Div implements HasErrorParameter<Exception> {
    private static final Logger LOG = LoggerFactory.getLogger(FailureView.class);

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("{} could not be opened [{}]", event.getLocation().getPath(), id, parameter.getException());
        addClassName("message");
        String cause = parameter.getException().getMessage();
        add(
                new H1("This screen could not be opened"),
                new Paragraph(cause == null ? "Something went wrong inside the application." : cause),
                new Paragraph("What was saved is kept."),
                new Div("In the log as "),
                new Code(id),
                new Anchor("", "Open Ground again"));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
