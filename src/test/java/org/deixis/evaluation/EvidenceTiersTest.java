package org.deixis.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.deixis.inference.EvidenceTier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTiersTest {

    @ParameterizedTest
    @CsvSource({
        "lesion, 20, 20, TESTED",
        "lesion, 20, 19, LITTLE_TESTED",
        "lesion, 15, 0, UNTESTED",
        "device, 0, 60, UNTESTED",
        "organ, 20, 0, TESTED",
        "structure, 15, 0, LITTLE_TESTED",
        "organ, 0, 40, UNTESTED"
    })
    void asksForNegativesOfFindingsAlone(String kind, int positives, int negatives, EvidenceTier expected) {
        assertThat(EvidenceTiers.tier(kind, positives, negatives)).isEqualTo(expected);
    }
}
