package org.deixis.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** Starts the web application once, on a free port and an empty data folder, and stops it when it answers. */
final class StartTrial {
    private static final int MOST_SECONDS = 60;
    private static final String COMMAND = "bench";
    private static final String READY = "Deixis is ready";

    private StartTrial() {}

    /**
     * One start.
     *
     * @param millis from the start of the process to its first word of being ready
     * @param memory of the process at that moment
     */
    record Started(double millis, ProcessMemory memory) {}

    static Started run() throws IOException {
        List<String> command = command();
        Path home = Files.createTempDirectory("deixis-bench");
        command.addAll(List.of("--port", "0", "--data-dir", home.toString()));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            Thread.ofVirtual().start(() -> giveUp(process));
            String last = "It said nothing.";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(READY)) {
                    double millis = (System.nanoTime() - start) / 1e6;
                    return new Started(millis, ProcessMemory.of(Long.toString(process.pid())));
                }
                last = line.isBlank() ? last : line.strip();
            }
            throw new IOException("The application did not become ready within %d s, or ended before. %s"
                    .formatted(MOST_SECONDS, last));
        } finally {
            stop(process);
            FileSystemUtils.deleteRecursively(home);
        }
    }

    /** This process's own command line up to the command, so that the virtual machine is set up alike. */
    private static List<String> command() throws IOException {
        ProcessHandle.Info self = ProcessHandle.current().info();
        String program = self.command().orElseThrow(StartTrial::untold);
        List<String> arguments = Arrays.asList(self.arguments().orElseThrow(StartTrial::untold));
        int end = arguments.indexOf(COMMAND);
        if (end < 0) {
            throw untold();
        }
        List<String> command = new ArrayList<>();
        command.add(program);
        command.addAll(arguments.subList(0, end));
        return command;
    }

    private static IOException untold() {
        return new IOException("The system does not tell how this process was started, so it cannot be done again.");
    }

    private static void giveUp(Process process) {
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(Process process) throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("The measurement was cancelled.", e);
        }
    }
}
