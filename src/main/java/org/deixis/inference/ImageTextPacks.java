package org.deixis.inference;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.deixis.inference.text.TextEncoder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The installed packs for search. The first by folder name that can be used is loaded at its first use, once; one that cannot
 * be used is told of by {@link #problems} and in the log, and search goes on with words alone. Thread-safe.
 */
public final class ImageTextPacks implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ImageTextPacks.class);

    private final InferenceProperties settings;
    private final TextEncoder words;
    private final Path folder;
    private final List<PackProblem> problems = new CopyOnWriteArrayList<>();
    private @Nullable Optional<ImageTextEncoder> encoder;

    public ImageTextPacks(InferenceProperties settings, TextEncoder words) {
        this.settings = settings;
        this.words = words;
        this.folder = ModelsFolder.of(settings);
    }

    /** The encoder that search uses; the first call loads it, some hundred milliseconds. Closed with this. */
    public synchronized Optional<ImageTextEncoder> encoder() {
        if (encoder == null) {
            encoder = firstUsable();
        }
        return encoder;
    }

    /** Why packs are not used; what is known so far. */
    public List<PackProblem> problems() {
        return List.copyOf(problems);
    }

    private Optional<ImageTextEncoder> firstUsable() {
        List<Path> candidates = Files.isDirectory(folder) ? ModelsFolder.packs(folder) : List.of();
        for (Path directory : candidates) {
            if (ModelsFolder.isForSearch(directory)) {
                try {
                    ImageTextEncoder loaded =
                            OnnxImageTextEncoder.load(ImageTextPackReader.read(directory), words, settings);
                    log.info("{} {} loaded", loaded.pack().name(), loaded.pack().version());
                    return Optional.of(loaded);
                } catch (UnusablePackException e) {
                    log.warn("{}", e.problem());
                    problems.add(e.problem());
                } catch (UncheckedIOException e) {
                    problems.add(new PackProblem(directory, "It cannot be read: " + e.getMessage() + "."));
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public synchronized void close() {
        if (encoder != null) {
            encoder.ifPresent(ImageTextEncoder::close);
        }
        encoder = Optional.empty();
    }
}
