package org.deixis.retrieval.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.deixis.study.HomeKey;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deixis restore}: a backup in place of everything in the data folder. */
@Component
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Put a backup in place of everything in the data folder; what is there now is kept beside it.",
            "While the application runs, the backup is checked and made ready, and the next start has it.",
            "Restore only archives of your own: the database in it is taken as it is."
        },
        footer = {"", "Research use. Not a medical device."})
public final class RestoreCommand implements Callable<Integer> {
    private final OpenLibrary open;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "What ./deixis backup wrote.")
    private Path file = Path.of("");

    RestoreCommand(OpenLibrary open) {
        this.open = open;
    }

    @Override
    public Integer call() {
        PrintWriter messages = spec.commandLine().getErr();
        messages.println("Unpacking and checking …");
        messages.flush();
        return open.restore(messages, file.toAbsolutePath(), this::tell);
    }

    private void tell(HomeKey.Restored restored) {
        PrintWriter results = spec.commandLine().getOut();
        results.println(
                restored.done()
                        ? "The backup of %s is in place, %,d files.".formatted(restored.made(), restored.files())
                        : "The backup of %s is ready, %,d files; the next start of Deixis has it."
                                .formatted(restored.made(), restored.files()));
        if (restored.before() != null) {
            results.println("What was there before is kept in %s.".formatted(restored.before()));
        }
        results.flush();
    }
}
