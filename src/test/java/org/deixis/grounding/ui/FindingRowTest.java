package org.deixis.grounding.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.deixis.imaging.BoundingBox;
import org.deixis.imaging.SegmentationMask;
import org.deixis.study.Finding;
import org.deixis.study.Provenance;
import org.deixis.study.Region;
import org.deixis.study.Revision;
import org.deixis.study.StoredHints;
import org.deixis.study.Verdict;
import org.junit.jupiter.api.Test;

class FindingRowTest {
    private static final UUID IMAGE = UUID.fromString("6f1ed002-ab5c-4f0e-9e3a-1d2c3b4a5f60");

    @Test
    void aDrawnFindingLeadsToWhatLooksLikeTheBoxAroundItsRegions() {
        FindingRow row = row(new BoundingBox(10, 20, 5, 6), new BoundingBox(2, 30, 3, 4));

        assertThat(links(row))
                .extracting(Anchor::getHref)
                .containsExactly("search?image=" + IMAGE + "&region=2,20,13,14");
    }

    @Test
    void aFindingWithoutARegionLeadsNowhere() {
        assertThat(links(row())).isEmpty();
    }

    private static List<Anchor> links(Component component) {
        return all(component)
                .filter(Anchor.class::isInstance)
                .map(Anchor.class::cast)
                .toList();
    }

    private static Stream<Component> all(Component component) {
        return Stream.concat(Stream.of(component), component.getChildren().flatMap(FindingRowTest::all));
    }

    private static FindingRow row(BoundingBox... boxes) {
        BitSet bits = new BitSet();
        bits.set(0, 4);
        SegmentationMask mask = SegmentationMask.fromBits(40, 40, bits);
        List<Region> regions =
                Arrays.stream(boxes).map(box -> new Region(0.9, box, 4, mask)).toList();
        Provenance from =
                new Provenance("00", "x", null, "p", "1", "00", null, "x-ray", 0.7, 0.4, "CPU", Instant.EPOCH, "local");
        Verdict verdict = regions.isEmpty() ? Verdict.NOT_FOUND : Verdict.FOUND;
        Revision revision = new Revision(
                "polyp",
                0,
                5,
                "polyp",
                null,
                verdict,
                0.9,
                null,
                null,
                null,
                regions,
                StoredHints.NONE,
                from,
                null,
                null,
                null);
        Finding finding = new Finding(UUID.randomUUID(), IMAGE, 1, 1, 1, revision);
        FindingRow row = new FindingRow(
                finding.id(), new FindingRow.Actions(id -> {}, id -> {}, id -> {}, concept -> {}, (id, review) -> {}));
        row.show(new FindingLine(finding, "polyp", "#4aa3ff", null, null, List.of(), List.of(), List.of(), null, null));
        return row;
    }
}
