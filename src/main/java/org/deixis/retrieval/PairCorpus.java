package org.deixis.retrieval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.search.IndexSearcher;
import org.deixis.inference.text.TextEncoder;
import org.deixis.language.Vocabulary;

/** Pairs in an index of their own that is thrown away at the end, without a database: what measuring needs. */
public final class PairCorpus implements AutoCloseable {
    private static final int PORTION = 256;

    private final Path folder;
    private final PairIndex index;
    private final TextEncoder encoder;
    private final MedicalSynonyms synonyms;

    public PairCorpus(List<ImageTextPair> pairs, TextEncoder encoder, Vocabulary vocabulary) {
        this.encoder = encoder;
        this.synonyms = MedicalSynonyms.of(vocabulary);
        try {
            folder = Files.createTempDirectory("deixis-corpus");
        } catch (IOException e) {
            throw RetrievalException.notWritten(e);
        }
        index = PairIndex.open(folder, "corpus", encoder);
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
                return new PairSearcher(searcher, encoder, synonyms, document -> "corpus").search(request);
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
