package org.deixis.viewer;

import java.util.List;

/**
 * How much each part of a picture matters: square cells from its top left corner, row by row.
 *
 * @param columns at least 1
 * @param rows at least 1
 * @param cellPx side of a cell in pixels of the original image; the last column and row may reach beyond it
 * @param levels {@code columns * rows} values, 0 for what is not drawn to 255 for the strongest
 */
public record HeatMap(int columns, int rows, double cellPx, List<Integer> levels) {
    public HeatMap {
        levels = List.copyOf(levels);
        if (columns < 1 || rows < 1 || levels.size() != columns * rows) {
            throw new IllegalArgumentException(columns + " x " + rows + " cells need as many levels");
        }
    }
}
