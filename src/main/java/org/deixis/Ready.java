package org.deixis;

import java.io.IOException;
import org.deixis.study.DataHome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where the application is once it answers, and opens it where the launcher named a program for that. */
@Component
@Profile("!cli")
class Ready {
    private static final Logger LOG = LoggerFactory.getLogger(Ready.class);

    private final DataHome home;
    private final String host;
    private final String opener;

    Ready(DataHome home, @Value("${server.address:127.0.0.1}") String host, @Value("${deixis.opener:}") String opener) {
        this.home = home;
        this.host = host;
        this.opener = opener;
    }

    @EventListener
    void tell(ApplicationReadyEvent event) {
        if (!(event.getApplicationContext() instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
            return;
        }
        home.announce(host, web.getWebServer().getPort());
        String address = "http://" + host + ":" + web.getWebServer().getPort() + "/";
        System.out.println("Deixis is ready at " + address + " (Ctrl+C stops it)");
        if (!opener.isBlank()) {
            try {
                new ProcessBuilder(opener, address)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                LOG.warn("{} could not be started", opener, e);
            }
        }
    }
}
