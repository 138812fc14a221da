package org.deixis.evaluation.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Where a measurement goes. The file is there whole or not at all. */
final class FiguresFile {
    private FiguresFile() {}

    /** One sentence why nothing can be written there; asked before the work begins. */
    static Optional<String> refusal(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)
                ? Optional.of("There is no file to write at " + file + ": its folder must exist.")
                : Optional.empty();
    }

    static void write(Path file, String text) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.writeString(partial, text);
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
