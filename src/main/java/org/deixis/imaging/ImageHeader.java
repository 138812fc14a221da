package org.deixis.imaging;

import java.util.List;

/**
 * What a file says of itself before it is decoded.
 *
 * @param format PNG, JPEG or TIFF
 * @param width in pixels, upright
 * @param height in pixels, upright
 * @param frames pictures in the file
 * @param warnings sentences for the user
 */
public record ImageHeader(String format, int width, int height, int frames, List<String> warnings) {
    public ImageHeader {
        warnings = List.copyOf(warnings);
    }
}
