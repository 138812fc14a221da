package org.deixis.retrieval.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.deixis.inference.SimilarityMap;
import org.junit.jupiter.api.Test;

class MatchedPartsTest {

    @Test
    void coloursBeginAtTheMedianAndEndAtTheBestCell() {
        MatchedParts parts = MatchedParts.of(new SimilarityMap(3, 1, 16, new float[] {0.1f, 0.2f, 0.6f}));

        assertThat(parts.standOut()).isTrue();
        assertThat(parts.heat().levels()).containsExactly(0, 0, 255);
        assertThat(parts.legend().getElement().getTextRecursively()).contains("0.20 or less", "0.60");
    }

    @Test
    void cellsThatAreNearlyAlikeAreSaidToBeSo() {
        MatchedParts parts = MatchedParts.of(new SimilarityMap(2, 2, 16, new float[] {0.10f, 0.12f, 0.13f, 0.18f}));

        assertThat(parts.standOut()).isFalse();
        assertThat(parts.allAlike()).isEqualTo("No part stands out: all match about as well, cosines 0.10 to 0.18.");
    }

    @Test
    void oneCellAndEqualCellsHaveNoColour() {
        assertThat(MatchedParts.of(new SimilarityMap(1, 1, 16, new float[] {-1}))
                        .standOut())
                .isFalse();
        assertThat(MatchedParts.of(new SimilarityMap(2, 1, 16, new float[] {0, 0}))
                        .standOut())
                .isFalse();
    }
}
