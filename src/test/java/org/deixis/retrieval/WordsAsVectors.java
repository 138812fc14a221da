package org.deixis.retrieval;

import java.util.List;
import java.util.Random;
import org.deixis.inference.text.TextEncoder;

/**
 * A text encoder without a network: each word has a direction of its own, a text is their sum, and all texts have something
 * in common, so that unrelated ones have a cosine near 0.45, as with the real one.
 */
public final class WordsAsVectors implements TextEncoder {
    private static final float COMMON = 0.9f;

    private final String id;

    public WordsAsVectors() {
        this("words-1");
    }

    WordsAsVectors(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int dimension() {
        return 64;
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        return texts.stream().map(this::vector).toList();
    }

    private float[] vector(String text) {
        float[] sum = new float[dimension()];
        for (String word : Texts.words(text)) {
            Random random = new Random(word.hashCode());
            for (int i = 0; i < sum.length; i++) {
                sum[i] += (float) random.nextGaussian();
            }
        }
        if (norm(sum) == 0) {
            return sum;
        }
        scale(sum, 1 / norm(sum));
        sum[0] += COMMON;
        scale(sum, 1 / norm(sum));
        return sum;
    }

    private static double norm(float[] vector) {
        double square = 0;
        for (float v : vector) {
            square += v * v;
        }
        return Math.sqrt(square);
    }

    private static void scale(float[] vector, double factor) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= (float) factor;
        }
    }
}
