package org.deixis.imaging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Connected components on run lengths: runs are cut at the columns' ends, and pieces of neighbouring columns that touch,
 * corners included, are united (disjoint sets with path halving). Time and memory grow with the runs, not with the pixels.
 */
final class MaskSegments {
    private final int width;
    private final int height;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int[] parents = new int[64];
    private int count;

    /** @param runs column-major, alternately unset and set */
    MaskSegments(int width, int height, int[] runs) {
        this.width = width;
        this.height = height;
        int at = 0;
        for (int i = 0; i < runs.length; i++) {
            int end = at + runs[i];
            if (i % 2 == 1) {
                for (int start = at; start < end; ) {
                    int stop = Math.min(end, (start / height + 1) * height);
                    add(start, stop);
                    start = stop;
                }
            }
            at = end;
        }
        uniteNeighbours();
    }

    private void add(int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            parents = Arrays.copyOf(parents, 2 * count);
        }
        starts[count] = start;
        ends[count] = end;
        parents[count] = count;
        count++;
    }

    private void uniteNeighbours() {
        int left = 0;
        for (int i = 0; i < count; i++) {
            int column = starts[i] / height;
            while (starts[left] / height < column - 1 || starts[left] / height == column - 1 && isAbove(left, i)) {
                left++;
            }
            for (int j = left; j < i && starts[j] / height == column - 1 && !isAbove(i, j); j++) {
                parents[root(j)] = root(i);
            }
        }
    }

    /** Whether piece {@code i} ends so far above piece {@code j} that not even their corners touch. */
    private boolean isAbove(int i, int j) {
        return (ends[i] - 1) % height + 1 < starts[j] % height;
    }

    private int root(int i) {
        int at = i;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    /** In no particular order. */
    List<SegmentationMask> components() {
        int[] number = new int[count];
        List<Runs> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int root = root(i);
            if (number[root] == 0) {
                parts.add(new Runs());
                number[root] = parts.size();
            }
            parts.get(number[root] - 1).append(starts[i], ends[i]);
        }
        return parts.stream()
                .map(part -> SegmentationMask.fromRuns(width, height, part.filled(width * height)))
                .toList();
    }

    /** Run lengths that grow at the end. */
    private static final class Runs {
        private int[] values = new int[8];
        private int size;
        private int at;

        void append(int start, int end) {
            if (size > 0 && start == at) {
                values[size - 1] += end - start;
            } else {
                if (size + 3 > values.length) {
                    values = Arrays.copyOf(values, 2 * values.length);
                }
                values[size++] = start - at;
                values[size++] = end - start;
            }
            at = end;
        }

        int[] filled(int pixels) {
            if (at == pixels) {
                return Arrays.copyOf(values, size);
            }
            values[size] = pixels - at;
            return Arrays.copyOf(values, size + 1);
        }
    }
}
