package org.deixis.inference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    /** Whether the folder's pack.yaml says that it is for search; one that cannot be read does not. */
    static boolean isForSearch(Path directory) {
        try {
            return YamlSection.read(directory.resolve(PackReader.FILE_NAME))
                    .optionalText("task")
                    .filter(ImageTextPackReader.TASK::equals)
                    .isPresent();
        } catch (UnusablePackException e) {
            return false;
        }
    }

    /**
     * What lies in the folder, by name; nothing where there is no folder or it cannot be read.
     *
     * @param known why packs could not be loaded
     */
    static List<InstalledPack> installed(Path models, List<PackProblem> known) {
        if (!Files.isDirectory(models)) {
            return List.of();
        }
        try {
            return packs(models).stream()
                    .map(directory -> installedAt(directory, known))
                    .toList();
        } catch (UncheckedIOException e) {
            return List.of();
        }
    }

    private static InstalledPack installedAt(Path directory, List<PackProblem> known) {
        try {
            if (isForSearch(directory)) {
                ImageTextPack pack = ImageTextPackReader.read(directory);
                return new InstalledPack.ForSearch(pack, Files.size(pack.image()));
            }
            ModelPack pack = PackReader.read(directory);
            Optional<PackProblem> notLoaded = known.stream()
                    .filter(problem -> problem.file().startsWith(directory))
                    .findFirst();
            return notLoaded.isPresent()
                    ? new InstalledPack.Refused(directory, notLoaded.get())
                    : new InstalledPack.Complete(pack, Files.size(pack.encoder()), Files.size(pack.decoder()));
        } catch (UnusablePackException e) {
            return new InstalledPack.Refused(directory, e.problem());
        } catch (IOException | UncheckedIOException e) {
            return new InstalledPack.Refused(
                    directory, new PackProblem(directory, "It cannot be read: " + e.getMessage() + "."));
        }
    }
}
