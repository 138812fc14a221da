package org.deixis.study;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import javax.imageio.ImageIO;
import org.deixis.imaging.BoundingBox;
import org.deixis.imaging.SegmentationMask;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The study package alone, on a home of its own, and things to keep in it. */
@Configuration
@ComponentScan(basePackageClasses = Images.class)
@ImportAutoConfiguration({
    FlywayAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class
})
class StudyStore {
    static ConfigurableApplicationContext open(Path home) {
        return new SpringApplicationBuilder(StudyStore.class)
                .web(WebApplicationType.NONE)
                .run( // as arguments: application.yaml outranks properties()
                        "--deixis.study.data-dir=" + home,
                        "--logging.file.name=" + home.resolve("logs/deixis.log"),
                        "--logging.level.root=error",
                        "--spring.main.banner-mode=off");
    }

    /** A small grey PNG, another one for every value. */
    static byte[] picture(int value) {
        BufferedImage image = new BufferedImage(80, 60, BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 0; x < 80; x++) {
            image.getRaster().setSample(x, x % 60, 0, (x * 37 + value) % 256);
        }
        image.getRaster().setSample(0, 59, 0, value >> 8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static Revision answer(String phrase, Verdict verdict) {
        BitSet bits = new BitSet();
        bits.set(0, 2);
        bits.set(8, 10);
        SegmentationMask mask = SegmentationMask.fromBits(8, 6, bits);
        List<Region> regions =
                verdict.isDrawn() ? List.of(new Region(0.9, new BoundingBox(0, 0, 2, 2), 4, mask)) : List.of();
        Provenance from = new Provenance(
                "00",
                phrase,
                phrase,
                "deixis-ground",
                "0.1",
                "11",
                "letterbox-384/1",
                "x-ray",
                0.6,
                0.4,
                "CPU",
                Instant.ofEpochMilli(1),
                "local");
        return new Revision(
                phrase,
                0,
                phrase.length(),
                null,
                null,
                verdict,
                0.9,
                "tested",
                null,
                null,
                regions,
                new StoredHints(List.of(new StoredHints.Click(1, 2, true)), null),
                from,
                null,
                null,
                null);
    }
}
