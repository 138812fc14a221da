package org.deixis.retrieval;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the vectors that pairs are compared with, of words, of a picture and of examples. */
final class QueryVectors {
    private static final float UNLIKE_WEIGHT = 0.4f;

    /** Where words are compared too, they find a further synonym as well as its vector would (docs/retrieval.md). */
    private static final int MOST_TEXTS_BESIDE_WORDS = 2;

    private final PairPlace.Finder examples;
    private final PairVectors vectors;
    private final PairFields.Vectors fields;

    QueryVectors(PairPlace.Finder examples, PairVectors vectors) {
        this.examples = examples;
        this.vectors = vectors;
        this.fields = vectors.fields();
    }

    /**
     * A query's vectors, each of unit length.
     *
     * @param texts to be compared with captions
     * @param depicted words to be compared with pictures
     * @param alike a picture, or what the examples' pictures have in common, to be compared with pictures; null without one
     * @param shown the query's own picture, to be compared with captions; null where it cannot be
     */
    record Asked(List<float[]> texts, List<float[]> depicted, float @Nullable [] alike, float @Nullable [] shown) {}

    /** @throws RetrievalException when an example or its picture cannot be used, or no pack is there for what is asked */
    Asked of(SearchQuery query, WordQuery words, SearchRequest request) throws IOException {
        SearchMode mode = request.mode();
        if ((mode == SearchMode.IMAGE || request.picture() != null)
                && vectors.pack().isEmpty()) {
            throw RetrievalException.noPack();
        }
        float[] picture = request.picture() == null ? null : ofPicture(request.picture());
        return new Asked(
                mode == SearchMode.IMAGE ? List.of() : texts(query, words, request),
                mode == SearchMode.IMAGE ? units(vectors.towardsPictures(words.texts(query))) : List.of(),
                alike(picture, request),
                picture != null && mode != SearchMode.IMAGE && vectors.oneSpace() ? picture : null);
    }

    /** The words' vectors, each moved towards what it should be like and away from what not (Rocchio). */
    private List<float[]> texts(SearchQuery query, WordQuery words, SearchRequest request) throws IOException {
        boolean examples = !request.like().isEmpty() || !request.unlike().isEmpty();
        if (request.mode() == SearchMode.BM25 && !examples) {
            return List.of();
        }
        float[] shift = shift(fields.text(), vectors.words().dimension(), request);
        List<String> texts = words.texts(query);
        if (request.mode() == SearchMode.HYBRID) {
            texts = texts.subList(0, Math.min(texts.size(), MOST_TEXTS_BESIDE_WORDS));
        }
        List<float[]> made = new ArrayList<>(vectors.words().embed(texts));
        if (made.isEmpty() && examples) {
            made.add(new float[shift.length]);
        }
        made.forEach(vector -> add(vector, shift, 1));
        return units(made);
    }

    private float @Nullable [] alike(float @Nullable [] picture, SearchRequest request) throws IOException {
        if (vectors.pack().isEmpty() || picture == null && request.like().isEmpty()) {
            return null;
        }
        float[] sum = shift(fields.picture(), vectors.pack().get().dimension(), request);
        if (picture != null) {
            add(sum, picture, 1);
        }
        return units(List.of(sum)).stream().findFirst().orElse(null);
    }

    private float[] ofPicture(PictureQuery asked) throws IOException {
        return switch (asked) {
            case PictureQuery.OfFile file -> vectors.ofPicture(file.file(), file.region());
            case PictureQuery.OfPixels pixels -> vectors.ofPicture(pixels.image(), pixels.region());
            case PictureQuery.OfPair pair
            when pair.region() == null ->
                example(pair.id()).vector(fields.picture()).orElseThrow(() -> RetrievalException.noPicture(pair.id()));
            case PictureQuery.OfPair pair -> {
                ImageTextPair kept = example(pair.id()).pair();
                if (kept.image() == null) {
                    throw RetrievalException.noPicture(pair.id());
                }
                yield vectors.ofPicture(vectors.file(kept.image()), pair.region());
            }
        };
    }

    private float[] shift(String field, int dimension, SearchRequest request) throws IOException {
        float[] shift = new float[dimension];
        for (String id : request.like()) {
            add(shift, example(id).vector(field), 1f / request.like().size());
        }
        for (String id : request.unlike()) {
            add(
                    shift,
                    example(id).vector(field),
                    -UNLIKE_WEIGHT / request.unlike().size());
        }
        return shift;
    }

    private PairPlace example(String id) throws IOException {
        return examples.find(id).orElseThrow(() -> RetrievalException.noSuchPair(id));
    }

    private static void add(float[] sum, Optional<float[]> vector, float weight) {
        vector.ifPresent(v -> add(sum, v, weight));
    }

    private static void add(float[] sum, float[] vector, float weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * vector[i];
        }
    }

    /** Those that have a direction, scaled to length 1 in place. */
    private static List<float[]> units(List<float[]> made) {
        List<float[]> units = new ArrayList<>();
        for (float[] vector : made) {
            double square = 0;
            for (float v : vector) {
                square += v * v;
            }
            if (square > 1e-12) {
                float scale = (float) (1 / Math.sqrt(square));
                for (int i = 0; i < vector.length; i++) {
                    vector[i] *= scale;
                }
                units.add(vector);
            }
        }
        return units;
    }
}
