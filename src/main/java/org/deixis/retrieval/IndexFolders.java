package org.deixis.retrieval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the indexes of collections lie: {@code index/<number of the collection>/<what made its vectors>}. */
final class IndexFolders {
    private static final Logger log = LoggerFactory.getLogger(IndexFolders.class);

    private final Path home;
    private final PairVectors vectors;

    /** @param vectors what makes vectors now */
    IndexFolders(Path home, PairVectors vectors) {
        this.home = home;
        this.vectors = vectors;
    }

    /** Of the index with vectors as they are made now, whether or not it is there. */
    Path of(long collection) {
        return place(collection).resolve(vectors.stamp());
    }

    /** Of an index that is being made to take the others' place; what a killed process left there goes at the next start. */
    Path making(long collection) {
        return home.resolve("tmp").resolve("index-" + collection);
    }

    private Path place(long collection) {
        return home.resolve("index").resolve(Long.toString(collection));
    }

    /** Of an index with vectors of another stamp, the newest of several; empty where there is none that can be used. */
    Optional<Path> old(long collection) {
        record Old(Path folder, IndexStamp stamp) {}
        return others(collection).stream()
                .flatMap(folder -> IndexStamp.read(folder).map(stamp -> new Old(folder, stamp)).stream())
                .filter(old -> old.stamp().layout().equals(PairFields.LAYOUT)
                        && old.folder().endsWith(old.stamp().encoder()))
                .max(Comparator.comparing(old -> old.stamp().at()))
                .map(Old::folder);
    }

    private List<Path> others(long collection) {
        Path mine = of(collection);
        Path place = place(collection);
        try (Stream<Path> folders = Files.isDirectory(place) ? Files.list(place) : Stream.empty()) {
            return folders.filter(folder -> Files.isDirectory(folder) && !folder.equals(mine))
                    .toList();
        } catch (IOException e) {
            throw RetrievalException.notWritten(e);
        }
    }

    /** Removes every index but the one with vectors as they are made now. */
    void removeOthers(long collection) {
        for (Path folder : others(collection)) {
            try {
                PairIndex.delete(folder);
            } catch (RetrievalException e) {
                log.warn("An old index was left on disk", e);
            }
        }
    }

    /** Puts the index that was made where it belongs, and removes every other. */
    void replace(long collection) {
        remove(collection);
        try {
            Files.createDirectories(place(collection));
            Files.move(making(collection), of(collection), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw RetrievalException.notWritten(e);
        }
    }

    /** Removes every index. */
    void remove(long collection) {
        PairIndex.delete(place(collection));
    }

    /** Bytes on disk. */
    long bytes(long collection) {
        return CollectionCounts.bytes(place(collection));
    }
}
