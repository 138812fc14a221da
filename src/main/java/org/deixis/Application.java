package org.deixis;

import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the web application, or runs one command when the first argument is not an option. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Application {

    /** What a shell reports for a process ended by an interrupt. */
    private static final int CANCELLED = 130;

    private static final Set<String> HELP = Set.of("--help", "-h", "--version", "-V");

    public static void main(String[] args) {
        if (args.length > 0 && (!args[0].startsWith("-") || HELP.contains(args[0]))) {
            System.exit(command(args));
        }
        SpringApplication.run(Application.class, args);
    }

    private static int command(String[] args) {
        SpringApplication app = new SpringApplication(Application.class);
        app.setWebApplicationType(WebApplicationType.NONE);
        app.setAdditionalProfiles("cli");
        app.setLazyInitialization(true);
        app.setAddCommandLineProperties(false);
        app.setLogStartupInfo(false);
        try (ConfigurableApplicationContext context = app.run()) {
            int code = new Commands(context).run(args);
            return Thread.interrupted() ? CANCELLED : code;
        }
    }
}
