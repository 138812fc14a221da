package org.deixis.retrieval.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.deixis.study.HomeBackup;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deixis backup}: everything in the data folder as one archive. */
@Component
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Write studies, findings, chats and collections, images and indexes among them, into one archive.",
            "The application may run meanwhile. The archive is read again before it gets its name."
        },
        footer = {"", "Research use. Not a medical device."})
public final class BackupCommand implements Callable<Integer> {
    private static final int DONE = 0;

    private final OpenLibrary open;
    private final String version;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A zip archive that does not exist yet.")
    private Path file = Path.of("");

    BackupCommand(OpenLibrary open, @Value("${deixis.version:}") String version) {
        this.open = open;
        this.version = version;
    }

    @Override
    public Integer call() {
        PrintWriter messages = spec.commandLine().getErr();
        return open.with(messages, library -> {
            HomeBackup.Written written = library.backup(file.toAbsolutePath(), version, line -> {
                messages.println(line);
                messages.flush();
            });
            PrintWriter results = spec.commandLine().getOut();
            results.println("%s holds %,d files, %,d MB; it was read again and is whole."
                    .formatted(file, written.files(), (written.bytes() + (1 << 20) - 1) >> 20));
            results.flush();
            return DONE;
        });
    }
}
