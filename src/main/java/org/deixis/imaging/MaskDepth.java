package org.deixis.imaging;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** The point of a mask that lies deepest inside it. */
final class MaskDepth {
    private MaskDepth() {}

    /**
     * The deepest point by a chamfer distance (3 for a side, 4 for a corner; Borgefors 1986), the image's border
     * counting as edge.
     */
    static Optional<SegmentationMask.Point> deepestPoint(SegmentationMask mask) {
        List<SegmentationMask> parts = mask.components();
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
