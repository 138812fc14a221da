package org.deixis.retrieval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Predicate;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.deixis.inference.ImageTextEncoder;
import org.deixis.inference.text.TextEncoder;
import org.deixis.language.Vocabulary;
import org.jspecify.annotations.Nullable;

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
        index.commit(0);
    }

    public int size() {
        return index.size();
    }

    public SearchResult search(SearchRequest request) {
        return reading(searcher -> new PairSearcher(
                        searcher, vectors, synonyms, document -> "corpus", id -> PairPlace.in(searcher, id))
                .search(request));
    }

    /**
     * A pair whose picture has a vector.
     *
     * @param words what search embeds of the pair's words
     * @param picture unit length, in the pack's space
     * @param caption the vector of {@code words} in that space
     */
    public record Depicted(ImageTextPair pair, String words, float[] picture, float[] caption) {}

    /** The pairs that have a picture with a vector; none without a pack. */
    public List<Depicted> depicted(Predicate<ImageTextPair> wanted) {
        Map<ImageTextPair, float[]> pictures = reading(searcher -> pictures(searcher, vectors.fields(), wanted));
        SequencedSet<String> words = new LinkedHashSet<>();
        pictures.keySet().forEach(pair -> words.add(pair.embeddedText()));
        List<float[]> embedded = vectors.towardsPictures(List.copyOf(words));
        Map<String, float[]> captions = new LinkedHashMap<>();
        words.forEach(text -> captions.put(text, embedded.get(captions.size())));
        List<Depicted> depicted = new ArrayList<>();
        pictures.forEach((pair, picture) -> {
            String text = pair.embeddedText();
            depicted.add(new Depicted(pair, text, picture, captions.getOrDefault(text, new float[picture.length])));
        });
        return depicted;
    }

    private static Map<ImageTextPair, float[]> pictures(
            IndexSearcher searcher, PairFields.Vectors fields, Predicate<ImageTextPair> wanted) throws IOException {
        Map<ImageTextPair, float[]> pictures = new LinkedHashMap<>();
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            @Nullable FloatVectorValues values = leaf.reader().getFloatVectorValues(fields.picture());
            if (values == null) {
                continue;
            }
            @Nullable Bits live = leaf.reader().getLiveDocs();
            KnnVectorValues.DocIndexIterator at = values.iterator();
            for (int document = at.nextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = at.nextDoc()) {
                ImageTextPair pair = PairJson.read(
                        leaf.reader().storedFields().document(document).get(PairFields.BODY));
                if ((live == null || live.get(document)) && wanted.test(pair)) {
                    pictures.put(pair, values.vectorValue(at.index()).clone());
                }
            }
        }
        return pictures;
    }

    private interface Reading<T> {
        T of(IndexSearcher searcher) throws IOException;
    }

    private <T> T reading(Reading<T> reading) {
        try {
            IndexSearcher searcher = index.searchers().acquire();
            try {
                return reading.of(searcher);
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
