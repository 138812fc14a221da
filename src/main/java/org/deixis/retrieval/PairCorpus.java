package org.deixis.retrieval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.IndexSearcher;
import org.deixis.inference.ImageTextEncoder;
import org.deixis.inference.text.TextEncoder;
import org.deixis.language.Vocabulary;

/** Pairs in an index of their own that is thrown away at the end, without a database: what measuring needs. */
public final class PairCorpus implements AutoCloseable {
    private static final int PORTION = 256;

    private final Path folder;
    private final PairIndex index;
    private final PairVectors vectors;
    private final MedicalSynonyms synonyms;

    /**
     * @param pairs with absolute paths of their images
     * @param pictures empty where there is no pack: then nothing is compared by pictures
     */
    public PairCorpus(
            List<ImageTextPair> pairs,
            TextEncoder encoder,
            Optional<ImageTextEncoder> pictures,
            Vocabulary vocabulary) {
        this.vectors = new PairVectors(encoder, () -> pictures, Path.of(""));
        this.synonyms = MedicalSynonyms.of(vocabulary);
        try {
            folder = Files.createTempDirectory("deixis-corpus");
        } catch (IOException e) {
            throw RetrievalException.notWritten(e);
        }
        index = PairIndex.open(folder, "corpus", vectors);
        for (int i = 0; i < pairs.size(); i += PORTION) {
            index.put(pairs.subList(i, Math.min(pairs.size(), i + PORTION)));
        }
    }

    public int size() {
        return index.size();
    }

    public SearchResult search(SearchRequest request) {
        try {
            IndexSearcher searcher = index.searchers().acquire();
            try {
                return new PairSearcher(searcher, vectors, synonyms, document -> "corpus").search(request);
            } finally {
                index.searchers().release(searcher);
            }
        } catch (IOException e) {
            throw RetrievalException.corrupt("corpus", e);
        }
    }

    @Override
    public void close() {
        index.close();
        PairIndex.delete(folder);
    }
}
