package org.deixis.retrieval.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.deixis.imaging.BoundingBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionBoxTest {

    @ParameterizedTest
    @CsvSource({
        "400, 200, ArrowRight, false, '110,50,200,100'",
        "400, 200, ArrowLeft, false, '90,50,200,100'",
        "400, 200, ArrowDown, false, '100,55,200,100'",
        "400, 200, ArrowUp, true, '100,50,200,95'",
        "400, 200, ArrowRight, true, '100,50,210,100'",
        "400, 200, a, false, '100,50,200,100'"
    })
    void arrowsMoveByAFortiethAndWithShiftTheFarEdgeAlone(
            int width, int height, String key, boolean resize, String expected) {
        BoundingBox middle = RegionBox.middle(width, height);
        assertThat(RegionBox.step(middle, key, resize, width, height).numbers()).isEqualTo(expected);
    }

    @Test
    void staysInsideAPictureOfAnySizeHoweverOftenAKeyIsPressed() {
        for (int[] size : new int[][] {{1, 1}, {1, 9_000}, {3, 2}, {5_000, 40}}) {
            for (String key : new String[] {"ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"}) {
                for (boolean resize : new boolean[] {true, false}) {
                    BoundingBox box = RegionBox.middle(size[0], size[1]);
                    for (int i = 0; i < 100; i++) {
                        box = RegionBox.step(box, key, resize, size[0], size[1]);
                    }
                    assertThat(box.x()).isNotNegative();
                    assertThat(box.y()).isNotNegative();
                    assertThat(box.x() + box.width()).isLessThanOrEqualTo(size[0]);
                    assertThat(box.y() + box.height()).isLessThanOrEqualTo(size[1]);
                }
            }
        }
    }
}
