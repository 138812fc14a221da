package org.deixis.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;

/**
 * The report that was last read on each image, as it was given: one UTF-8 file in the data folder, replaced as a whole. It
 * goes with the image. Thread-safe.
 */
@Service
@Profile("!cli")
public class Reports {
    private static final String ENDING = ".txt";

    private final DataHome home;
    private final Path folder;

    Reports(DataHome home, ImageRows images) {
        this.home = home;
        this.folder = home.root().resolve("reports");
        try {
            Files.createDirectories(folder);
            removeOrphans(images.list().stream().map(StoredImage::id).collect(Collectors.toSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return empty where no report was read on the image */
    public Optional<String> of(UUID imageId) {
        try {
            return Optional.of(Files.readString(file(imageId)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw StudyStoreException.notRead(e);
        }
    }

    /**
     * Keeps the text in place of the one before.
     *
     * @throws StudyStoreException when it cannot be written; the one before is kept
     */
    public void keep(UUID imageId, String text) {
        try {
            Path written = Files.createTempFile(home.tmp(), "report", ".tmp");
            try {
                Files.write(written, text.getBytes(StandardCharsets.UTF_8));
                Files.move(written, file(imageId), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(written);
            }
        } catch (IOException e) {
            throw StudyStoreException.notSaved(e);
        }
    }

    /** Forgets the report of an image; nothing where there is none. */
    public void remove(UUID imageId) {
        try {
            Files.deleteIfExists(file(imageId));
        } catch (IOException e) {
            throw StudyStoreException.notSaved(e);
        }
    }

    private Path file(UUID imageId) {
        return folder.resolve(imageId + ENDING);
    }

    /** What a crash between two steps leaves. */
    private void removeOrphans(Set<UUID> living) throws IOException {
        Set<String> kept = living.stream().map(id -> id + ENDING).collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!kept.contains(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
