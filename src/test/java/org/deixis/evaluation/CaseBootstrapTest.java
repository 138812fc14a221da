package org.deixis.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CaseBootstrapTest {

    private record Item(String caseId, double value) {}

    @Test
    void hasNoWidthWhenThereIsOneCase() {
        List<Item> items = List.of(new Item("a", 0.2), new Item("a", 0.8));

        Estimate estimate = estimate(items);

        assertThat(estimate.value()).isEqualTo(0.5);
        assertThat(estimate.low()).isEqualTo(0.5);
        assertThat(estimate.high()).isEqualTo(0.5);
        assertThat(estimate.n()).isEqualTo(2);
    }

    @Test
    void isWiderWhenImagesShareCases() {
        List<Item> alone = IntStream.range(0, 100)
                .mapToObj(i -> new Item("case" + i, i % 2))
                .toList();
        List<Item> shared = IntStream.range(0, 100)
                .mapToObj(i -> new Item("case" + i / 20, i / 20 % 2))
                .toList();

        Estimate narrow = estimate(alone);
        Estimate wide = estimate(shared);

        // the mean of 100 coin flips has a standard error of 0.05: an interval of about 0.4 to 0.6
        assertThat(narrow.high() - narrow.low()).isCloseTo(0.2, within(0.04));
        assertThat(wide.high() - wide.low()).isGreaterThan(0.5);
    }

    @Test
    void givesTheSameIntervalEveryTime() {
        List<Item> items = IntStream.range(0, 50)
                .mapToObj(i -> new Item("case" + i, Math.sin(i)))
                .toList();

        assertThat(estimate(items)).isEqualTo(estimate(items));
    }

    @Test
    void saysNothingOfNoItems() {
        assertThat(estimate(List.of())).isEqualTo(Estimate.NONE);
    }

    private static Estimate estimate(List<Item> items) {
        return new CaseBootstrap()
                .estimate(
                        items,
                        Item::caseId,
                        new Mean(items.stream().mapToDouble(Item::value).toArray()));
    }
}
