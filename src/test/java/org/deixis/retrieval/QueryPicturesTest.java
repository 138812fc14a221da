package org.deixis.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.deixis.imaging.ContentHash;
import org.deixis.imaging.UnreadableImageException;
import org.deixis.retrieval.PairPictures.Size;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryPicturesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path home;

    private Instant now = START;

    @BeforeEach
    void tmp() throws IOException {
        Files.createDirectories(home.resolve("tmp"));
    }

    private QueryPictures pictures() {
        InstantSource time = () -> now;
        return new QueryPictures(home, new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return time.instant();
            }
        });
    }

    static byte[] png(int grey) {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(3, 3, 0, grey);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String keep(QueryPictures pictures, byte[] content) {
        return pictures.keep(new ByteArrayInputStream(content));
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void keepsAPictureUnderTheHashOfItsBytesAcrossRestarts() throws IOException {
        String hash = keep(pictures(), png(7));
        assertThat(hash).isEqualTo(ContentHash.sha256(png(7))).isEqualTo(keep(pictures(), png(7)));
        QueryPictures again = pictures();
        assertThat(again.use(hash)).hasBinaryContent(png(7));
        for (Size size : Size.values()) {
            assertThat(again.picture(hash, size))
                    .hasValueSatisfying(file -> assertThat(file)
                            .exists()
                            .satisfies(
                                    png -> assertThat(ImageIO.read(png.toFile()).getWidth())
                                            .isEqualTo(40)));
        }
        assertThat(home.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void refusesWhatIsNoPictureInOneSentenceAndLeavesNothing() throws IOException {
        QueryPictures pictures = pictures();
        assertThatThrownBy(() -> keep(pictures, new byte[0]))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessage("The file is empty (0 bytes).");
        assertThatThrownBy(() -> keep(pictures, "hello".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageContaining("PNG, JPEG and TIFF");
        assertThatThrownBy(() -> keep(pictures, Arrays.copyOf(png(1), 50)))
                .isInstanceOf(UnreadableImageException.class);
        assertThat(left()).isEmpty();
    }

    @Test
    void saysThatAPictureIsNotKeptAnyMore() {
        QueryPictures pictures = pictures();
        for (String hash : List.of("0".repeat(64), "../../etc/passwd", "", "A".repeat(64))) {
            assertThatThrownBy(() -> pictures.use(hash))
                    .isInstanceOf(RetrievalException.class)
                    .hasMessage("The picture of this search is not kept any more (at most 100, for 30 days after their"
                            + " last use); give it again.");
            assertThat(pictures.picture(hash, Size.WHOLE)).isEmpty();
        }
    }

    @Test
    void forgetsWhatWasNotUsedForAMonthAndWhatIsUsedLeastBeyondTheMost() {
        QueryPictures pictures = pictures();
        String old = keep(pictures, png(1));
        String used = keep(pictures, png(2));
        now = START.plus(Duration.ofDays(20));
        assertThat(pictures.use(used)).exists();
        now = START.plus(Duration.ofDays(31));
        QueryPictures later = pictures();
        assertThat(later.picture(old, Size.WHOLE)).isEmpty();
        assertThat(later.picture(used, Size.WHOLE)).isPresent();
        for (int i = 0; i < QueryPictures.MOST_PICTURES; i++) {
            now = now.plusSeconds(2);
            keep(later, png(100 + i));
        }
        assertThat(later.picture(used, Size.WHOLE)).isEmpty();
        assertThat(later.picture(ContentHash.sha256(png(100)), Size.WHOLE)).isPresent();
    }

    @Test
    void takesTheSamePictureFromManyAtOnce() throws Exception {
        QueryPictures pictures = pictures();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> tasks = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                int grey = 50 + i % 3;
                tasks.add(() -> keep(pictures, png(grey)));
            }
            for (Future<String> kept : many.invokeAll(tasks)) {
                assertThat(pictures.use(kept.get())).exists();
            }
        }
        assertThat(left()).hasSize(9);
    }
}
