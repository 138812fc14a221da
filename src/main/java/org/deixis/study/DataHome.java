package org.deixis.study;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * The folder everything lives in: {@code db/ blobs/ cache/ logs/ tmp/}. Held by one process at a time through a lock on
 * {@code lock}; {@code tmp/} is emptied at start, so that an upload cut off by a crash leaves nothing. A backup that was
 * made ready to be put back takes effect when the folder is opened.
 */
@Component
@Profile("!cli")
public final class DataHome {
    private final Path root;
    private final FileChannel channel;
    private volatile @Nullable RunningApplication announced;

    @SuppressWarnings({"unused", "FieldCanBeLocal"}) // held as long as the process lives
    private final FileLock lock;

    /** @throws StudyStoreException when another process holds the folder or it cannot be written */
    DataHome(StudyProperties properties) {
        root = properties.dataDir().toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            Path file = root.resolve("lock");
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            lock = hold(channel);
            channel.truncate(0);
            String holder = "process " + ProcessHandle.current().pid();
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
            RunningApplication.remove(root); // of one that was killed
            StagedRestore.finish(root);
            for (String folder : new String[] {"db", "blobs", "cache", "logs", "tmp"}) {
                Files.createDirectories(root.resolve(folder));
            }
            emptyTmp();
        } catch (IOException e) {
            throw StudyStoreException.homeUnusable(root.toString(), e);
        }
    }

    private static FileLock hold(FileChannel channel) throws IOException {
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // held by this very process; answered below
        }
        return held(lock, channel);
    }

    private static FileLock held(@Nullable FileLock lock, FileChannel channel) throws IOException {
        if (lock != null) {
            return lock;
        }
        ByteBuffer text = ByteBuffer.allocate(200);
        channel.read(text, 0);
        String holder = new String(text.array(), 0, text.position(), StandardCharsets.UTF_8).strip();
        channel.close();
        throw StudyStoreException.homeInUse(holder.isEmpty() ? "another process" : holder);
    }

    private void emptyTmp() throws IOException {
        try (Stream<Path> left = Files.list(root.resolve("tmp"))) {
            for (Path each : left.toList()) {
                FileSystemUtils.deleteRecursively(each);
            }
        }
    }

    /**
     * Says in {@code run.json} where commands reach this process, until the folder is released.
     *
     * @param host what it listens on
     */
    public void announce(String host, int port) {
        try {
            RunningApplication here = RunningApplication.here(host, port);
            here.write(root);
            announced = here;
        } catch (IOException e) {
            throw StudyStoreException.homeUnusable(root.toString(), e);
        }
    }

    /** What commands must know to be let in; empty before {@link #announce}. */
    public Optional<RunningApplication> announced() {
        return Optional.ofNullable(announced);
    }

    public Path root() {
        return root;
    }

    /** Where files are assembled before they are moved into place, on the same file system. */
    public Path tmp() {
        return root.resolve("tmp");
    }

    public Path cache() {
        return root.resolve("cache");
    }

    Path database() {
        return root.resolve("db").resolve("deixis");
    }

    Path blob(String sha256) {
        return root.resolve("blobs").resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    @PreDestroy
    void release() throws IOException {
        if (announced != null) {
            RunningApplication.remove(root);
        }
        channel.close();
    }
}
