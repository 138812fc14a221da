package org.deixis;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Failures nobody caught: logged under an id, told in a sentence with that id; the page goes on. */
@Component
@Profile("!cli")
class Failures implements VaadinServiceInitListener {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    /** Logs a failure and returns the id it can be found under, eight hexadecimal digits. */
    static String record(Throwable failure) {
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        LOG.error("[{}] not handled", id, failure);
        return id;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(session -> session.getSession().setErrorHandler(Failures::tell));
    }

    private static void tell(ErrorEvent event) {
        String id = record(event.getThrowable());
        UI ui = UI.getCurrent();
        if (ui == null) {
            return;
        }
        Notification notification = new Notification();
        notification.setPosition(Notification.Position.BOTTOM_START);
        notification.setDuration(0);
        Span code = new Span();
        code.getElement().appendChild(new Element("code").setText(id));
        Button close = new Button("Close", click -> notification.close());
        Div row = new Div(
                new Span("That did not work, and Deixis did not expect it. What was saved is kept. In the log: "),
                code,
                close);
        row.addClassName("row");
        notification.add(row);
        notification.open();
    }
}
