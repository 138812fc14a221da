package org.deixis.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SegmentationMaskTest {

    static List<JsonNode> golden() {
        JsonNode all = JsonMapper.builder().build().readTree(Path.of("data/golden/rle.json"));
        return all.valueStream().toList();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void writesAndReadsTheStringsThatPycocotoolsWrites(JsonNode vector) {
        int width = vector.get("width").asInt();
        int height = vector.get("height").asInt();
        BitSet bits = new BitSet();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                bits.set(y * width + x, vector.get("rows").get(y).asString().charAt(x) == '1');
            }
        }
        SegmentationMask mask = SegmentationMask.fromBits(width, height, bits);
        assertThat(mask.toCoco()).isEqualTo(vector.get("counts").asString());
        assertThat(SegmentationMask.fromCoco(width, height, mask.toCoco())).isEqualTo(mask);
        assertThat(mask.toBits()).isEqualTo(bits);
        assertThat(mask.area()).isEqualTo(bits.cardinality());
    }

    @Test
    void survivesTheWayThroughStringAndPictureWhateverItsPixels() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            int w = 1 + random.nextInt(70);
            int h = 1 + random.nextInt(70);
            BitSet bits = new BitSet();
            double share = random.nextDouble();
            for (int p = 0; p < w * h; p++) {
                bits.set(p, random.nextDouble() < share);
            }
            SegmentationMask mask = SegmentationMask.fromBits(w, h, bits);
            assertThat(SegmentationMask.fromCoco(w, h, mask.toCoco()))
                    .as("seed %d", seed)
                    .isEqualTo(mask);
            assertThat(SegmentationMask.fromPng(new ByteArrayInputStream(mask.toPng())))
                    .as("seed %d", seed)
                    .isEqualTo(mask);
            assertThat(mask.components().stream()
                            .mapToInt(SegmentationMask::area)
                            .sum())
                    .as("seed %d", seed)
                    .isEqualTo(mask.area());
            assertThat(mask.components()).as("seed %d", seed).hasSize(countByFlooding(bits, w, h));
            assertThat(SegmentationMask.union(w, h, mask.components()))
                    .as("seed %d", seed)
                    .isEqualTo(mask);
            assertThat(mask.boundingBox()).as("seed %d", seed).isEqualTo(boxByLooking(bits, w));
            for (int p = 0; p < w * h; p++) {
                assertThat(mask.contains(p % w, p / w)).isEqualTo(bits.get(p));
            }
        }
    }

    @Test
    void measuresByHandArithmetic() {
        SegmentationMask a = mask("1100", "1100", "0000");
        SegmentationMask b = mask("0110", "0110", "0001");
        // 4 and 5 pixels, 2 in common
        assertThat(a.dice(b)).isEqualTo(4.0 / 9);
        assertThat(a.iou(b)).isEqualTo(2.0 / 7);
        assertThat(a.union(b).area()).isEqualTo(7);
        assertThat(b.boundingBox()).contains(new BoundingBox(1, 0, 3, 3));
        assertThat(b.components()).hasSize(1); // the corner touches
        assertThat(mask("1000", "0000", "0011").components())
                .extracting(SegmentationMask::area)
                .containsExactly(2, 1);
    }

    @Test
    void emptyMasksAgreeAndHaveNeitherBoxNorCentre() {
        SegmentationMask none = SegmentationMask.empty(5, 4);
        assertThat(none.dice(none)).isEqualTo(1);
        assertThat(none.boundingBox()).isEmpty();
        assertThat(none.centre()).isEmpty();
        assertThat(none.components()).isEmpty();
    }

    @Test
    void putsTheCentreInsideTheLargestComponentAwayFromItsEdge() {
        SegmentationMask mask =
                mask("0000000000", "0111110011", "0111110011", "0111110000", "0111110000", "0111110000");
        assertThat(mask.centre()).contains(new SegmentationMask.Point(3, 3));
    }

    @Test
    void refusesRunsThatDoNotFillTheMask() {
        assertThatIllegalArgumentException().isThrownBy(() -> SegmentationMask.fromCoco(4, 4, "5"));
        assertThatIllegalArgumentException().isThrownBy(() -> SegmentationMask.fromCoco(4, 4, "ooooo"));
        assertThatIllegalArgumentException().isThrownBy(() -> SegmentationMask.fromCoco(4, 4, "\u0001"));
        assertThatIllegalArgumentException().isThrownBy(() -> SegmentationMask.fromCoco(4, 4, ""));
    }

    private static SegmentationMask mask(String... rows) {
        BitSet bits = new BitSet();
        int w = rows[0].length();
        for (int i = 0; i < w * rows.length; i++) {
            bits.set(i, rows[i / w].charAt(i % w) == '1');
        }
        return SegmentationMask.fromBits(w, rows.length, bits);
    }

    /** The naive reference: fills one component after the other. */
    private static int countByFlooding(BitSet bits, int w, int h) {
        BitSet left = (BitSet) bits.clone();
        int count = 0;
        for (int seed = left.nextSetBit(0); seed >= 0; seed = left.nextSetBit(0)) {
            count++;
            ArrayDeque<Integer> open = new ArrayDeque<>(List.of(seed));
            left.clear(seed);
            while (!open.isEmpty()) {
                int at = open.pop();
                for (int y = Math.max(0, at / w - 1); y <= Math.min(h - 1, at / w + 1); y++) {
                    for (int x = Math.max(0, at % w - 1); x <= Math.min(w - 1, at % w + 1); x++) {
                        if (left.get(y * w + x)) {
                            left.clear(y * w + x);
                            open.push(y * w + x);
                        }
                    }
                }
            }
        }
        return count;
    }

    private static Optional<BoundingBox> boxByLooking(BitSet bits, int w) {
        if (bits.isEmpty()) {
            return Optional.empty();
        }
        int left = bits.stream().map(p -> p % w).min().orElseThrow();
        int right = bits.stream().map(p -> p % w).max().orElseThrow();
        int top = bits.nextSetBit(0) / w;
        return Optional.of(new BoundingBox(left, top, right - left + 1, (bits.length() - 1) / w - top + 1));
    }
}
