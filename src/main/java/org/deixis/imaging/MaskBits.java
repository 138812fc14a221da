package org.deixis.imaging;

import java.util.BitSet;
import java.util.Optional;

/** Bit-set arithmetic that masks share. */
final class MaskBits {
    private MaskBits() {}

    /** Row-major {@code width * height} bits to column-major ones; called with swapped sizes, the way back. */
    static BitSet transpose(BitSet bits, int width, int height) {
        BitSet out = new BitSet(width * height);
        for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
            out.set(i % width * height + i / width);
        }
        return out;
    }

    static Optional<BoundingBox> box(BitSet bits, int width, int height) {
        int left = width;
        int right = -1;
        int top = height;
        int bottom = -1;
        for (int y = 0; y < height; y++) {
            int first = bits.nextSetBit(y * width);
            if (first < 0) {
                break;
            }
            if (first / width > y) {
                continue;
            }
            top = Math.min(top, y);
            bottom = y;
            left = Math.min(left, first % width);
            right = Math.max(right, bits.previousSetBit((y + 1) * width - 1) % width);
        }
        return bottom < 0
                ? Optional.empty()
                : Optional.of(new BoundingBox(left, top, right - left + 1, bottom - top + 1));
    }
}
