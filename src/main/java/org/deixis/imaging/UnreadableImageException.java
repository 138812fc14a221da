package org.deixis.imaging;

/** A file that cannot be read as an image; the message is one sentence for the user with the cause and the limit. */
public final class UnreadableImageException extends RuntimeException {
    private UnreadableImageException(String sentence) {
        super(sentence);
    }

    static UnreadableImageException missing() {
        return new UnreadableImageException("The file cannot be opened: it does not exist or may not be read.");
    }

    static UnreadableImageException empty() {
        return new UnreadableImageException("The file is empty (0 bytes).");
    }

    static UnreadableImageException tooManyBytes(long bytes) {
        return new UnreadableImageException(
                "The file has %d MB; at most %d MB are read.".formatted(bytes >> 20, ImageLimits.MAX_BYTES >> 20));
    }

    static UnreadableImageException tooManyPixels(long width, long height) {
        return new UnreadableImageException("The image has %,d x %,d pixels; at most %d megapixels are read."
                .formatted(width, height, ImageLimits.MAX_PIXELS / 1_000_000));
    }

    static UnreadableImageException tooSlow() {
        return new UnreadableImageException("Reading the image took longer than %d seconds, so it was given up."
                .formatted(ImageLimits.MAX_SECONDS));
    }

    static UnreadableImageException notAnImage(String whatItIs) {
        return new UnreadableImageException("%s; PNG, JPEG and TIFF images can be opened.".formatted(whatItIs));
    }

    static UnreadableImageException truncated(String format) {
        return new UnreadableImageException(
                "The %s file is cut short: part of the picture is missing.".formatted(format));
    }

    static UnreadableImageException damaged(String format) {
        return new UnreadableImageException("The %s file is damaged and cannot be decoded.".formatted(format));
    }

    static UnreadableImageException unsupported(String what) {
        return new UnreadableImageException(
                "%s cannot be read; save it as an 8- or 16-bit grey or RGB image.".formatted(what));
    }
}
