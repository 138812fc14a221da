package org.deixis.imaging;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads PNG, JPEG and TIFF (8 or 16 bits; grey, RGB, palette, alpha on black; EXIF orientation applied) by content.
 * Stateless and thread-safe. An uploaded file is hostile until parsed: {@link ImageLimits} hold before and while
 * decoding.
 */
public final class MedicalImageReader {
    private MedicalImageReader() {}

    /** @throws UnreadableImageException with one sentence for the user */
    public static MedicalImage read(Path file) {
        return open(file, ImageDecoding::pixels);
    }

    /** Reads the header only, without decoding pixels. */
    public static ImageHeader header(Path file) {
        return open(file, ImageDecoding::header);
    }

    private static <T> T open(Path file, Step<T> step) {
        checkBytes(file);
        ImageFormat format = ImageFormat.of(file);
        ImageReader reader = readerFor(format);
        FutureTask<T> task = new FutureTask<>(() -> {
            try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
                reader.setInput(in, false, false);
                return step.run(new ImageDecoding(reader, format, orientation(file)));
            } finally {
                reader.dispose();
            }
        });
        Thread.ofPlatform().daemon().name("decode-" + file.getFileName()).start(task);
        try {
            return task.get(ImageLimits.MAX_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            reader.abort();
            task.cancel(true);
            throw UnreadableImageException.tooSlow();
        } catch (InterruptedException e) {
            reader.abort();
            Thread.currentThread().interrupt();
            throw new CancellationException("Reading was cancelled");
        } catch (ExecutionException e) {
            throw sentence(Objects.requireNonNullElse(e.getCause(), e), format);
        }
    }

    private static void checkBytes(Path file) {
        long bytes;
        try {
            bytes = Files.size(file);
        } catch (IOException e) {
            throw UnreadableImageException.missing();
        }
        if (bytes == 0) {
            throw UnreadableImageException.empty();
        }
        if (bytes > ImageLimits.MAX_BYTES) {
            throw UnreadableImageException.tooManyBytes(bytes);
        }
    }

    private static ImageReader readerFor(ImageFormat format) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.name());
        if (!readers.hasNext()) {
            throw UnreadableImageException.unsupported("A " + format + " file");
        }
        return readers.next();
    }

    /** The EXIF orientation, 1 to 8; 1 when there is none or it cannot be read. */
    private static int orientation(Path file) {
        try {
            ExifIFD0Directory exif =
                    ImageMetadataReader.readMetadata(file.toFile()).getFirstDirectoryOfType(ExifIFD0Directory.class);
            int value = exif == null || !exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
                    ? 1
                    : exif.getInt(ExifIFD0Directory.TAG_ORIENTATION);
            return value >= 1 && value <= 8 ? value : 1;
        } catch (ImageProcessingException | MetadataException | IOException | RuntimeException e) {
            return 1;
        }
    }

    private static RuntimeException sentence(Throwable cause, ImageFormat format) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return switch (cause) {
            case UnreadableImageException e -> e;
            case OutOfMemoryError e -> UnreadableImageException.unsupported("An image this large");
            case IIOException e
            when message.contains("unsupported") -> UnreadableImageException.unsupported("This kind of " + format);
            case IOException e
            when endsEarly(e) || message.contains("premature") || message.contains("end of") ->
                UnreadableImageException.truncated(format.name());
            default -> UnreadableImageException.damaged(format.name());
        };
    }

    /** A chunk that reaches beyond the end of a PNG file is what its cut looks like to the decoder. */
    private static boolean endsEarly(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof EOFException || String.valueOf(t.getMessage()).startsWith("Invalid chunk length")) {
                return true;
            }
        }
        return false;
    }

    private interface Step<T> {
        T run(ImageDecoding decoding) throws IOException;
    }

    /** One file being decoded. */
    private record ImageDecoding(ImageReader reader, ImageFormat format, int orientation) {

        ImageHeader header() throws IOException {
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (width < 1 || height < 1) {
                throw UnreadableImageException.damaged(format.name());
            }
            if (width * height > ImageLimits.MAX_PIXELS) {
                throw UnreadableImageException.tooManyPixels(width, height);
            }
            List<String> warnings = new ArrayList<>();
            int frames = format == ImageFormat.TIFF ? reader.getNumImages(true) : 1;
            if (frames > 1) {
                warnings.add("The file holds %d pictures; only the first is read.".formatted(frames));
            }
            boolean turned = orientation >= 5;
            return new ImageHeader(
                    format.name(), (int) (turned ? height : width), (int) (turned ? width : height), frames, warnings);
        }

        MedicalImage pixels() throws IOException {
            header();
            List<String> warnings = new ArrayList<>();
            IIOReadWarningListener listener = (source, warning) -> warnings.add(warning.toLowerCase(Locale.ROOT));
            reader.addIIOReadWarningListener(listener);
            BufferedImage image = reader.read(0);
            if (warnings.stream().anyMatch(w -> w.contains("premature") || w.contains("end of"))) {
                throw UnreadableImageException.truncated(format.name());
            }
            return Upright.turn(Samples.of(image), orientation);
        }
    }
}
