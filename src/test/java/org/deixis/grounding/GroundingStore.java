package org.deixis.grounding;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.deixis.inference.ModelPacks;
import org.deixis.language.PhraseParser;
import org.deixis.study.Images;
import org.deixis.study.StoredImage;
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
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/** Grounding with database and the tiny pack on the real engine, without screens. */
final class GroundingStore implements AutoCloseable {
    static final Path PACKS = Path.of("src/test/resources/packs");

    private final ConfigurableApplicationContext context;

    GroundingStore(Path home, Path packs) {
        context = new SpringApplicationBuilder(GroundingStore.Beans.class)
                .web(WebApplicationType.NONE)
                // as arguments: application.yaml outranks properties()
                .run(
                        "--deixis.study.data-dir=" + home,
                        "--deixis.inference.models-dir=" + packs,
                        "--logging.file.name=" + home.resolve("logs/deixis.log"),
                        "--logging.level.root=off",
                        "--spring.main.banner-mode=off");
    }

    @ComponentScan(
            basePackageClasses = {Images.class, PhraseParser.class, ModelPacks.class, GroundingService.class},
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.(ui|cli)\\..*|.*\\.StudyStore"))
    @ImportAutoConfiguration({
        FlywayAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    static class Beans {}

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    GroundingService service() {
        return get(GroundingService.class);
    }

    StoredImage add(long seed) {
        return get(Images.class).store(new ByteArrayInputStream(phantom(300, 200, seed)), "phantom.png");
    }

    @Override
    public void close() {
        context.close();
    }

    /** A grey PNG of random blocks, another one for every seed. */
    static byte[] phantom(int width, int height, long seed) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int value = new Random(seed + x / 40 * 31L + y / 40 * 1009L).nextInt(256);
                image.getRaster().setSample(x, y, 0, value);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
