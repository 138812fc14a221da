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

    /** @param runs column-major, alternately unset and set */
    static Optional<BoundingBox> box(int[] runs, int height) {
        int left = Integer.MAX_VALUE;
        int right = -1;
        int top = height;
        int bottom = -1;
        int at = 0;
        for (int i = 0; i < runs.length; i++) {
            int last = at + runs[i] - 1;
            if (i % 2 == 1) {
                boolean oneColumn = at / height == last / height;
                left = Math.min(left, at / height);
                right = last / height;
                top = Math.min(top, oneColumn ? at % height : 0);
                bottom = Math.max(bottom, oneColumn ? last % height : height - 1);
            }
            at = last + 1;
        }
        return right < 0
                ? Optional.empty()
                : Optional.of(new BoundingBox(left, top, right - left + 1, bottom - top + 1));
    }
}
