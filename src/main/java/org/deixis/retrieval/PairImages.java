package org.deixis.retrieval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.deixis.imaging.ContentHash;

/** The images of pairs, each kept once under the hash of its bytes, apart from the images of studies. */
final class PairImages {
    private static final int HASH = 64;

    private final Path folder;
    private final Path pictures;
    private final Path tmp;

    PairImages(Path home) {
        folder = home.resolve("pairs");
        pictures = home.resolve("cache").resolve("pairs");
        tmp = home.resolve("tmp");
    }

    Path file(String hash) {
        return folder.resolve(hash.substring(0, 2)).resolve(hash);
    }

    /** Copies the pair's image; the pair then names the copy, relative to the data folder. A pair without image stays. */
    ImageTextPair keep(ImageTextPair pair) {
        if (pair.image() == null) {
            return pair;
        }
        Path image = Path.of(pair.image());
        String hash = ContentHash.sha256(image);
        Path copy = file(hash);
        try {
            if (!Files.exists(copy)) {
                Files.createDirectories(copy.getParent());
                Path partial = Files.createTempFile(tmp, "pair", ".tmp");
                Files.copy(image, partial, StandardCopyOption.REPLACE_EXISTING);
                Files.move(partial, copy, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw RetrievalException.notWritten(e);
        }
        return pair.withImage("pairs/" + hash.substring(0, 2) + "/" + hash);
    }

    /**
     * Removes the images that no pair has, with what was made of them for browsers. Nothing may be ingested meanwhile.
     *
     * @param used the hashes, beginning with two given characters, of images that pairs have
     */
    void sweep(Function<String, Set<String>> used) {
        for (Path kept : folders(folder)) {
            String beginning = String.valueOf(kept.getFileName());
            Set<String> wanted = used.apply(beginning);
            sweep(kept, wanted);
            sweep(pictures.resolve(beginning), wanted);
        }
    }

    private static List<Path> folders(Path folder) {
        try (Stream<Path> inside = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            return inside.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw RetrievalException.notWritten(e);
        }
    }

    private static void sweep(Path folder, Set<String> wanted) {
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.length() >= HASH && !wanted.contains(name.substring(0, HASH))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw RetrievalException.notWritten(e);
        }
    }
}
