package org.deixis.inference;

import java.util.Arrays;
import org.deixis.imaging.SegmentationMask;

/**
 * Enlarges mask logits to the original image and thresholds them, writing run lengths as it goes: column by column, as
 * the runs are kept. Between two cells of a column the value is linear, so pixels are looked at one by one only where
 * the ends lie on both sides of the threshold.
 */
final class MaskUpsampling {
    private final MaskLogits logits;
    private final float threshold;
    /** Of each pixel row: the cell whose centre is next above, and the way from there to the next centre. */
    private final int[] cellAbove;

    private final float[] share;

    /** Of each pixel row: the first row below that lies between other centres. */
    private final int[] sameCellUntil;

    private int[] runs = new int[64];
    private int closed;
    private int open;
    private boolean set;

    MaskUpsampling(MaskLogits logits, float threshold) {
        this.logits = logits;
        this.threshold = threshold;
        this.cellAbove = new int[logits.imageHeight()];
        this.share = new float[logits.imageHeight()];
        this.sameCellUntil = new int[logits.imageHeight()];
    }

    SegmentationMask mask() {
        Letterbox frame = new Letterbox(logits.imageWidth(), logits.imageHeight(), logits.size());
        int cellsWide = cells(frame.imageWidth() * frame.scale());
        int cellsHigh = cells(frame.imageHeight() * frame.scale());
        for (int y = 0; y < cellAbove.length; y++) {
            double at = Math.clamp(frame.toFrame(y) - 0.5, 0, cellsHigh - 1);
            cellAbove[y] = (int) at;
            share[y] = (float) (at - cellAbove[y]);
        }
        for (int y = cellAbove.length - 1; y >= 0; y--) {
            boolean last = y + 1 == cellAbove.length || cellAbove[y + 1] != cellAbove[y];
            sameCellUntil[y] = last ? y + 1 : sameCellUntil[y + 1];
        }
        float[] column = new float[cellsHigh + 1];
        for (int x = 0; x < logits.imageWidth(); x++) {
            double at = Math.clamp(frame.toFrame(x) - 0.5, 0, cellsWide - 1);
            int left = (int) at;
            blend(left, Math.min(left + 1, cellsWide - 1), (float) (at - left), column);
            append(column);
        }
        close();
        return SegmentationMask.fromRuns(logits.imageWidth(), logits.imageHeight(), Arrays.copyOf(runs, closed));
    }

    /** Cells that hold content, a partly filled one included. */
    private int cells(double extent) {
        return Math.clamp((int) Math.ceil(extent - 1e-6), 1, logits.size());
    }

    private void blend(int left, int right, float toRight, float[] column) {
        float[] values = logits.values();
        int high = column.length - 1;
        for (int j = 0; j < high; j++) {
            float a = values[j * logits.size() + left];
            column[j] = a + (values[j * logits.size() + right] - a) * toRight;
        }
        column[high] = column[high - 1];
    }

    private void append(float[] column) {
        int y = 0;
        while (y < cellAbove.length) {
            float a = column[cellAbove[y]];
            float b = column[cellAbove[y] + 1];
            int end = sameCellUntil[y];
            if (a > threshold == b > threshold) {
                append(a > threshold, end - y);
            } else {
                for (int i = y; i < end; i++) {
                    append(a + (b - a) * share[i] > threshold, 1);
                }
            }
            y = end;
        }
    }

    private void append(boolean value, int count) {
        if (value != set) {
            close();
            set = value;
        }
        open += count;
    }

    private void close() {
        if (closed == runs.length) {
            runs = Arrays.copyOf(runs, 2 * closed);
        }
        runs[closed++] = open;
        open = 0;
    }
}
