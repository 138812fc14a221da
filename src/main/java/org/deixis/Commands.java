package org.deixis;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line: every bean with {@link Command} that is no other command's subcommand. Results go to stdout, progress
 * and messages to stderr; exit codes are those of {@code docs/command-line.md}.
 */
final class Commands {
    private static final int FAILED = 1;
    private static final int BAD_USAGE = 2;

    private final ListableBeanFactory beans;

    Commands(ListableBeanFactory beans) {
        this.beans = beans;
    }

    int run(String... args) {
        return line().execute(args);
    }

    private CommandLine line() {
        CommandLine line = new CommandLine(new Root(), this::create);
        for (Class<?> type : topLevel()) {
            line.addSubcommand(create(type));
        }
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            String sentence = failure.getMessage();
            command.getErr().println(sentence == null ? failure.toString() : sentence);
            return FAILED;
        });
        line.setParameterExceptionHandler((failure, given) -> {
            failure.getCommandLine().getErr().println(failure.getMessage());
            failure.getCommandLine().usage(failure.getCommandLine().getErr());
            return BAD_USAGE;
        });
        return line;
    }

    private List<Class<?>> topLevel() {
        List<Class<?>> all = Stream.of(beans.getBeanNamesForAnnotation(Command.class))
                .<Class<?>>map(name -> Objects.requireNonNull(beans.getType(name)))
                .sorted(Comparator.comparing(Class::getName))
                .toList();
        Set<Class<?>> nested = new HashSet<>();
        for (Class<?> type : all) {
            Command command = type.getAnnotation(Command.class);
            nested.addAll(command == null ? List.of() : Arrays.asList(command.subcommands()));
        }
        return all.stream().filter(type -> !nested.contains(type)).toList();
    }

    private <T> T create(Class<T> type) {
        try {
            return beans.getBeanNamesForType(type).length > 0
                    ? beans.getBean(type)
                    : CommandLine.defaultFactory().create(type);
        } catch (Exception e) {
            throw new CommandLine.InitializationException("Cannot create " + type.getSimpleName(), e);
        }
    }

    /** What is shown when no command is given. */
    @Command(
            name = "deixis",
            description = {
                "Points at what the words say: regions on medical images, with honest verdicts.",
                "Without a command the web application is started (--port, --data-dir, --offline)."
            },
            footer = "Research use. Not a medical device. Not located does not mean absent.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            subcommands = CommandLine.HelpCommand.class)
    static final class Root implements Runnable {
        @CommandLine.Spec
        private CommandLine.Model.@Nullable CommandSpec spec;

        @Override
        public void run() {
            if (spec != null) {
                spec.commandLine().usage(spec.commandLine().getErr());
            }
        }
    }

    /** The version in the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Application.class.getPackage().getImplementationVersion();
            return new String[] {"deixis " + (version == null ? "development" : version)};
        }
    }
}
