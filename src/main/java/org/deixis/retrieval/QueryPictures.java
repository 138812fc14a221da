package org.deixis.retrieval;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.deixis.imaging.ContentHash;
import org.deixis.imaging.ImageLimits;
import org.deixis.imaging.MedicalImage;
import org.deixis.imaging.MedicalImageReader;
import org.deixis.retrieval.PairPictures.Size;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures that somebody searches by and that belong to no pair, kept under the hash of their bytes, so that the search has an
 * address. Kept for a while only: those used longest ago go first where there are more than {@value #MOST_PICTURES} or
 * {@value #MOST_MEGABYTES} MB of them, and each goes {@value #MOST_DAYS} days after its last use. Thread-safe; at most two are
 * decoded at a time.
 */
public final class QueryPictures {
    private static final Logger log = LoggerFactory.getLogger(QueryPictures.class);
    static final int MOST_PICTURES = 100;
    static final int MOST_MEGABYTES = 512;
    static final int MOST_DAYS = 30;

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final String ORIGINAL = "original";

    private final Path folder;
    private final Path tmp;
    private final Clock clock;
    private final Semaphore decoders = new Semaphore(2);

    /** @param home the data folder; what is too old or too much there goes at once */
    QueryPictures(Path home, Clock clock) {
        folder = home.resolve("cache").resolve("query-pictures");
        tmp = home.resolve("tmp");
        this.clock = clock;
        tidy();
    }

    /**
     * Keeps a picture; one that is here already is kept on.
     *
     * @param content read to its end or to the limit, not closed
     * @return the hash of its bytes
     * @throws org.deixis.imaging.UnreadableImageException when it is no image that opens, or over a limit
     * @throws RetrievalException when it cannot be kept
     */
    public String keep(InputStream content) {
        Path partial = null;
        try {
            partial = Files.createTempFile(tmp, "query", ".tmp");
            ImageLimits.copy(content, partial);
            decoders.acquireUninterruptibly();
            try {
                MedicalImage pixels = MedicalImageReader.read(partial);
                String hash = ContentHash.sha256(partial);
                for (Size size : Size.values()) {
                    DisplayPng.write(pixels, size, file(hash, size), tmp);
                }
                Path original = original(hash);
                Files.move(partial, original, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                Files.setLastModifiedTime(original, FileTime.from(clock.instant()));
                return hash;
            } finally {
                decoders.release();
                tidy();
            }
        } catch (IOException e) {
            throw RetrievalException.pictureNotKept(e);
        } finally {
            remove(partial);
        }
    }

    /**
     * The picture's bytes as they came. Its time begins anew.
     *
     * @throws RetrievalException when it is not kept any more, or never was
     */
    public Path use(String hash) {
        Path original = HASH.matcher(hash).matches() ? original(hash) : null;
        if (original == null || !Files.isRegularFile(original)) {
            throw RetrievalException.noQueryPicture();
        }
        try {
            Files.setLastModifiedTime(original, FileTime.from(clock.instant()));
        } catch (IOException e) {
            // it may go a little early
        }
        return original;
    }

    /** A PNG file; empty where the picture is not kept. */
    Optional<Path> picture(String hash, Size size) {
        return HASH.matcher(hash).matches()
                ? Optional.of(file(hash, size)).filter(Files::isRegularFile)
                : Optional.empty();
    }

    private Path original(String hash) {
        return folder.resolve(hash).resolve(ORIGINAL);
    }

    private Path file(String hash, Size size) {
        return folder.resolve(hash).resolve(size.side + ".png");
    }

    private record Kept(Path place, Instant used, long bytes) {}

    /** Removes what is too old, then the longest unused while there is too much. */
    private synchronized void tidy() {
        try {
            Files.createDirectories(folder);
            List<Kept> all = new ArrayList<>();
            try (Stream<Path> places = Files.list(folder)) {
                for (Path place : places.toList()) {
                    all.add(kept(place));
                }
            }
            all.sort(Comparator.comparing(Kept::used).reversed());
            Instant oldest = clock.instant().minus(Duration.ofDays(MOST_DAYS));
            long bytes = 0;
            int count = 0;
            for (Kept kept : all) {
                bytes += kept.bytes();
                if (++count > MOST_PICTURES
                        || bytes > (long) MOST_MEGABYTES << 20 && count > 1
                        || kept.used().isBefore(oldest)) {
                    removeAll(kept.place());
                }
            }
        } catch (IOException | UncheckedIOException e) {
            log.warn("Pictures of queries were left on disk", e);
        }
    }

    /** One whose original is missing is being kept this moment, or was when the application ended: as old as its folder. */
    private static Kept kept(Path place) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        } catch (NoSuchFileException e) {
            return new Kept(place, Instant.EPOCH, 0);
        }
        Path original = place.resolve(ORIGINAL);
        Path dated = Files.exists(original) ? original : place;
        return new Kept(place, Files.getLastModifiedTime(dated).toInstant(), bytes);
    }

    private static void removeAll(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void remove(@org.jspecify.annotations.Nullable Path partial) {
        if (partial != null) {
            try {
                Files.deleteIfExists(partial);
            } catch (IOException e) {
                // emptied at the next start
            }
        }
    }
}
