package org.deixis.inference;

/**
 * How well each part of a picture matches a query: a grid of square cells from the picture's top left corner, row by row.
 * The last column and row may reach beyond the picture.
 *
 * @param columns at least 1
 * @param rows at least 1
 * @param cellPixels side of a cell in pixels of the picture
 * @param cosines {@code columns * rows} values, −1 to 1; not to be changed
 */
public record SimilarityMap(int columns, int rows, double cellPixels, float[] cosines) {
    public SimilarityMap {
        if (columns < 1 || rows < 1 || cosines.length != columns * rows) {
            throw new IllegalArgumentException(columns + " x " + rows + " cells need as many values");
        }
    }

    public float cosine(int column, int row) {
        return cosines[row * columns + column];
    }
}
