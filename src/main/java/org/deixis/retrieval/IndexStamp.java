package org.deixis.retrieval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * What an index says of itself at each commit.
 *
 * @param layout of its documents, as {@link PairFields#LAYOUT} counts
 * @param encoder names what made its vectors, as {@link PairVectors#stamp} does
 * @param change the last change of the database that it holds; 0 for none
 * @param vectors the same for people
 * @param at when it was written
 */
record IndexStamp(String layout, String encoder, long change, CollectionStatistics.Vectors vectors, Instant at) {
    private static final String LAYOUT = "deixis.layout";
    private static final String ENCODER = "deixis.encoder";
    private static final String CHANGE = "deixis.change";
    private static final String WORDS = "deixis.words";
    private static final String PACK = "deixis.pack";
    private static final String AT = "deixis.at";

    /** Of an index that is begun now. */
    static IndexStamp of(PairVectors vectors) {
        return new IndexStamp(PairFields.LAYOUT, vectors.stamp(), 0, vectors.made(), Instant.now());
    }

    IndexStamp through(long later) {
        return new IndexStamp(layout, encoder, later, vectors, Instant.now());
    }

    Map<String, String> said() {
        Map<String, String> said = new HashMap<>();
        said.put(LAYOUT, layout);
        said.put(ENCODER, encoder);
        said.put(CHANGE, Long.toString(change));
        said.put(WORDS, vectors.words());
        said.put(AT, at.toString());
        if (vectors.pack() != null) {
            said.put(PACK, vectors.pack());
        }
        return said;
    }

    /** Empty where it is none of these. */
    static Optional<IndexStamp> read(Map<String, String> said) {
        try {
            String words = said.get(WORDS);
            return words == null
                    ? Optional.empty()
                    : Optional.of(new IndexStamp(
                            said.getOrDefault(LAYOUT, ""),
                            said.getOrDefault(ENCODER, ""),
                            Long.parseLong(said.getOrDefault(CHANGE, "0")),
                            new CollectionStatistics.Vectors(words, said.get(PACK)),
                            Instant.parse(said.getOrDefault(AT, ""))));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Of the last commit in a folder, whether or not its index is open; empty where there is none that can be read. */
    static Optional<IndexStamp> read(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Directory directory = FSDirectory.open(folder)) {
            return read(SegmentInfos.readLatestCommit(directory).getUserData());
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
