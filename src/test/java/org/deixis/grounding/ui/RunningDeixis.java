package org.deixis.grounding.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.deixis.Application;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application on a free port with a home of its own. */
public final class RunningDeixis implements AutoCloseable {
    private static final Path BUNDLED = Path.of("models");
    private static final Path TINY = Path.of("src/test/resources/packs");

    private final ConfigurableApplicationContext context;

    private RunningDeixis(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param settings further ones, e.g. {@code --deixis.explanation.provider=ollama} */
    public static RunningDeixis start(Path home, Path models, String... settings) {
        SpringApplication application = new SpringApplication(Application.class);
        String[] own = {"--server.port=0", "--deixis.study.data-dir=" + home, "--deixis.inference.models-dir=" + models
        };
        return new RunningDeixis(application.run(
                Stream.concat(Stream.of(own), Stream.of(settings)).toArray(String[]::new)));
    }

    /** Whether the pack that is shipped is here; otherwise the mechanics are tested with one that knows nothing. */
    public static boolean hasBundledPack() {
        return Files.isRegularFile(BUNDLED.resolve("deixis-ground/pack.yaml"));
    }

    public static Path models() {
        return hasBundledPack() ? BUNDLED : TINY;
    }

    public String address(String path) {
        return "http://127.0.0.1:"
                + Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")) + "/" + path;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
