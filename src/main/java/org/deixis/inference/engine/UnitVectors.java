package org.deixis.inference.engine;

/** Vectors of length 1. */
public final class UnitVectors {
    private UnitVectors() {}

    /**
     * The vector scaled to length 1, in place.
     *
     * @throws IllegalStateException when it has no direction: all zeros, or a value that is no number
     */
    public static float[] normalised(float[] vector) {
        double square = 0;
        for (float v : vector) {
            square += (double) v * v;
        }
        if (!(square > 1e-20 && square < Double.POSITIVE_INFINITY)) {
            throw new IllegalStateException("The model gave a vector without direction");
        }
        double scale = 1 / Math.sqrt(square);
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (vector[i] * scale);
        }
        return vector;
    }
}
