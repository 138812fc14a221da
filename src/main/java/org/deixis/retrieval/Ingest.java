package org.deixis.retrieval;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.deixis.imaging.ContentHash;
import org.deixis.imaging.MedicalImageReader;
import org.deixis.imaging.UnreadableImageException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the rows of one source into one collection, in portions: images into the blob folder, then rows in one transaction,
 * then, while the next portion is made ready, the index. The index says at each commit which change it holds, so that whatever a
 * killed process leaves undone shows, and running the same ingest again neither loses nor doubles a pair.
 */
final class Ingest {
    private static final int PORTION = 64;

    private final PairRows rows;
    private final TransactionTemplate transactions;
    private final IndexFeed feed;
    private final PairImages images;
    private final long collection;
    private final Consumer<IngestReport> progress;
    private final BooleanSupplier cancelled;

    private final List<ImageTextPair> portion = new ArrayList<>();
    private final Set<String> idsSoFar = new HashSet<>();
    private final Map<String, Integer> reasons = new LinkedHashMap<>();
    private int seen;
    private int added;
    private int updated;
    private int unchanged;
    private int duplicates;

    Ingest(
            PairRows rows,
            TransactionTemplate transactions,
            IndexFeed feed,
            PairImages images,
            long collection,
            Consumer<IngestReport> progress,
            BooleanSupplier cancelled) {
        this.rows = rows;
        this.transactions = transactions;
        this.feed = feed;
        this.images = images;
        this.collection = collection;
        this.progress = progress;
        this.cancelled = cancelled;
    }

    IngestReport run(PairSource source) {
        boolean stopped = false;
        try {
            source.read(row -> take(row, source.folder()));
            flush();
        } catch (CancellationException e) {
            stopped = true;
        }
        feed.finish();
        IngestReport report = report(stopped);
        progress.accept(report);
        return report;
    }

    private void take(SourceRow row, Path folder) {
        seen++;
        switch (row) {
            case SourceRow.Bad bad -> count(bad.reason());
            case SourceRow.Readable readable -> {
                Optional<String> trouble = trouble(readable.pair(), folder);
                if (trouble.isPresent()) {
                    count(trouble.get());
                } else {
                    portion.add(readable.pair().withImage(resolved(readable.pair(), folder)));
                }
            }
        }
        if (portion.size() == PORTION) {
            flush();
        }
    }

    private void count(String reason) {
        reasons.merge(reason, 1, Integer::sum);
    }

    private static @Nullable String resolved(ImageTextPair pair, Path folder) {
        return pair.image() == null
                ? null
                : folder.resolve(pair.image()).normalize().toString();
    }

    /** Why the row's image cannot be kept. */
    private static Optional<String> trouble(ImageTextPair pair, Path folder) {
        if (pair.image() == null) {
            return Optional.empty();
        }
        try {
            Path image = folder.resolve(pair.image()).normalize();
            if (!Files.isRegularFile(image)) {
                return Optional.of("its image is not there");
            }
            if (!image.toRealPath().startsWith(folder.toRealPath())) {
                return Optional.of("its image lies outside the source's folder");
            }
            var unused = MedicalImageReader.header(image);
            return Optional.empty();
        } catch (UnreadableImageException | IOException | java.nio.file.InvalidPathException e) {
            return Optional.of("its image cannot be read");
        }
    }

    private void flush() {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException();
        }
        if (!portion.isEmpty()) {
            Map<ImageTextPair, String> fresh = fresh();
            if (!fresh.isEmpty()) {
                long change = Objects.requireNonNull(transactions.execute(status -> rows.write(collection, fresh)));
                feed.add(List.copyOf(fresh.keySet()), change);
            }
            portion.clear();
        }
        progress.accept(report(false));
    }

    /** The pairs of the portion that are to be written, with the hash of their content, images in place. */
    private Map<ImageTextPair, String> fresh() {
        Map<String, ImageTextPair> byId = new LinkedHashMap<>();
        Map<String, String> contents = new LinkedHashMap<>();
        Map<String, String> ownerOf = new LinkedHashMap<>();
        for (ImageTextPair given : portion) {
            ImageTextPair pair = images.keep(given);
            String content = content(pair);
            if (!idsSoFar.add(pair.id()) || ownerOf.containsKey(content)) {
                duplicates++;
            } else {
                byId.put(pair.id(), pair);
                contents.put(pair.id(), content);
                ownerOf.put(content, pair.id());
            }
        }
        List<PairRows.Kept> kept = rows.like(collection, byId.keySet(), ownerOf.keySet());
        Map<String, PairRows.Kept> keptById = PairRows.byId(kept);
        Map<String, PairRows.Kept> keptByContent = PairRows.byContent(kept);
        Map<ImageTextPair, String> fresh = new LinkedHashMap<>();
        byId.forEach((id, pair) -> {
            String content = String.valueOf(contents.get(id));
            PairRows.Kept same = keptByContent.get(content);
            PairRows.Kept before = keptById.get(id);
            if (same != null && !same.id().equals(id)) {
                duplicates++;
            } else if (before == null) {
                added++;
                fresh.put(pair, content);
            } else if (before.body().equals(PairJson.write(pair))) {
                unchanged++;
            } else {
                updated++;
                fresh.put(pair, content);
            }
        });
        return fresh;
    }

    /** The same picture with the same words is the same pair, whatever its id. */
    private static String content(ImageTextPair pair) {
        String text = pair.image() + "\n" + String.join(" ", Texts.words(pair.caption()));
        return ContentHash.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private IngestReport report(boolean stopped) {
        int bad = reasons.values().stream().mapToInt(Integer::intValue).sum();
        return new IngestReport(
                seen, added, updated, unchanged, duplicates, bad, feed.unseen(), new LinkedHashMap<>(reasons), stopped);
    }
}
