package org.deixis.retrieval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.deixis.imaging.ContentHash;

/** The images of pairs, each kept once under the hash of its bytes, apart from the images of studies. */
final class PairImages {
    private final Path folder;
    private final Path tmp;

    PairImages(Path home) {
        folder = home.resolve("pairs");
        tmp = home.resolve("tmp");
    }

    /** Copies the pair's image; the pair then names the copy, relative to the data folder. A pair without image stays. */
    ImageTextPair keep(ImageTextPair pair) {
        if (pair.image() == null) {
            return pair;
        }
        Path image = Path.of(pair.image());
        String hash = ContentHash.sha256(image);
        Path copy = folder.resolve(hash.substring(0, 2)).resolve(hash);
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
}
