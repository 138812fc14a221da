package org.deixis.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.deixis.explanation.ExplanationProperties.Provider;
import org.deixis.explanation.ExplanationProperties.Uncited;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/** A language model behind Ollama's protocol, played by a server on the loopback: lines of JSON. */
@Timeout(60)
class OllamaTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final Queue<List<Map<String, ?>>> replies = new ArrayDeque<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::reply);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void reply(HttpExchange exchange) throws IOException {
        paths.add(exchange.getRequestURI().getPath());
        requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        List<Map<String, ?>> messages = replies.poll();
        exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
        exchange.sendResponseHeaders(messages == null ? 500 : 200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (Map<String, ?> message : messages == null ? List.<Map<String, ?>>of() : messages) {
                out.write((MAPPER.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }
    }

    private void saying(String text) {
        List<Map<String, ?>> lines = new ArrayList<>();
        for (String word : text.split("(?<= )")) {
            lines.add(line(Map.of("role", "assistant", "content", word), false));
        }
        lines.add(line(Map.of("role", "assistant", "content", ""), true));
        replies.add(lines);
    }

    private static Map<String, ?> line(Map<String, ?> message, boolean done) {
        return done
                ? Map.of(
                        "model",
                        "small",
                        "created_at",
                        "2026-01-01T00:00:00Z",
                        "message",
                        message,
                        "done",
                        true,
                        "done_reason",
                        "stop")
                : Map.of("model", "small", "created_at", "2026-01-01T00:00:00Z", "message", message, "done", false);
    }

    private AnswerRecord ask(String question) {
        ExplanationProperties settings = new ExplanationProperties(
                Provider.OLLAMA,
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                "small",
                null,
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                0,
                Duration.ofSeconds(1),
                8,
                12_000,
                false,
                Uncited.DROP);
        try (LanguageModels models = new LanguageModels(settings)) {
            return ChestCase.explainer(models)
                    .answer(
                            Ask.of(question, ReadingLevel.CLINICIAN),
                            ChestCase.known(),
                            new Explainer.Tools(
                                    ChestCase::look,
                                    Explainer.Searching.NOWHERE,
                                    () -> Optional.of(new byte[] {1, 2, 3}),
                                    Explainer.Looking.NOWHERE),
                            event -> {},
                            () -> false)
                    .record();
        }
    }

    @Test
    void itsSentencesAreHeldAgainstTheEvidenceAndCorrectedOnce() {
        saying("The left lung was located [finding:1]. There is no consolidation [finding:8].");
        saying("Consolidation was looked for and not located [finding:8].");
        AnswerRecord answer = ask("What do you see?");
        assertThat(answer.failover()).isNull();
        assertThat(answer.author()).isEqualTo("small");
        assertThat(answer.sentences())
                .extracting(AnswerRecord.Said::text)
                .containsExactly("The left lung was located.", "Consolidation was looked for and not located.");
        assertThat(answer.withheldWords()).isEqualTo("1 draft sentence withheld");
        assertThat(paths).containsExactly("/api/chat", "/api/chat");
        assertThat(requests.getFirst())
                .contains("\"model\"", "small", "finding:6")
                .doesNotContain("AQID");
    }

    @Test
    void itsToolCallsAreAnswered() {
        replies.add(List.of(
                line(
                        Map.of(
                                "role",
                                "assistant",
                                "content",
                                "",
                                "tool_calls",
                                List.of(Map.of(
                                        "function",
                                        Map.of("name", "ground", "arguments", Map.of("phrase", "pneumothorax"))))),
                        false),
                line(Map.of("role", "assistant", "content", ""), true)));
        saying("Pneumothorax is not taught to this model, which does not mean absent [finding:10].");
        AnswerRecord answer = ask("What do you see?");
        assertThat(answer.steps()).extracting(AnswerRecord.Step::tool).containsExactly("ground");
        assertThat(answer.sentences())
                .singleElement()
                .satisfies(s -> assertThat(s.evidence()).containsExactly("finding:10"));
    }

    @Test
    void theNarratorAnswersWhenItFailsOrIsGone() {
        AnswerRecord failed = ask("What do you see?");
        assertThat(failed.failover()).isEqualTo("Answered by the offline narrator: small replied with an error (500).");
        assertThat(failed.sentences()).isNotEmpty();
        server.stop(0);
        assertThat(ask("What do you see?").failover())
                .isEqualTo("Answered by the offline narrator: small could not be reached.");
    }
}
