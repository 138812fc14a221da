package org.deixis.imaging;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Connected components of a mask and the point of a component that lies deepest. */
final class MaskComponents {
    private MaskComponents() {}

    static List<SegmentationMask> of(SegmentationMask mask) {
        List<SegmentationMask> parts = new ArrayList<>();
        for (BitSet part : split(mask.toBits(), mask.width(), mask.height())) {
            parts.add(SegmentationMask.fromBits(mask.width(), mask.height(), part));
        }
        parts.sort(Comparator.comparingInt(SegmentationMask::area).reversed());
        return List.copyOf(parts);
    }

    /** Flood fill, 8-connected; consumes {@code left}. */
    private static List<BitSet> split(BitSet left, int width, int height) {
        List<BitSet> parts = new ArrayList<>();
        ArrayDeque<Integer> open = new ArrayDeque<>();
        for (int seed = left.nextSetBit(0); seed >= 0; seed = left.nextSetBit(seed)) {
            BitSet part = new BitSet(width * height);
            left.clear(seed);
            open.push(seed);
            while (!open.isEmpty()) {
                int at = open.pop();
                part.set(at);
                int x = at % width;
                int y = at / width;
                for (int v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
                    for (int u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
                        int next = v * width + u;
                        if (left.get(next)) {
                            left.clear(next);
                            open.push(next);
                        }
                    }
                }
            }
            parts.add(part);
        }
        return parts;
    }

    /**
     * The deepest point by a chamfer distance (3 for a side, 4 for a corner; Borgefors 1986), the image's border
     * counting as edge.
     */
    static Optional<SegmentationMask.Point> deepestPoint(SegmentationMask mask) {
        List<SegmentationMask> parts = of(mask);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        SegmentationMask largest = parts.getFirst();
        BoundingBox box = largest.boundingBox().orElseThrow();
        BitSet bits = largest.toBits();
        int w = box.width() + 2;
        int h = box.height() + 2;
        int[] depth = new int[w * h];
        for (int y = 1; y < h - 1; y++) {
            for (int x = 1; x < w - 1; x++) {
                if (bits.get((box.y() + y - 1) * mask.width() + box.x() + x - 1)) {
                    int up = Math.min(depth[(y - 1) * w + x - 1], depth[(y - 1) * w + x + 1]) + 4;
                    depth[y * w + x] = Math.min(up, Math.min(depth[(y - 1) * w + x], depth[y * w + x - 1]) + 3);
                }
            }
        }
        int best = -1;
        for (int y = h - 2; y > 0; y--) {
            for (int x = w - 2; x > 0; x--) {
                int at = y * w + x;
                int down = Math.min(depth[at + w + 1], depth[at + w - 1]) + 4;
                depth[at] = Math.min(depth[at], Math.min(down, Math.min(depth[at + w], depth[at + 1]) + 3));
                best = best < 0 || depth[at] > depth[best] ? at : best;
            }
        }
        return Optional.of(new SegmentationMask.Point(box.x() + best % w - 1, box.y() + best / w - 1));
    }
}
