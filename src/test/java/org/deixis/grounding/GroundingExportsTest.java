package org.deixis.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.deixis.imaging.Modality;
import org.deixis.imaging.SegmentationMask;
import org.deixis.inference.ClickHint;
import org.deixis.study.Finding;
import org.deixis.study.Images;
import org.deixis.study.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GroundingExportsTest {
    private final JsonMapper json = JsonMapper.builder().build();

    @TempDir
    private Path home;

    @Test
    void everyExportHoldsTheFindingsAndTheNotice() throws IOException {
        try (GroundingStore store = new GroundingStore(home, GroundingStore.PACKS)) {
            UUID image = store.add(3).id();
            store.get(Images.class).correct(image, Modality.X_RAY);
            Finding nothing = store.service()
                    .ground(image, "Hello World; läft/../lung", progress -> {}, () -> false)
                    .findings()
                    .getFirst();
            Finding drawn = store.service().refine(nothing.id(), new ClickHint(150, 100, true));
            GroundingExports exports = store.get(GroundingExports.class);

            JsonNode document = json.readTree(exports.json(image));
            assertThat(document.propertyNames()).startsWith("deixis", "notice", "pack", "device", "images");
            assertThat(document.get("notice").asString()).isEqualTo("Research use. Not a medical device.");
            assertThat(document.at("/pack/id").asString()).isEqualTo("tiny");
            JsonNode first = document.at("/images/0/results/0");
            assertThat(first.at("/provenance/image_sha256").asString()).hasSize(64);
            Region region = drawn.current().regions().getFirst();
            assertThat(SegmentationMask.fromCoco(
                            300, 200, first.at("/regions/0/rle/counts").asString()))
                    .isEqualTo(region.mask());

            Map<String, byte[]> entries = unzipped(exports.masks(image));
            assertThat(entries)
                    .containsOnlyKeys("01-hello-world.png", "02-laft-lung.png", "NOTICE.txt", "findings.json");
            SegmentationMask mask =
                    SegmentationMask.fromPng(new ByteArrayInputStream(entries.get("01-hello-world.png")));
            assertThat(mask.area())
                    .isEqualTo(drawn.current().regions().stream()
                            .mapToInt(Region::area)
                            .sum());
            assertThat(new String(entries.get("NOTICE.txt"), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("Not a medical device");

            BufferedImage overlay = ImageIO.read(new ByteArrayInputStream(exports.overlay(image)));
            assertThat(overlay.getWidth()).isEqualTo(300);
            assertThat(overlay.getHeight()).isGreaterThan(200);
        }
    }

    private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }
}
