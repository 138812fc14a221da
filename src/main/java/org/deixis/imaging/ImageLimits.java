package org.deixis.imaging;

/** What a file may cost before it is refused. */
public final class ImageLimits {
    /** Bytes of one file. */
    public static final long MAX_BYTES = 256L << 20;

    /** Pixels of one frame. */
    public static final long MAX_PIXELS = 100_000_000L;

    /** Seconds one frame may take to decode. */
    public static final int MAX_SECONDS = 10;

    private ImageLimits() {}
}
