package org.deixis.imaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file format that opens today, told by content and never by the file's name. */
enum ImageFormat {
    PNG,
    JPEG,
    TIFF;

    private static final int HEAD = 512;

    /** @throws UnreadableImageException when the content is something else, saying what it looks like */
    static ImageFormat of(Path file) {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        } catch (IOException e) {
            throw UnreadableImageException.missing();
        }
        if (starts(head, 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a)) {
            return PNG;
        }
        if (starts(head, 0xff, 0xd8, 0xff)) {
            return JPEG;
        }
        if (starts(head, 'I', 'I', 42, 0) || starts(head, 'M', 'M', 0, 42)) {
            return TIFF;
        }
        throw UnreadableImageException.notAnImage(looksLike(head));
    }

    private static String looksLike(byte[] head) {
        if (starts(head, '%', 'P', 'D', 'F')) {
            return "This is a PDF document";
        }
        if (starts(head, 'G', 'I', 'F', '8')) {
            return "This is a GIF picture";
        }
        if (starts(head, 'B', 'M')) {
            return "This is a BMP picture";
        }
        if (starts(head, 'R', 'I', 'F', 'F')) {
            return "This is a WebP picture or another RIFF file";
        }
        if (starts(head, 'P', 'K', 3, 4)) {
            return "This is a zip archive or an office document";
        }
        if (starts(head, 0x1f, 0x8b)) {
            return "This is a gzip archive";
        }
        if (head.length > 132 && new String(head, 128, 4, StandardCharsets.ISO_8859_1).equals("DICM")) {
            return "This is a DICOM file, which this version does not open yet";
        }
        for (byte b : head) {
            if (b >= 0 && b < 32 && b != '\n' && b != '\r' && b != '\t') {
                return "This is not an image";
            }
        }
        return "This is a text file, not an image";
    }

    private static boolean starts(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
