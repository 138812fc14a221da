package org.deixis.explanation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A language model's server on the loopback that says what it is told to, in the protocol of OpenAI. */
public final class ScriptedLanguageServer implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Reply> replies = new ArrayDeque<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> protocols = new CopyOnWriteArrayList<>();
    private volatile long wroteFirst;
    private volatile boolean closed;

    /** What is done with one request. */
    public interface Reply {
        void send(Wire wire) throws IOException;
    }

    public ScriptedLanguageServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    public URI baseUrl() {
        return URI.create("http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort()));
    }

    /** In this order, one for each request; without any left, the request is refused with 500. */
    public ScriptedLanguageServer then(Reply... more) {
        synchronized (replies) {
            replies.addAll(List.of(more));
        }
        return this;
    }

    /** Bodies of the requests so far. */
    public List<String> requests() {
        return requests;
    }

    /** Protocol, and the headers that ask for another. */
    List<String> protocols() {
        return protocols;
    }

    /** When the first word of the last reply was written, in {@link System#nanoTime()}. */
    long wroteFirst() {
        return wroteFirst;
    }

    /** What was asked, and what would have been replied. */
    public void forget() {
        requests.clear();
        synchronized (replies) {
            replies.clear();
        }
    }

    public static Reply saying(String text) {
        return wire -> {
            wire.begin();
            for (String word : text.split("(?<= )")) {
                wire.word(word);
            }
            wire.end("stop");
        };
    }

    public static Reply calling(String tool, String arguments) {
        return wire -> {
            wire.begin();
            wire.call(tool, arguments);
            wire.end("tool_calls");
        };
    }

    public static Reply refusing(int status, String retryAfter) {
        return wire -> wire.refuse(status, retryAfter);
    }

    /** Begins and then says nothing for a while. */
    public static Reply silent(String first, long millis) {
        return wire -> {
            wire.begin();
            if (!first.isEmpty()) {
                wire.word(first);
            }
            wire.pause(millis);
        };
    }

    /** Ends in the middle, without the protocol's last words. */
    public static Reply cutOff(String text) {
        return wire -> {
            wire.begin();
            wire.word(text);
        };
    }

    /** What is no reply of a language model at all. */
    public static Reply raw(String text) {
        return wire -> {
            wire.begin();
            wire.line(text);
        };
    }

    /** One exchange. */
    public final class Wire {
        private final HttpExchange exchange;

        Wire(HttpExchange exchange) {
            this.exchange = exchange;
        }

        void begin() throws IOException {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
        }

        void refuse(int status, String retryAfter) throws IOException {
            if (!retryAfter.isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            byte[] body = "{\"error\": {\"message\": \"scripted\"}}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }

        void word(String word) throws IOException {
            chunk(Map.of("content", word), null);
            if (wroteFirst == 0) {
                wroteFirst = System.nanoTime();
            }
        }

        void call(String tool, String arguments) throws IOException {
            chunk(
                    Map.of(
                            "tool_calls",
                            List.of(Map.of(
                                    "index",
                                    0,
                                    "id",
                                    "call-" + requests.size(),
                                    "type",
                                    "function",
                                    "function",
                                    Map.of("name", tool, "arguments", arguments)))),
                    null);
        }

        void end(String reason) throws IOException {
            chunk(Map.of(), reason);
            line("[DONE]");
        }

        void pause(long millis) {
            long end = System.nanoTime() + millis * 1_000_000;
            while (!closed && System.nanoTime() < end) {
                try {
                    Thread.sleep(5);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        private void chunk(Map<String, ?> delta, @Nullable String reason) throws IOException {
            Map<String, @Nullable Object> choice = new LinkedHashMap<>();
            choice.put("index", 0);
            choice.put("delta", delta);
            choice.put("finish_reason", reason);
            line(MAPPER.writeValueAsString(Map.of(
                    "id",
                    "scripted",
                    "object",
                    "chat.completion.chunk",
                    "created",
                    1,
                    "model",
                    "scripted",
                    "choices",
                    List.of(choice))));
        }

        private void line(String data) throws IOException {
            OutputStream out = exchange.getResponseBody();
            out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        wroteFirst = 0;
        protocols.add(
                exchange.getProtocol() + " " + exchange.getRequestHeaders().getFirst("Upgrade"));
        requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Reply reply;
        synchronized (replies) {
            reply = replies.isEmpty() ? refusing(500, "") : replies.remove();
        }
        try {
            reply.send(new Wire(exchange));
        } catch (IOException e) {
            // whoever asked has gone
        } finally {
            exchange.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        server.stop(0);
        threads.shutdownNow();
    }
}
