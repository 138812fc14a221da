package org.deixis.study;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes everything in a data folder into one archive while the folder is in use: the database as it is at one moment, then
 * the images it names. What can be made anew (caches, logs) is left out.
 */
public final class HomeBackup {
    private static final Logger log = LoggerFactory.getLogger(HomeBackup.class);
    private final Path home;
    private final DataSource database;
    private final String version;

    /** @param version of Deixis */
    public HomeBackup(Path home, DataSource database, String version) {
        this.home = home;
        this.database = database;
        this.version = version;
    }

    /**
     * What was written.
     *
     * @param bytes of the archive
     */
    public record Written(int files, long bytes) {}

    /**
     * The archive appears under its name when it is complete and was read again.
     *
     * @param target must not exist yet
     * @param more further files, path in the data folder → file; they must not change meanwhile
     * @param progress told by lines of text
     * @throws BackupException when it cannot be written
     */
    public Written write(Path target, Map<String, Path> more, Consumer<String> progress) {
        Path folder = target.toAbsolutePath().getParent();
        if (Files.exists(target)) {
            throw BackupException.badTarget(target, "there is a file of this name already");
        }
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw BackupException.badTarget(target, "its folder is not there or not yours to write");
        }
        Path partial = target.resolveSibling(target.getFileName() + ".part");
        Path copy =
                home.resolve("tmp").resolve("backup-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
        try {
            progress.accept("Copying the database …");
            copyDatabase(copy);
            SequencedMap<String, Path> files = files(copy, more);
            progress.accept("Writing %,d files …".formatted(files.size()));
            write(partial, files);
            progress.accept("Reading the archive again …");
            BackupArchive.Head head = verified(partial, target);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            return new Written(head.files(), Files.size(target));
        } catch (IOException | SQLException e) {
            throw BackupException.notWritten(target, e);
        } finally {
            remove(copy);
            remove(partial);
        }
    }

    private static BackupArchive.Head verified(Path partial, Path target) {
        try {
            return new BackupArchive(partial).verify();
        } catch (BackupException e) {
            throw BackupException.notVerified(target, e);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("A file of a backup was left on disk", e);
        }
    }

    /** H2 writes an archive with the one file of its own, consistent while others write. */
    private void copyDatabase(Path copy) throws IOException, SQLException {
        Path packed = copy.resolveSibling(copy.getFileName() + ".zip");
        try {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("backup to '" + packed.toString().replace("'", "''") + "'");
            }
            try (ZipFile zip = new ZipFile(packed.toFile())) {
                ZipEntry file = zip.stream()
                        .filter(entry -> entry.getName().endsWith(".mv.db"))
                        .findFirst()
                        .orElseThrow(() -> new IOException("no database in H2's copy"));
                try (InputStream in = zip.getInputStream(file)) {
                    Files.copy(in, copy);
                }
            }
        } finally {
            remove(packed);
        }
    }

    private SequencedMap<String, Path> files(Path database, Map<String, Path> more) throws IOException {
        SequencedMap<String, Path> files = new LinkedHashMap<>();
        files.put("db/deixis.mv.db", database);
        for (String folder : new String[] {"blobs", "pairs"}) {
            Path place = home.resolve(folder);
            try (Stream<Path> all = Files.isDirectory(place) ? Files.walk(place) : Stream.empty()) {
                all.filter(Files::isRegularFile).forEach(file -> {
                    String name =
                            folder + "/" + place.relativize(file).toString().replace('\\', '/');
                    if (BackupArchive.isName(name)) {
                        files.put(name, file);
                    }
                });
            }
        }
        more.forEach((name, file) -> {
            if (!BackupArchive.isName(name)) {
                throw new IllegalArgumentException(name);
            }
            files.put(name, file);
        });
        return files;
    }

    private void write(Path archive, SequencedMap<String, Path> files) throws IOException {
        for (Path file : files.values().toArray(Path[]::new)) {
            if (!Files.exists(file)) {
                files.values().remove(file); // deleted since the database was copied
            }
        }
        long bytes = 0;
        for (Path file : files.values()) {
            bytes += Files.size(file);
        }
        Map<String, String> sums = new LinkedHashMap<>();
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(archive), 1 << 16);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
            entry(zip, BackupArchive.HEAD, new BackupArchive.Head(version, now, files.size(), bytes).json());
            for (Map.Entry<String, Path> each : files.entrySet()) {
                boolean packed =
                        each.getKey().startsWith("db/") || each.getKey().startsWith("index/");
                zip.setLevel(packed ? 1 : 0); // images are packed in themselves
                zip.putNextEntry(new ZipEntry(each.getKey()));
                MessageDigest digest = BackupArchive.sha256();
                try (InputStream in = new DigestInputStream(Files.newInputStream(each.getValue()), digest)) {
                    in.transferTo(zip);
                } catch (NoSuchFileException e) {
                    throw new IOException("an image was deleted meanwhile", e);
                }
                zip.closeEntry();
                sums.put(each.getKey(), HexFormat.of().formatHex(digest.digest()));
            }
            zip.setLevel(1);
            entry(zip, BackupArchive.SUMS, BackupArchive.sums(sums));
        }
        try (FileChannel channel = FileChannel.open(archive, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
