package org.deixis;

import java.util.OptionalInt;
import org.deixis.study.HomeKey;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the web application, or runs one command when the first argument is not an option. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Application {

    public static void main(String[] args) {
        try {
            if (Commands.asksForOne(args)) {
                System.exit(command(args));
            }
            SpringApplication.run(Application.class, WebArguments.toSpring(args));
        } catch (RuntimeException failure) {
            StartFailure told = StartFailure.of(failure);
            System.err.println(told.sentence());
            System.exit(told.exitCode());
        }
    }

    /**
     * A command that needs the data folder is run by the application that holds it, if one does; any other in a context
     * without web server, database and views, in which only the beans it asks for are made.
     */
    private static int command(String[] args) {
        SpringApplication app = new SpringApplication(CommandContext.class);
        app.setWebApplicationType(WebApplicationType.NONE);
        app.setAdditionalProfiles("cli");
        app.setLazyInitialization(true);
        app.setAddCommandLineProperties(false);
        app.setLogStartupInfo(false);
        try (ConfigurableApplicationContext context = app.run()) {
            OptionalInt forwarded = Forwarding.concerns(args)
                    ? Forwarding.run(context.getBean(HomeKey.class), args)
                    : OptionalInt.empty();
            return forwarded.isPresent() ? forwarded.getAsInt() : new Commands(context).run(args);
        }
    }
}
