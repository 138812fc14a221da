package org.deixis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.deixis.study.HomeKey;
import org.deixis.study.RunningApplication;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Has a command run by the application that holds the data folder, over loopback, and prints what it says. */
final class Forwarding {
    private static final Set<String> COMMANDS = Set.of("ingest", "search", "backup", "restore");
    private static final int FAILED = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Forwarding() {}

    /** Whether these arguments are a command that needs the data folder. */
    static boolean concerns(String... arguments) {
        return arguments.length > 0
                && COMMANDS.contains(arguments[0])
                && Arrays.stream(arguments).noneMatch(Set.of("--help", "-h", "--version", "-V")::contains);
    }

    /** The exit code; empty where no application runs, or what runs there is none. */
    static OptionalInt run(HomeKey key, String... arguments) {
        Optional<RunningApplication> running = key.running();
        return running.isEmpty() ? OptionalInt.empty() : run(running.get(), System.out, System.err, arguments);
    }

    static OptionalInt run(RunningApplication running, PrintStream out, PrintStream err, String... arguments) {
        HttpRequest request = HttpRequest.newBuilder(address(running))
                .header(CommandController.TOKEN, running.token())
                .POST(HttpRequest.BodyPublishers.ofString(body(arguments)))
                .build();
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(3))
                .proxy(HttpClient.Builder.NO_PROXY)
                .version(HttpClient.Version.HTTP_1_1)
                .build()) {
            HttpResponse<java.io.InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                if (answer.statusCode() != 200
                        || !answer.headers()
                                .firstValue("Content-Type")
                                .orElse("")
                                .startsWith(CommandController.TYPE)) {
                    return OptionalInt.empty();
                }
                return OptionalInt.of(print(lines, out, err));
            }
        } catch (IOException e) {
            return OptionalInt.empty(); // it was killed, or has not yet begun to listen
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.of(FAILED);
        }
    }

    private static URI address(RunningApplication running) {
        boolean everywhere = Set.of("0.0.0.0", "::", "[::]").contains(running.host());
        String host = everywhere ? "127.0.0.1" : running.host();
        boolean six = host.contains(":") && !host.startsWith("[");
        return URI.create("http://" + (six ? "[" + host + "]" : host) + ":" + running.port() + CommandController.PATH);
    }

    private static String body(String... arguments) {
        ObjectNode body = MAPPER.createObjectNode()
                .put("folder", Path.of("").toAbsolutePath().toString());
        ArrayNode given = body.putArray("arguments");
        Arrays.stream(arguments).forEach(given::add);
        return MAPPER.writeValueAsString(body);
    }

    /** The exit code that the last line tells. */
    private static int print(BufferedReader lines, PrintStream out, PrintStream err) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode said = MAPPER.readTree(line);
                out.write(said.path("out").asString("").getBytes(StandardCharsets.UTF_8));
                err.write(said.path("err").asString("").getBytes(StandardCharsets.UTF_8));
                out.flush();
                err.flush();
                if (said.has("exit")) {
                    return said.path("exit").asInt(FAILED);
                }
            }
        } catch (IOException | JacksonException e) {
            // the connection broke; told below
        }
        err.println("Deixis ended before the command was done; what was kept so far stays.");
        return FAILED;
    }
}
