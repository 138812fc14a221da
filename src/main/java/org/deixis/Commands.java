package org.deixis;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.deixis.imaging.UnreadableImageException;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line: every bean with {@link Command} that is no other command's subcommand. Results go to stdout, progress
 * and messages to stderr. Exit codes: 0 done, 1 failed, 2 bad usage, 3 unreadable input, 4 pack or index unusable, 5 data
 * folder in use, 130 cancelled. An exception that is an {@link ExitCodeGenerator} chooses its own.
 */
final class Commands {
    private static final int FAILED = 1;
    private static final int BAD_USAGE = 2;
    private static final int UNREADABLE_INPUT = 3;
    private static final Set<String> HELP = Set.of("--help", "-h", "--version", "-V");

    private final ApplicationContext beans;

    Commands(ApplicationContext beans) {
        this.beans = beans;
    }

    /** Whether these arguments name a command or ask for help; otherwise they are the web application's. */
    static boolean asksForOne(String... args) {
        return args.length > 0 && (!args[0].startsWith("-") || HELP.contains(args[0]));
    }

    int run(String... args) {
        return line(
                        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                        Path::of)
                .execute(args);
    }

    /**
     * Runs a command for another process.
     *
     * @param folder what its relative paths are relative to
     */
    int run(PrintWriter out, PrintWriter err, Path folder, String... args) {
        return line(out, err, folder::resolve).execute(args);
    }

    private CommandLine line(PrintWriter out, PrintWriter err, Function<String, Path> paths) {
        CommandLine line = new CommandLine(new Root(), this::create);
        topLevel().forEach(line::addSubcommand);
        line.registerConverter(Path.class, paths::apply);
        line.setOut(out);
        line.setErr(err);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            LoggerFactory.getLogger(Commands.class).debug("{} failed", command.getCommandName(), failure);
            String sentence = failure.getMessage();
            command.getErr().println(sentence == null ? failure.toString() : sentence);
            return exitCode(failure);
        });
        line.setParameterExceptionHandler((failure, given) -> {
            PrintWriter messages = failure.getCommandLine().getErr();
            messages.println(failure.getMessage());
            messages.println(
                    "See ./" + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help.");
            return BAD_USAGE;
        });
        return line;
    }

    private static int exitCode(Exception failure) {
        return switch (failure) {
            case ExitCodeGenerator known -> known.getExitCode();
            case UnreadableImageException unreadable -> UNREADABLE_INPUT;
            case NoSuchFileException missing -> UNREADABLE_INPUT;
            default -> FAILED;
        };
    }

    /** By class, not by bean: only the command that is called is made, with what it needs. */
    private List<Class<?>> topLevel() {
        List<Class<?>> all = Stream.of(beans.getBeanNamesForAnnotation(Command.class))
                .<Class<?>>map(name -> Objects.requireNonNull(beans.getType(name)))
                .sorted(Comparator.comparing(
                        type -> type.getAnnotation(Command.class).name()))
                .toList();
        Set<Class<?>> nested = new HashSet<>();
        for (Class<?> type : all) {
            nested.addAll(Arrays.asList(type.getAnnotation(Command.class).subcommands()));
        }
        return all.stream().filter(type -> !nested.contains(type)).toList();
    }

    /** Anew for each run: a command holds what it was given. */
    private <T> T create(Class<T> type) throws Exception {
        return beans.getBeanNamesForType(type).length > 0
                ? beans.getAutowireCapableBeanFactory().createBean(type)
                : CommandLine.defaultFactory().create(type);
    }

    /** What is shown when no command is given. */
    @Command(
            name = "deixis",
            description = {
                "Points at what the words say: regions on medical images, with honest verdicts.",
                "",
                "Without a command the web application is started:",
                "  --port N         listen there (default 8080; 0 takes a free one)",
                "  --data-dir DIR   keep studies there (default data/local beside the launcher)",
                "  --address A      listen on another address than 127.0.0.1; needs a password"
            },
            footer = {"", "Research use. Not a medical device. Not located does not mean absent."},
            mixinStandardHelpOptions = true,
            versionProvider = Version.class)
    static final class Root implements Runnable {
        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Override
        public void run() {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    /** The version in the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Application.class.getPackage().getImplementationVersion();
            return new String[] {"deixis " + (version == null ? "(not packaged)" : version)};
        }
    }
}
