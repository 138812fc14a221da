package org.deixis.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.deixis.imaging.SegmentationMask;
import org.deixis.study.Region;
import org.junit.jupiter.api.Test;

class MaskRegionsTest {
    @Test
    void leavesOutSpecksUnlessTheyAreAllThereIs() {
        BitSet bits = new BitSet();
        fill(bits, 0, 0, 50, 50); // 0.5 % of 2500 are 12.5 pixels
        fill(bits, 60, 0, 4, 3); // 12
        fill(bits, 60, 60, 13, 1); // 13
        assertThat(areas(bits)).containsExactly(2500, 13);

        BitSet specks = new BitSet();
        fill(specks, 0, 0, 3, 1);
        fill(specks, 10, 10, 2, 1);
        assertThat(areas(specks)).containsExactly(3);
        assertThat(areas(new BitSet())).isEmpty();
    }

    @Test
    void mergesWhatIsBeyondTheFortiethIntoTheLast() {
        BitSet bits = new BitSet();
        for (int i = 0; i < 45; i++) {
            fill(bits, i % 9 * 11, i / 9 * 11, 3, 3); // 9 pixels each
        }
        List<Integer> areas = areas(bits);
        assertThat(areas).hasSize(40);
        assertThat(areas.getLast()).isEqualTo(6 * 9); // the 40th to the 45th
        assertThat(areas.stream().mapToInt(a -> a).sum()).isEqualTo(45 * 9);
    }

    private static List<Integer> areas(BitSet bits) {
        return MaskRegions.of(SegmentationMask.fromBits(100, 100, bits), 0.8).stream()
                .map(Region::area)
                .toList();
    }

    private static void fill(BitSet bits, int x, int y, int width, int height) {
        for (int row = y; row < y + height; row++) {
            bits.set(row * 100 + x, row * 100 + x + width);
        }
    }
}
