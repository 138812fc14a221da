package org.deixis.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.deixis.imaging.ContentHash;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;

/**
 * Fetches a sample on a user's click and on nothing else. What has arrived is kept in {@code cache/samples}, so that a
 * cut or stopped download goes on by a range request, also after a restart; only a file with the catalogue's hash is
 * stored. Thread-safe; blocks, so call it on a virtual thread.
 */
@Service
@Profile("!cli")
public class SampleDownload {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final Images images;
    private final Duration patience;
    private final Map<String, ReentrantLock> running = new ConcurrentHashMap<>();

    @Autowired
    SampleDownload(DataHome home, Images images) {
        this(home, images, PATIENCE);
    }

    SampleDownload(DataHome home, Images images, Duration patience) {
        this.folder = home.cache().resolve("samples");
        this.images = images;
        this.patience = patience;
    }

    /** The sample's image where it was fetched before. */
    public Optional<StoredImage> stored(Sample sample) {
        return images.withContent(sample.sha256());
    }

    /**
     * Fetches and stores; an image that is there already is returned without a connection.
     *
     * @param received is told how many of {@link Sample#bytes()} have arrived, on the calling thread
     * @param stop asked several times a second from another thread; true ends the download
     * @throws SampleUnavailableException when it cannot be had, or was stopped
     * @throws StudyStoreException when it cannot be kept
     */
    public StoredImage fetch(Sample sample, LongConsumer received, BooleanSupplier stop) {
        ReentrantLock one = running.computeIfAbsent(sample.sha256(), s -> new ReentrantLock());
        one.lock();
        try {
            Optional<StoredImage> earlier = stored(sample);
            return earlier.isPresent() ? earlier.get() : store(sample, received, stop);
        } catch (IOException e) {
            throw StudyStoreException.notSaved(e);
        } finally {
            one.unlock();
        }
    }

    private StoredImage store(Sample sample, LongConsumer received, BooleanSupplier stop) throws IOException {
        Files.createDirectories(folder);
        Path part = folder.resolve(sample.sha256() + ".part");
        if (!Files.exists(part) || Files.size(part) < sample.bytes()) {
            append(sample, part, received, stop);
        }
        if (Files.size(part) != sample.bytes() || !ContentHash.sha256(part).equals(sample.sha256())) {
            Files.delete(part);
            throw SampleUnavailableException.changed(sample.site());
        }
        StoredImage image;
        try (InputStream content = Files.newInputStream(part)) {
            image = images.store(content, sample.file());
        }
        images.rename(image.id(), sample.title());
        Files.delete(part);
        return images.get(image.id());
    }

    private void append(Sample sample, Path part, LongConsumer received, BooleanSupplier stop) throws IOException {
        long have = Files.exists(part) ? Files.size(part) : 0;
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(patience)
                .build()) {
            HttpResponse<InputStream> answer = ask(client, sample, have);
            int status = answer.statusCode();
            try (InputStream body = answer.body()) {
                if (status == 416) { // shorter than what has arrived: another file
                    Files.delete(part);
                    throw SampleUnavailableException.changed(sample.site());
                }
                if (status != 200 && status != 206) {
                    throw SampleUnavailableException.gone(sample.site(), status);
                }
                // an answer of 200 to a range request is the whole file again
                boolean continued = status == 206 && continuesAt(answer, have);
                try (OutputStream out = Files.newOutputStream(
                        part,
                        StandardOpenOption.CREATE,
                        continued ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
                    copy(new Transfer(sample, body, patience, stop), continued ? have : 0, out, received);
                }
            } finally {
                client.shutdownNow();
            }
        }
    }

    private static boolean continuesAt(HttpResponse<?> answer, long have) {
        return answer.headers()
                .firstValue("Content-Range")
                .filter(range -> range.startsWith("bytes " + have + "-"))
                .isPresent();
    }

    private HttpResponse<InputStream> ask(HttpClient client, Sample sample, long have) {
        URI address = sample.address();
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience);
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw SampleUnavailableException.unreachable(sample.site());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SampleUnavailableException.stopped(have);
        }
    }

    private static void copy(Transfer transfer, long have, OutputStream out, LongConsumer received) throws IOException {
        byte[] buffer = new byte[1 << 14];
        long total = have;
        received.accept(total);
        try (transfer) {
            for (int n = transfer.read(buffer, total); n >= 0; n = transfer.read(buffer, total)) {
                out.write(buffer, 0, n);
                total += n;
                received.accept(total);
                if (total > transfer.sample().bytes()) {
                    return; // not the file that was asked for; the size gives it away
                }
            }
        }
        if (total < transfer.sample().bytes()) {
            throw SampleUnavailableException.broken(
                    transfer.sample().site(), total, transfer.sample().bytes());
        }
    }
}
