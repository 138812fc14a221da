package org.deixis.retrieval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deixis.imaging.MedicalImageReader;

/**
 * The images of pairs as a browser shows them, of bounded size, made at the first look and kept in the cache by the hash of
 * the image's bytes. Thread-safe; at most two are made at a time.
 */
public final class PairPictures {
    private static final Pattern KEPT = Pattern.compile("pairs/[0-9a-f]{2}/([0-9a-f]{64})");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Path home;
    private final Semaphore makers = new Semaphore(2);

    /** How large a picture is at most. */
    public enum Size {
        THUMBNAIL(320),
        WHOLE(2_048);

        final int side;

        Size(int side) {
            this.side = side;
        }
    }

    /** @param home the data folder */
    PairPictures(Path home) {
        this.home = home;
    }

    /** The hash of the pair's image; empty for a pair of words alone. */
    public static Optional<String> hash(ImageTextPair pair) {
        Matcher kept = KEPT.matcher(pair.image() == null ? "" : pair.image());
        return kept.matches() ? Optional.of(kept.group(1)) : Optional.empty();
    }

    /** The image's bytes as they were ingested; empty where there is no such file. */
    public Optional<Path> original(String hash) {
        if (!HASH.matcher(hash).matches()) {
            return Optional.empty();
        }
        Path file = home.resolve("pairs").resolve(hash.substring(0, 2)).resolve(hash);
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    /**
     * A PNG file.
     *
     * @throws org.deixis.imaging.UnreadableImageException when the image is damaged
     */
    public Optional<Path> picture(String hash, Size size) throws IOException {
        Optional<Path> original = original(hash);
        if (original.isEmpty()) {
            return Optional.empty();
        }
        Path file = home.resolve("cache")
                .resolve("pairs")
                .resolve(hash.substring(0, 2))
                .resolve(hash + "-" + size.side + ".png");
        if (!Files.exists(file)) {
            makers.acquireUninterruptibly();
            try {
                DisplayPng.write(MedicalImageReader.read(original.get()), size, file, home.resolve("tmp"));
            } finally {
                makers.release();
            }
        }
        return Optional.of(file);
    }
}
