package org.deixis.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundingBoxTest {

    @Test
    void whatItWritesItReads() {
        BoundingBox box = new BoundingBox(0, 12, 1, 9_999_999);
        assertThat(BoundingBox.parse(box.numbers())).contains(box);
        assertThat(BoundingBox.parse(" 1,2,3,4 ")).contains(new BoundingBox(1, 2, 3, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,2,3", "1,2,3,4,5", "1,2,0,4", "1,2,3,-4", "1, 2,3,4", "1,2,3,99999999", "1.5,2,3,4"})
    void whatIsNoBoxIsNotRead(String text) {
        assertThat(BoundingBox.parse(text)).isEmpty();
    }

    @Test
    void holdsAndMeetsWhatHasAPixelInIt() {
        BoundingBox box = new BoundingBox(10, 20, 5, 6); // columns 10 to 14, rows 20 to 25
        assertThat(box.contains(10, 20)).isTrue();
        assertThat(box.contains(14, 25)).isTrue();
        assertThat(box.contains(15, 25)).isFalse();
        assertThat(box.contains(14, 26)).isFalse();
        assertThat(box.contains(9, 20)).isFalse();
        assertThat(box.meets(new BoundingBox(14, 25, 9, 9))).isTrue();
        assertThat(box.meets(new BoundingBox(15, 20, 9, 9))).isFalse();
        assertThat(box.meets(new BoundingBox(0, 0, 10, 30))).isFalse();
        assertThat(box.meets(new BoundingBox(0, 0, 11, 21))).isTrue();
    }

    @Test
    void theBoxAroundTwoHoldsBothAndNoMore() {
        BoundingBox one = new BoundingBox(10, 20, 5, 6);
        assertThat(one.around(new BoundingBox(2, 30, 3, 4))).isEqualTo(new BoundingBox(2, 20, 13, 14));
        assertThat(one.around(new BoundingBox(11, 21, 1, 1))).isEqualTo(one);
    }
}
