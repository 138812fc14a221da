package org.deixis.evaluation;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deixis.inference.text.TextEncoder;

/**
 * A text encoder for a large collection of generated pairs: a text that it was told of has the vector of the text it came
 * from, moved a little; any other is embedded. Not for use by several threads while it is told.
 */
final class NearVectors implements TextEncoder {
    /** Length of the move; a moved vector has a cosine of about 0.9 with where it came from. */
    private static final double MOVE = 0.5;

    private final TextEncoder encoder;
    private final Map<String, float[]> known = new HashMap<>();
    private final Random random = new Random(7);

    NearVectors(TextEncoder encoder) {
        this.encoder = encoder;
    }

    /** @param origin embedded here unless it was before */
    void near(String text, String origin) {
        float[] moved = encoder.embed(List.of(origin)).getFirst();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (float) (random.nextGaussian() * MOVE / Math.sqrt(moved.length));
        }
        double square = 0;
        for (float v : moved) {
            square += v * v;
        }
        for (int i = 0; i < moved.length; i++) {
            moved[i] /= (float) Math.sqrt(square);
        }
        known.put(text, moved);
    }

    @Override
    public String id() {
        return encoder.id();
    }

    @Override
    public int dimension() {
        return encoder.dimension();
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        Iterator<float[]> others = encoder.embed(
                        texts.stream().filter(text -> !known.containsKey(text)).toList())
                .iterator();
        return texts.stream()
                .map(text -> {
                    float[] moved = known.get(text);
                    return moved == null ? others.next() : moved.clone();
                })
                .toList();
    }
}
