package org.deixis.explanation;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Requests to a language model, over HTTP/1.1 and to no other address than the request's: "too many requests" and
 * "unavailable" are asked again after as long as the server says, within bounds. What has begun to stream is not asked
 * again. One answer's requests go through one client, and {@link #abort} ends them. Safe for use by several threads.
 */
final class RetryingHttpClient implements HttpClient {
    private static final Set<Integer> AGAIN = Set.of(429, 502, 503, 504);
    private static final int MOST_BYTES = 8 << 20;
    private static final int MOST_BYTES_OF_ERROR = 4_096;
    private static final long FIRST_WAIT_MILLIS = 500;
    private static final long LOOK_EVERY_MILLIS = 20;

    private final java.net.http.HttpClient http;
    private final ExplanationProperties settings;
    private final BooleanSupplier stopped;
    private volatile boolean aborted;
    private volatile boolean waiting;
    private volatile @Nullable Thread streaming;

    RetryingHttpClient(java.net.http.HttpClient http, ExplanationProperties settings, BooleanSupplier stopped) {
        this.http = http;
        this.settings = settings;
        this.stopped = stopped;
    }

    /** Ends what is being sent or read; nothing more is sent. */
    void abort() {
        aborted = true;
        Thread thread = streaming;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Whether a server asked to wait and is not asked again yet. */
    boolean isWaiting() {
        return waiting;
    }

    /** Of which every build is this client. */
    HttpClientBuilder builder() {
        return new Fixed(this);
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        try (InputStream body = send(request).body()) {
            return SuccessfulHttpResponse.builder()
                    .statusCode(200)
                    .body(new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8))
                    .build();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        streaming = Thread.ofVirtual().name("deixis-language-model").start(() -> stream(request, parser, listener));
    }

    private void stream(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        try {
            HttpResponse<InputStream> response = send(request);
            try (InputStream body = new Bounded(response.body())) {
                listener.onOpen(SuccessfulHttpResponse.builder()
                        .statusCode(response.statusCode())
                        .headers(response.headers().map())
                        .build());
                parser.parse(body, listener);
            }
            listener.onClose();
        } catch (IOException | RuntimeException e) {
            listener.onError(e);
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        for (int tries = 0; ; tries++) {
            HttpResponse<InputStream> response = sendOnce(request);
            if (response.statusCode() / 100 == 2) {
                waiting = false;
                return response;
            }
            String words;
            try (InputStream body = response.body()) {
                words = new String(body.readNBytes(MOST_BYTES_OF_ERROR), StandardCharsets.UTF_8);
            }
            long wait = waitMillis(response, tries);
            if (!AGAIN.contains(response.statusCode())
                    || tries >= settings.retries()
                    || wait > settings.longestWait().toMillis()) {
                throw new HttpException(response.statusCode(), words);
            }
            waiting = true;
            pause(wait);
        }
    }

    private HttpResponse<InputStream> sendOnce(HttpRequest request) throws IOException {
        if (aborted || stopped.getAsBoolean()) {
            throw new InterruptedIOException("Stopped");
        }
        java.net.http.HttpRequest.Builder built = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .method(
                        request.method().name(),
                        request.body() == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(request.body(), StandardCharsets.UTF_8))
                .timeout(settings.timeout());
        request.headers().forEach((name, values) -> values.forEach(value -> built.header(name, value)));
        try {
            return http.send(built.build(), BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            throw new InterruptedIOException("Stopped");
        }
    }

    /** As long as the server asks for, in seconds; without that, longer every time. */
    private static long waitMillis(HttpResponse<?> response, int tries) {
        return response.headers()
                .firstValue("Retry-After")
                .map(String::strip)
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)).toMillis())
                .orElse(FIRST_WAIT_MILLIS << Math.min(tries, 6));
    }

    private void pause(long millis) throws IOException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < end && !aborted && !stopped.getAsBoolean()) {
            try {
                Thread.sleep(Math.min(LOOK_EVERY_MILLIS, millis));
            } catch (InterruptedException e) {
                throw new InterruptedIOException("Stopped");
            }
        }
    }

    /** An answer that never ends, ends here. */
    private static final class Bounded extends FilterInputStream {
        private long left = MOST_BYTES;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return counted(super.read(), 1);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int n = super.read(bytes, from, length);
            return counted(n, n);
        }

        private int counted(int result, int bytes) throws IOException {
            left -= Math.max(bytes, 0);
            if (left < 0) {
                throw new IOException("The reply has more than %,d bytes".formatted(MOST_BYTES));
            }
            return result;
        }
    }

    private record Fixed(HttpClient client) implements HttpClientBuilder {
        @Override
        public @Nullable Duration connectTimeout() {
            return null;
        }

        @Override
        public HttpClientBuilder connectTimeout(@Nullable Duration timeout) {
            return this;
        }

        @Override
        public @Nullable Duration readTimeout() {
            return null;
        }

        @Override
        public HttpClientBuilder readTimeout(@Nullable Duration timeout) {
            return this;
        }

        @Override
        public HttpClient build() {
            return client;
        }
    }
}
