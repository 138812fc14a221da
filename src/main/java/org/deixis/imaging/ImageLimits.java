package org.deixis.imaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a file may cost before it is refused. */
public final class ImageLimits {
    /** Bytes of one file. */
    public static final long MAX_BYTES = 256L << 20;

    /** Pixels of one frame. */
    public static final long MAX_PIXELS = 100_000_000L;

    /** Seconds one frame may take to decode. */
    public static final int MAX_SECONDS = 10;

    private ImageLimits() {}

    /** Writes what comes to a file, at most a little more than {@link #MAX_BYTES}: a reader then refuses it by its size. */
    public static void copy(InputStream content, Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int n = content.read(buffer); n >= 0 && total <= MAX_BYTES; n = content.read(buffer)) {
                out.write(buffer, 0, n);
                total += n;
            }
        }
    }
}
