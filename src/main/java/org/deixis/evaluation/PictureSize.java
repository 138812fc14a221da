package org.deixis.evaluation;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Width and height of a picture file from its header alone. */
final class PictureSize {
    private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;

    private PictureSize() {}

    /** Width and height in pixels; an empty array when the file is no readable picture. */
    static int[] of(Path file) {
        try {
            int[] png = ofPng(file);
            return png.length == 2 ? png : ofAny(file);
        } catch (IOException | RuntimeException e) {
            return new int[0];
        }
    }

    private static int[] ofPng(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            if (in.available() < 24 || in.readLong() != PNG_SIGNATURE) {
                return new int[0];
            }
            in.readLong(); // length and name of the header chunk
            return new int[] {in.readInt(), in.readInt()};
        }
    }

    private static int[] ofAny(Path file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return new int[0];
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return new int[] {reader.getWidth(0), reader.getHeight(0)};
            } finally {
                reader.dispose();
            }
        }
    }
}
