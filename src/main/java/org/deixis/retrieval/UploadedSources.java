package org.deixis.retrieval;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** Sources that came through the browser, kept under {@code uploads/} in the data folder until they are ingested. */
final class UploadedSources {
    private static final Logger log = LoggerFactory.getLogger(UploadedSources.class);
    private static final long MOST_BYTES = 4L << 30;
    private static final int MOST_ENTRIES = 1_000_000;

    private final Path folder;
    private final long mostBytes;
    private final int mostEntries;

    UploadedSources(Path home) {
        this(home, MOST_BYTES, MOST_ENTRIES);
    }

    /**
     * @param mostBytes of an upload, and of everything in an archive
     * @param mostEntries of an archive
     */
    UploadedSources(Path home, long mostBytes, int mostEntries) {
        folder = home.resolve("uploads");
        this.mostBytes = mostBytes;
        this.mostEntries = mostEntries;
    }

    /** @return the file or the folder that {@link PairSource} reads */
    Path keep(InputStream content, String fileName) {
        String name = fileName.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceFirst("^[.-]+", "");
        String clean = name.isEmpty() ? "upload" : name.substring(Math.max(0, name.length() - 80));
        Path place = null;
        try {
            Files.createDirectories(folder);
            place = Files.createTempDirectory(folder, "source");
            if (clean.toLowerCase(Locale.ROOT).endsWith(".zip")) {
                Path inside = Files.createDirectories(place.resolve(clean.substring(0, clean.length() - 4)));
                unpack(content, inside, fileName);
                return lonely(inside);
            }
            Path file = place.resolve(clean);
            copy(content, file, mostBytes, fileName);
            return file;
        } catch (IOException e) {
            removeFolder(place);
            throw e instanceof ZipException || e instanceof EOFException
                    ? RetrievalException.badUpload(fileName, "it is no zip archive that opens")
                    : RetrievalException.notWritten(e);
        } catch (RuntimeException e) {
            removeFolder(place);
            throw e;
        }
    }

    private void unpack(InputStream content, Path inside, String fileName) throws IOException {
        long left = mostBytes;
        int entries = 0;
        ZipInputStream zip = new ZipInputStream(content);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (++entries > mostEntries) {
                throw RetrievalException.badUpload(fileName, "it holds more than %,d files".formatted(mostEntries));
            }
            Path file;
            try {
                file = inside.resolve(entry.getName()).normalize();
            } catch (java.nio.file.InvalidPathException e) {
                continue;
            }
            if (!file.startsWith(inside)) {
                throw RetrievalException.badUpload(fileName, "it names a file outside of itself");
            }
            if (entry.isDirectory() || entry.getName().startsWith("__MACOSX/")) {
                continue;
            }
            Files.createDirectories(file.getParent());
            left -= copy(zip, file, left, fileName);
        }
        if (entries == 0) {
            throw RetrievalException.badUpload(fileName, "it is no zip archive, or an empty one");
        }
    }

    /** A folder that holds nothing but one folder is that one. */
    private static Path lonely(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            List<Path> all = inside.limit(2).toList();
            return all.size() == 1 && Files.isDirectory(all.getFirst()) ? lonely(all.getFirst()) : folder;
        }
    }

    private long copy(InputStream content, Path file, long most, String fileName) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                total += n;
                if (total > most) {
                    throw RetrievalException.badUpload(
                            fileName,
                            "more than %d GB are not taken; name a folder instead".formatted(mostBytes >> 30));
                }
                out.write(buffer, 0, n);
            }
        }
        return total;
    }

    /** Removes what {@link #keep} gave. */
    void remove(Path source) {
        if (source.startsWith(folder) && !source.equals(folder)) {
            removeFolder(folder.resolve(folder.relativize(source).getName(0)));
        }
    }

    private static void removeFolder(@Nullable Path place) {
        try {
            FileSystemUtils.deleteRecursively(place);
        } catch (IOException e) {
            log.warn("An upload was left on disk", e);
        }
    }
}
