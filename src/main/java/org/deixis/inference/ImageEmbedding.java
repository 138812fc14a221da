package org.deixis.inference;

import java.util.Optional;

/** What the image graph made of one picture: its vector, and where the pack gives them a vector for each cell. Immutable. */
public final class ImageEmbedding {
    private final float[] vector;
    private final float[] cells;
    private final int side;
    private final Letterbox frame;

    /** @param cells {@code side * side * vector.length} values, cell by cell; empty where side is 0 */
    ImageEmbedding(float[] vector, float[] cells, int side, Letterbox frame) {
        this.vector = vector;
        this.cells = cells;
        this.side = side;
        this.frame = frame;
    }

    /** Unit length; a copy. */
    public float[] vector() {
        return vector.clone();
    }

    /**
     * How well each part of the picture matches.
     *
     * @param query unit length, of the pack's dimension
     * @return empty where the pack gives no vectors of cells
     */
    public Optional<SimilarityMap> similarity(float[] query) {
        if (query.length != vector.length) {
            throw new IllegalArgumentException(
                    "The query has %d values, the pack's vectors have %d".formatted(query.length, vector.length));
        }
        if (side == 0) {
            return Optional.empty();
        }
        double cell = (double) frame.size() / side;
        int columns = (int) Math.ceil(frame.contentWidth() / cell);
        int rows = (int) Math.ceil(frame.contentHeight() / cell);
        float[] cosines = new float[columns * rows];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                int from = (y * side + x) * query.length;
                float dot = 0;
                for (int i = 0; i < query.length; i++) {
                    dot += query[i] * cells[from + i];
                }
                cosines[y * columns + x] = Math.clamp(dot, -1f, 1f);
            }
        }
        return Optional.of(new SimilarityMap(columns, rows, cell / frame.scale(), cosines));
    }
}
