package org.deixis.inference.text;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.springframework.stereotype.Component;

/**
 * {@code bge-small-en-v1.5} in float precision, run in this process: the vector of the first token, L2-normalised. The
 * model is loaded at the first text, in about a second; a short phrase then costs some milliseconds and the last
 * {@value #CACHED_TEXTS} texts nothing. Safe for use by several threads.
 */
@Component
public final class BgeTextEncoder implements TextEncoder {
    public static final String ID = "bge-small-en-v1.5";

    private static final int CACHED_TEXTS = 4096;

    private final Map<String, float[]> recent = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
            return size() > CACHED_TEXTS;
        }
    };

    @Override
    public String id() {
        return ID;
    }

    @Override
    public int dimension() {
        return BatchedBgeModel.DIMENSION;
    }

    /** Surrounding white space does not count. The vectors are copies; the caller may change them. */
    @Override
    public List<float[]> embed(List<String> texts) {
        Map<String, float[]> known = new LinkedHashMap<>();
        SequencedSet<String> missing = new LinkedHashSet<>();
        synchronized (recent) {
            for (String text : texts) {
                String phrase = text.strip();
                float[] vector = phrase.isEmpty() ? new float[BatchedBgeModel.DIMENSION] : recent.get(phrase);
                if (vector == null) {
                    missing.add(phrase);
                } else {
                    known.put(phrase, vector);
                }
            }
        }
        if (!missing.isEmpty()) {
            Map<String, float[]> fresh = run(missing);
            known.putAll(fresh);
            synchronized (recent) {
                recent.putAll(fresh);
            }
        }
        List<float[]> vectors = new ArrayList<>(texts.size());
        for (String text : texts) {
            vectors.add(known.getOrDefault(text.strip(), new float[BatchedBgeModel.DIMENSION])
                    .clone());
        }
        return vectors;
    }

    private static Map<String, float[]> run(SequencedSet<String> phrases) {
        var segments = phrases.stream().map(TextSegment::from).toList();
        var embeddings = Native.MODEL.embedAll(segments).content();
        Map<String, float[]> vectors = new LinkedHashMap<>();
        int i = 0;
        for (String phrase : phrases) {
            vectors.put(phrase, embeddings.get(i++).vector());
        }
        return vectors;
    }

    /** Loaded at its first use. */
    private static final class Native {
        private static final EmbeddingModel MODEL = new BatchedBgeModel();
    }
}
