package org.deixis.explanation.cli;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.deixis.imaging.ContentHash;
import org.deixis.imaging.MedicalImage;
import org.deixis.imaging.MedicalImageReader;
import org.deixis.imaging.UnreadableImageException;

/** A file named on the command line, read. */
record ImageFile(String name, String sha256, MedicalImage pixels) {

    /** @throws UnreadableFileException with a sentence that names the file and the cause */
    static ImageFile read(String name) {
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                throw new UnreadableFileException(
                        "%s is a folder; a PNG, JPEG or TIFF image can be explained.".formatted(Printed.of(name)));
            }
            MedicalImage pixels = MedicalImageReader.read(path);
            return new ImageFile(name, ContentHash.sha256(path), pixels);
        } catch (UnreadableImageException e) {
            throw new UnreadableFileException(Printed.of(name) + ": " + e.getMessage());
        } catch (UncheckedIOException | InvalidPathException e) {
            throw new UnreadableFileException(
                    "%s cannot be opened: %s.".formatted(Printed.of(name), Printed.of(String.valueOf(e.getMessage()))));
        }
    }

    /** The message is a sentence for people. */
    static final class UnreadableFileException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableFileException(String sentence) {
            super(sentence);
        }
    }
}
