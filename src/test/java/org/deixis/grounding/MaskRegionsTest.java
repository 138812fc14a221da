package org.deixis.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.deixis.imaging.BoundingBox;
import org.deixis.imaging.SegmentationMask;
import org.deixis.inference.ClickHint;
import org.deixis.inference.Hints;
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

    @Test
    void keepsTheLargestOfWhatAnatomyAllowsSoManyOf() {
        BitSet bits = threeParts();
        assertThat(areas(bits, 1, Hints.NONE)).containsExactly(400);
        assertThat(areas(bits, 2, Hints.NONE)).containsExactly(400, 100);
        assertThat(areas(bits, 3, Hints.NONE)).containsExactly(400, 100, 25);
    }

    @Test
    void neverDropsWhatTheUserPointedAt() {
        BitSet bits = threeParts();
        assertThat(areas(bits, 1, clicked(82, 82, true))).containsExactly(400, 25);
        assertThat(areas(bits, 1, clicked(10, 10, true))).containsExactly(400);
        assertThat(areas(bits, 1, clicked(82, 82, false))).containsExactly(400);
        Hints box = new Hints(List.of(), new BoundingBox(45, 45, 10, 10), null); // overlaps the second part
        assertThat(areas(bits, 1, box)).containsExactly(400, 100);
        Hints beside = new Hints(List.of(), new BoundingBox(60, 40, 10, 10), null); // begins where that part ends
        assertThat(areas(bits, 1, beside)).containsExactly(400);
    }

    /** Squares of 400, 100 and 25 pixels: from (0, 0), (50, 40) and (80, 80). */
    private static BitSet threeParts() {
        BitSet bits = new BitSet();
        fill(bits, 0, 0, 20, 20);
        fill(bits, 50, 40, 10, 10);
        fill(bits, 80, 80, 5, 5);
        return bits;
    }

    private static Hints clicked(int x, int y, boolean positive) {
        return new Hints(List.of(new ClickHint(x, y, positive)), null, null);
    }

    private static List<Integer> areas(BitSet bits) {
        return areas(bits, Integer.MAX_VALUE, Hints.NONE);
    }

    private static List<Integer> areas(BitSet bits, int most, Hints hints) {
        return MaskRegions.of(SegmentationMask.fromBits(100, 100, bits), 0.8, most, hints).stream()
                .map(Region::area)
                .toList();
    }

    private static void fill(BitSet bits, int x, int y, int width, int height) {
        for (int row = y; row < y + height; row++) {
            bits.set(row * 100 + x, row * 100 + x + width);
        }
    }
}
