package org.deixis.inference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.system.ApplicationHome;

/** Finds the folder of the packs and what lies in it. */
final class ModelsFolder {
    private static final String NAME = "models";

    private ModelsFolder() {}

    /** The configured folder; else {@code models} beside the jar, beside the folder the jar was built in, or here. */
    static Path of(InferenceProperties settings) {
        Path configured = settings.modelsDir();
        if (configured != null) {
            return configured;
        }
        Path program = new ApplicationHome(ModelsFolder.class).getDir().toPath().toAbsolutePath();
        Path here = Path.of(NAME).toAbsolutePath();
        Path parent = program.getParent();
        return Stream.of(program, parent == null ? program : parent)
                .map(p -> p.resolve(NAME))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(here);
    }

    /** Sub-folders by name, hidden ones left out. */
    static List<Path> packs(Path models) {
        try (Stream<Path> entries = Files.list(models)) {
            return entries.filter(Files::isDirectory)
                    .filter(p -> !p.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
