package org.deixis;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import jakarta.servlet.http.HttpServletResponse;

/** No such address. A screen that knows why (a deleted image) says so itself. */
@Tag("main")
@ParentLayout(MainLayout.class)
class NotFoundView extends Div implements HasErrorParameter<NotFoundException> {
    private static final long serialVersionUID = 1L;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        addClassName("message");
        Div box = new Div(
                new H1("Nothing here"),
                new Paragraph("There is no screen at “/%s”."
                        .formatted(event.getLocation().getPath())));
        Anchor first = new Anchor("", "To the first screen");
        first.addClassName("btn");
        first.setRouterIgnore(false);
        Div row = new Div(first);
        row.addClassName("row");
        add(box, row);
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
