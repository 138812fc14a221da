package org.deixis.study;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Puts a backup back in two steps. It is unpacked and checked beside what is in use, under {@code restore/}, and marked as
 * ready; the next one to open the data folder changes the folders over, each by one rename, and goes on with that where it
 * was killed. What was there before is kept under {@code before-restore-…}.
 */
final class StagedRestore {
    private static final Logger log = LoggerFactory.getLogger(StagedRestore.class);
    private static final List<String> FOLDERS = List.of("db", "blobs", "pairs", "index");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

    private StagedRestore() {}

    private static Path stage(Path home) {
        return home.resolve("restore");
    }

    private static Path mark(Path home) {
        return stage(home).resolve("ready");
    }

    /**
     * Unpacks and checks an archive; what is in use stays as it is.
     *
     * @throws BackupException when it is none, is damaged, was made by a later version, or does not fit on the disk
     */
    static BackupArchive.Head prepare(Path home, Path archive) {
        Path stage = stage(home);
        boolean ready = false;
        try {
            FileSystemUtils.deleteRecursively(stage);
            for (String folder : FOLDERS) {
                Files.createDirectories(stage.resolve(folder));
            }
            BackupArchive.Head head = new BackupArchive(archive).read(name -> {
                Path file = stage.resolve(name);
                Files.createDirectories(file.getParent());
                return Files.newOutputStream(file);
            });
            checkDatabase(stage.resolve("db").resolve("deixis"), archive);
            Files.writeString(mark(home), LocalDateTime.now().format(TIME));
            ready = true;
            return head;
        } catch (IOException e) {
            throw BackupException.notRestored(archive, e);
        } finally {
            if (!ready) {
                deleteQuietly(stage);
            }
        }
    }

    private static void checkDatabase(Path file, Path archive) {
        try (HikariDataSource pool = StudyConfiguration.pool(file)) {
            Flyway flyway = Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:db/migration")
                    .load();
            boolean later = Stream.of(flyway.info().all())
                    .anyMatch(step -> step.getState().name().startsWith("FUTURE"));
            if (later) {
                throw BackupException.unusable(archive, "it was made by a later version of Deixis");
            }
            if (flyway.info().current() == null) {
                throw BackupException.unusable(archive, "the database in it is none of Deixis");
            }
            flyway.migrate();
        } catch (FlywayException | PoolInitializationException e) {
            throw BackupException.unusable(archive, "the database in it does not open");
        }
    }

    /** Changes over to what was made ready, if anything was; removes what was not. Only for the one who holds the folder. */
    static void finish(Path home) throws IOException {
        Path mark = mark(home);
        if (Files.isRegularFile(mark)) {
            Path before = home.resolve("before-restore-" + Files.readString(mark));
            Files.createDirectories(before);
            for (String folder : FOLDERS) {
                Path staged = stage(home).resolve(folder);
                if (Files.exists(staged)) { // else it was changed over before
                    setAside(home.resolve(folder), before.resolve(folder));
                    Files.move(staged, home.resolve(folder), StandardCopyOption.ATOMIC_MOVE);
                }
            }
            Files.delete(mark);
        }
        FileSystemUtils.deleteRecursively(stage(home));
    }

    private static void setAside(Path folder, Path before) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (Files.exists(before)) {
            throw new FileAlreadyExistsException(before.toString());
        }
        Files.move(folder, before, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Where what was there before the last restore is kept. */
    static Optional<Path> before(Path home) throws IOException {
        try (Stream<Path> inside = Files.list(home)) {
            return inside.filter(folder -> String.valueOf(folder.getFileName()).startsWith("before-restore-"))
                    .max(Comparator.naturalOrder());
        }
    }

    private static void deleteQuietly(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            log.warn("A half restored backup was left on disk", e);
        }
    }
}
