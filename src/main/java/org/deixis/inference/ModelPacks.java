package org.deixis.inference;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.deixis.inference.text.TextEncoder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The installed packs. The one that grounds is loaded in the background, once; a pack that cannot be used is told of
 * by {@link #problems} and in the log, and the program goes on without it. Thread-safe; closes every model it opened.
 */
public final class ModelPacks implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ModelPacks.class);

    private final InferenceProperties settings;
    private final TextEncoder words;
    private final Path folder;
    private final List<PackProblem> problems = new CopyOnWriteArrayList<>();
    private final List<GroundingModel> opened = new ArrayList<>();
    private final Map<String, Duration> loadTimes = new ConcurrentHashMap<>();
    private @Nullable CompletableFuture<Optional<GroundingModel>> installed;
    private boolean closed;

    public ModelPacks(InferenceProperties settings, TextEncoder words) {
        this.settings = settings;
        this.words = words;
        this.folder = ModelsFolder.of(settings);
    }

    /** Begins to load the installed pack on a thread of its own, if nobody has; returns at once. */
    public synchronized CompletableFuture<Optional<GroundingModel>> load() {
        if (installed == null) {
            installed = CompletableFuture.supplyAsync(
                    this::firstUsable,
                    task -> Thread.ofPlatform().name("deixis-packs").daemon().start(task));
        }
        return installed;
    }

    /** The model that grounds; empty while it loads and when there is none. */
    public Optional<GroundingModel> grounding() {
        CompletableFuture<Optional<GroundingModel>> future;
        synchronized (this) {
            future = installed;
        }
        return future == null || !future.isDone() ? Optional.empty() : future.getNow(Optional.empty());
    }

    /** Whether {@link #grounding} may yet change from empty to a model. */
    public synchronized boolean isLoading() {
        return installed != null && !installed.isDone();
    }

    /** Why packs, or the folder of packs, are not used; what is known so far. */
    public List<PackProblem> problems() {
        return List.copyOf(problems);
    }

    /** The folder of the packs; it need not exist. */
    public Path folder() {
        return folder;
    }

    /**
     * Every pack in the folder by name, whether it grounds or not. Reads and hashes all files anew, some hundred
     * milliseconds, and loads none.
     */
    public List<InstalledPack> installed() {
        return ModelsFolder.installed(folder, problems());
    }

    /** How long it took to load this pack; empty where that has not been done. */
    public Optional<Duration> loadTime(ModelPack pack) {
        return Optional.ofNullable(loadTimes.get(pack.sha256()));
    }

    /**
     * Waits for a model.
     *
     * @param pack id of an installed pack, or a pack's folder, or null for the one that grounds
     * @return empty when it cannot be used; then {@link #problems} says why
     * @throws InferenceCancelledException when the thread is interrupted meanwhile
     */
    public Optional<GroundingModel> open(@Nullable String pack) {
        Optional<GroundingModel> first = await(pack == null ? load() : CompletableFuture.completedFuture(grounding()));
        if (pack == null || first.isPresent() && first.get().pack().id().equals(pack)) {
            return first;
        }
        synchronized (opened) {
            for (GroundingModel model : opened) {
                if (model.pack().id().equals(pack)) {
                    return Optional.of(model);
                }
            }
        }
        Path directory = directory(pack);
        if (!Files.isDirectory(directory)) {
            report(new PackProblem(directory, "There is no such pack."));
            return Optional.empty();
        }
        return tryOpen(directory);
    }

    private Path directory(String pack) {
        try {
            Path given = Path.of(pack);
            if (Files.isDirectory(given)) {
                return given;
            }
            for (Path candidate : Files.isDirectory(folder) ? ModelsFolder.packs(folder) : List.<Path>of()) {
                if (idOf(candidate).filter(pack::equals).isPresent()) {
                    return candidate;
                }
            }
            return folder.resolve(given);
        } catch (InvalidPathException e) {
            return folder;
        }
    }

    private static Optional<String> idOf(Path directory) {
        try {
            return YamlSection.read(directory.resolve(PackReader.FILE_NAME)).optionalText("id");
        } catch (UnusablePackException e) {
            return Optional.empty();
        }
    }

    private Optional<GroundingModel> firstUsable() {
        if (!Files.isDirectory(folder)) {
            report(new PackProblem(folder, "There is no such folder, so no model is installed."));
            return Optional.empty();
        }
        String wanted = settings.pack();
        try {
            List<Path> candidates = ModelsFolder.packs(folder);
            for (Path directory : candidates) {
                boolean meant = wanted == null
                        ? !ModelsFolder.isForSearch(directory)
                        : idOf(directory).filter(wanted::equals).isPresent();
                if (meant) {
                    Optional<GroundingModel> model = tryOpen(directory);
                    if (model.isPresent()) {
                        return model;
                    }
                }
            }
            if (problems.isEmpty()) {
                report(new PackProblem(
                        folder,
                        wanted == null
                                ? "It holds no pack, so no model is installed."
                                : "It holds no pack with the id " + wanted + "."));
            }
        } catch (UncheckedIOException e) {
            report(new PackProblem(folder, "The folder cannot be read."));
        }
        return Optional.empty();
    }

    private Optional<GroundingModel> tryOpen(Path directory) {
        try {
            long start = System.nanoTime();
            GroundingModel model = OnnxGroundingModel.load(PackReader.read(directory), words, settings);
            synchronized (opened) {
                if (closed) {
                    model.close();
                    return Optional.empty();
                }
                opened.add(model);
            }
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            loadTimes.put(model.pack().sha256(), took);
            log.info(
                    "{} {} loaded on the {} in {} ms",
                    model.pack().name(),
                    model.pack().version(),
                    model.device(),
                    took.toMillis());
            return Optional.of(model);
        } catch (UnusablePackException e) {
            report(e.problem());
        } catch (UncheckedIOException e) {
            report(new PackProblem(directory, "It cannot be read: " + e.getMessage() + "."));
        }
        return Optional.empty();
    }

    private void report(PackProblem problem) {
        log.warn("{}", problem);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    @Override
    public void close() {
        synchronized (opened) {
            closed = true;
            opened.forEach(GroundingModel::close);
            opened.clear();
        }
    }

    private static Optional<GroundingModel> await(CompletableFuture<Optional<GroundingModel>> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InferenceCancelledException("The request was cancelled");
        } catch (ExecutionException e) {
            throw new IllegalStateException("The packs could not be loaded", e.getCause());
        }
    }
}
