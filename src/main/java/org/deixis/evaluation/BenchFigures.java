package org.deixis.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.deixis.inference.Device;
import org.deixis.inference.ModelPack;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a bench found. Immutable. */
public final class BenchFigures {
    private final @Nullable ModelPack pack;
    private final @Nullable Device device;
    private final List<Stopwatch.Timing> timings;
    private final long featureBytes;
    private final ProcessMemory memory;
    private final List<StartTrial.Started> started;

    /**
     * @param pack null where no model ran
     * @param device null where no model ran
     * @param timings in the order they were taken
     * @param featureBytes off-heap bytes of one image's features; 0 where no model ran
     * @param memory of this process at the end
     * @param started starts of the web application
     */
    BenchFigures(
            @Nullable ModelPack pack,
            @Nullable Device device,
            List<Stopwatch.Timing> timings,
            long featureBytes,
            ProcessMemory memory,
            List<StartTrial.Started> started) {
        this.pack = pack;
        this.device = device;
        this.timings = List.copyOf(timings);
        this.featureBytes = featureBytes;
        this.memory = memory;
        this.started = List.copyOf(started);
    }

    static BenchFigures ofStart(List<StartTrial.Started> started) {
        return new BenchFigures(null, null, List.of(), 0, ProcessMemory.now(), started);
    }

    static BenchFigures ofSearch(List<Stopwatch.Timing> timings) {
        return new BenchFigures(null, null, timings, 0, ProcessMemory.now(), List.of());
    }

    /** These figures with the timings and the starts of the other. */
    public BenchFigures with(BenchFigures other) {
        List<Stopwatch.Timing> both =
                Stream.concat(timings.stream(), other.timings.stream()).toList();
        return new BenchFigures(
                pack, device, both, featureBytes, memory, other.started.isEmpty() ? started : other.started);
    }

    /** @param version of Deixis, which the document begins with */
    public String json(String version) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("deixis", version).put("notice", "Research use. Not a medical device.");
        if (pack != null && device != null) {
            root.putObject("pack")
                    .put("id", pack.id())
                    .put("version", pack.version())
                    .put("sha256", pack.sha256());
            root.put("device", device.name());
        }
        root.put("java", Runtime.version().toString());
        root.put("cores", Runtime.getRuntime().availableProcessors());
        var lines = root.putArray("timings");
        for (Stopwatch.Timing timing : timings) {
            ObjectNode line = lines.addObject()
                    .put("name", timing.name())
                    .put("ms_p50", rounded(timing.p50()))
                    .put("ms_p95", rounded(timing.p95()));
            Double bare = timing.bareP50();
            Double ratio = timing.ratio();
            line.put("raw_ms_p50", bare == null ? null : rounded(bare));
            line.put("ratio", ratio == null ? null : rounded(ratio));
        }
        if (pack != null) {
            root.putObject("memory")
                    .put("resident", memory.resident())
                    .put("peak", memory.peak())
                    .put("heap_used", memory.heap())
                    .put("features_per_image", featureBytes);
        }
        if (!started.isEmpty()) {
            root.putObject("start")
                    .put("n", started.size())
                    .put("ms_p50", rounded(startMillis()))
                    .put("resident", startResident());
        }
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    /** A table in Markdown, which reads well on a terminal too. */
    public List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add(text("| %-48s | %9s | %9s | %11s | %5s |", "what", "median ms", "95 % ms", "alone", "ratio"));
        lines.add("|" + "-".repeat(50) + "|----------:|----------:|------------:|------:|");
        for (Stopwatch.Timing timing : timings) {
            Double bare = timing.bareP50();
            Double ratio = timing.ratio();
            lines.add(text(
                    "| %-48s | %9.1f | %9.1f | %11s | %5s |",
                    timing.name(),
                    timing.p50(),
                    timing.p95(),
                    bare == null ? "" : text("%.1f", bare),
                    ratio == null ? "" : text("%.2f", ratio)));
        }
        if (!started.isEmpty()) {
            lines.add(text(
                    "| %-48s | %9.0f | %9s | %11s | %5s |", "start of the web application", startMillis(), "", "", ""));
        }
        lines.add("");
        if (pack != null) {
            lines.add(text(
                    "Memory: %s resident, %s at most, %s of Java heap; features of one image %s.",
                    megabytes(memory.resident()),
                    megabytes(memory.peak()),
                    megabytes(memory.heap()),
                    megabytes(featureBytes)));
        }
        if (!started.isEmpty()) {
            lines.add(text(
                    "The web application holds %s when it is ready, its model not yet loaded.",
                    megabytes(startResident())));
        }
        return lines;
    }

    /** The table with what it was taken on, as a page. */
    public String page(String version, String day) {
        StringBuilder page = new StringBuilder("# Performance\n\nWritten by `./deixis bench --write`.\n\n");
        page.append(text("Deixis %s, %s, Java %s, %d cores.", version, day, Runtime.version(), cores()));
        if (pack != null && device != null) {
            page.append(text(" Pack %s %s on the %s.", pack.id(), pack.version(), device));
        }
        page.append(
                " Medians of runs after a warm-up; Deixis and, as \"alone\", bare ONNX Runtime or for ingest the encoders take turns in one"
                        + " process.\n\n");
        table().forEach(line -> page.append(line).append('\n'));
        return page.append("\nResearch use. Not a medical device.\n").toString();
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    private double startMillis() {
        return Stopwatch.quantile(
                started.stream().mapToDouble(StartTrial.Started::millis).toArray(), 0.5);
    }

    private long startResident() {
        return (long) Stopwatch.quantile(
                started.stream().mapToDouble(s -> s.memory().resident()).toArray(), 0.5);
    }

    private static String megabytes(long bytes) {
        return bytes < 0 ? "unknown" : text("%.0f MB", bytes / 1048576.0);
    }

    private static double rounded(double value) {
        return Math.rint(value * 1000) / 1000;
    }

    private static String text(String format, @Nullable Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
