package org.deixis.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.deixis.imaging.ContentHash;
import org.deixis.imaging.Modality;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class SampleDownloadTest {
    private static final byte[] PICTURE = noise();

    @TempDir
    Path home;

    private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
    private ConfigurableApplicationContext app;
    private HttpServer server;
    private SampleDownload download;
    private volatile Answer answer = SampleDownloadTest::whole;

    private interface Answer {
        void to(HttpExchange exchange, int from) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        app = StudyStore.open(home);
        download = new SampleDownload(app.getBean(DataHome.class), app.getBean(Images.class), Duration.ofSeconds(2));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            ranges.add(String.valueOf(range));
            int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            try (exchange) {
                answer.to(exchange, from);
            } catch (IOException e) {
                // the client left
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        app.close();
    }

    @Test
    void storesTheFetchedPictureUnderTheSamplesTitleAndSaysHowFarItIs() {
        List<Long> heard = new ArrayList<>();
        StoredImage image = download.fetch(sample(PICTURE), heard::add, () -> false);
        assertThat(image.title()).isEqualTo("A sample, PA");
        assertThat(image.sha256()).isEqualTo(ContentHash.sha256(PICTURE));
        assertThat(heard).isSorted().startsWith(0L).endsWith((long) PICTURE.length);
        assertThat(parts()).isEmpty();
        assertThat(download.stored(sample(PICTURE))).contains(image);
    }

    @Test
    void asksForNothingWhenThePictureIsThereAlready() {
        StoredImage image = fetch();
        assertThat(fetch()).isEqualTo(image);
        assertThat(ranges).hasSize(1);
    }

    @Test
    void fetchesOnceWhenTwoTabsClickAtTheSameTime() throws Exception {
        try (ExecutorService tabs = Executors.newFixedThreadPool(4)) {
            List<Future<StoredImage>> all = IntStream.range(0, 4)
                    .mapToObj(i -> tabs.submit(this::fetch))
                    .toList();
            for (Future<StoredImage> one : all) {
                assertThat(one.get().id()).isEqualTo(all.getFirst().get().id());
            }
        }
        assertThat(ranges).hasSize(1);
    }

    @Test
    void goesOnFromWhereTheConnectionBrokeAlsoAfterARestart() throws IOException {
        answer = (exchange, from) -> {
            exchange.sendResponseHeaders(200, PICTURE.length);
            exchange.getResponseBody().write(PICTURE, 0, 20_000);
            exchange.getResponseBody().flush();
        };
        assertThatThrownBy(this::fetch)
                .isInstanceOf(SampleUnavailableException.class)
                .hasMessage("The connection to 127.0.0.1 broke after 20 kB of %d kB; fetching again goes on from there."
                        .formatted(Math.round(PICTURE.length / 1e3)));
        assertThat(app.getBean(Images.class).list()).isEmpty();
        stop();
        start();
        answer = SampleDownloadTest::whole;
        assertThat(fetch().sha256()).isEqualTo(ContentHash.sha256(PICTURE));
        assertThat(ranges).containsExactly("null", "bytes=20000-");
    }

    @Test
    void startsOverWhenTheServerKnowsNoRanges() throws IOException {
        keepPart(PICTURE, 5_000);
        answer = (exchange, from) -> whole(exchange, 0);
        assertThat(fetch().sha256()).isEqualTo(ContentHash.sha256(PICTURE));
    }

    @Test
    void throwsAwayAFileWithAnotherHash() {
        byte[] other = PICTURE.clone();
        other[other.length / 2] ^= 1;
        answer = (exchange, from) -> send(exchange, 200, other);
        assertThatThrownBy(this::fetch)
                .hasMessage("The file that 127.0.0.1 sent is not the one this sample names, so it was thrown away.");
        assertThat(parts()).isEmpty();
        assertThat(app.getBean(Images.class).list()).isEmpty();
    }

    @Test
    void throwsAwayAWrongBeginningThatWasCompletedCorrectly() throws IOException {
        keepPart(new byte[5_000], 5_000);
        assertThatThrownBy(this::fetch).isInstanceOf(SampleUnavailableException.class);
        assertThat(fetch().sha256()).isEqualTo(ContentHash.sha256(PICTURE));
    }

    @Test
    void stopsReadingAFileThatIsLongerThanTheCatalogueSays() {
        AtomicBoolean readToTheEnd = new AtomicBoolean();
        answer = (exchange, from) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[1 << 16];
            for (int i = 0; i < 4_000; i++) { // 262 MB
                exchange.getResponseBody().write(block);
            }
            readToTheEnd.set(true);
        };
        assertThatThrownBy(this::fetch).hasMessageContaining("not the one this sample names");
        assertThat(readToTheEnd).isFalse();
    }

    @Test
    void saysWhenTheSampleIsNoLongerOffered() {
        answer = (exchange, from) -> exchange.sendResponseHeaders(404, -1);
        assertThatThrownBy(this::fetch).hasMessage("127.0.0.1 no longer offers this sample (answer 404).");
    }

    @Test
    void saysWhenTheSiteCannotBeReached() {
        server.stop(0);
        assertThatThrownBy(this::fetch)
                .hasMessage("127.0.0.1 could not be reached; check the network, or drop an image of your own.");
    }

    @Test
    void givesUpOnASiteThatStopsSending() {
        answer = (exchange, from) -> {
            trickle(exchange, 10_000);
            sleep(20_000);
        };
        long start = System.nanoTime();
        assertThatThrownBy(this::fetch)
                .hasMessage("127.0.0.1 sent nothing for 2 seconds, so fetching was given up;"
                        + " fetching again goes on from there.");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void stopsWhenAskedAndKeepsWhatHasArrived() {
        AtomicBoolean stop = new AtomicBoolean();
        answer = (exchange, from) -> {
            trickle(exchange, 16_384);
            stop.set(true);
            sleep(20_000);
        };
        assertThatThrownBy(() -> download.fetch(sample(PICTURE), n -> {}, stop::get))
                .isInstanceOfSatisfying(
                        SampleUnavailableException.class,
                        e -> assertThat(e.isCancelled()).isTrue())
                .hasMessage("Stopped; the 16 kB that had arrived are kept, and fetching again goes on from there.");
        assertThat(parts()).hasSize(1);
    }

    @Test
    void theCatalogueNamesOnlySamplesThatCanBeShown() {
        for (Sample sample : new SampleCatalogue().samples()) {
            assertThat(sample.address()).hasScheme("https");
            assertThat(sample.phrases()).hasSizeGreaterThanOrEqualTo(3);
            assertThat(sample.licence()).isNotBlank();
            assertThat(sample.attribution()).isNotBlank();
            assertThat(sample.file()).matches("(?i).*\\.(png|jpe?g|tiff?)");
        }
    }

    private StoredImage fetch() {
        return download.fetch(sample(PICTURE), n -> {}, () -> false);
    }

    private Sample sample(byte[] picture) {
        return new Sample(
                "one",
                "A sample, PA",
                Modality.X_RAY,
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/one.png"),
                "one.png",
                picture.length,
                ContentHash.sha256(picture),
                "CC0",
                "nobody",
                URI.create("https://example.org/one"),
                List.of());
    }

    private void keepPart(byte[] content, int bytes) throws IOException {
        Path folder = Files.createDirectories(home.resolve("cache/samples"));
        Files.write(folder.resolve(ContentHash.sha256(PICTURE) + ".part"), Arrays.copyOf(content, bytes));
    }

    private List<String> parts() {
        String[] names = home.resolve("cache/samples").toFile().list();
        return names == null ? List.of() : List.of(names);
    }

    private static void whole(HttpExchange exchange, int from) throws IOException {
        if (from > 0) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes %d-%d/%d".formatted(from, PICTURE.length - 1, PICTURE.length));
        }
        send(exchange, from > 0 ? 206 : 200, Arrays.copyOfRange(PICTURE, from, PICTURE.length));
    }

    private static void send(HttpExchange exchange, int status, byte[] content) throws IOException {
        exchange.sendResponseHeaders(status, content.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(content);
        }
    }

    private static void trickle(HttpExchange exchange, int bytes) throws IOException {
        exchange.sendResponseHeaders(200, PICTURE.length);
        exchange.getResponseBody().write(PICTURE, 0, bytes);
        exchange.getResponseBody().flush();
        sleep(300);
    }

    private static void sleep(int millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static byte[] noise() {
        BufferedImage picture = new BufferedImage(200, 150, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        picture.setRGB(
                0,
                0,
                200,
                150,
                IntStream.generate(random::nextInt).limit(30_000).toArray(),
                0,
                200);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }
}
