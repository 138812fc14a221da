package org.deixis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalInt;
import org.deixis.grounding.ui.RunningDeixis;
import org.deixis.retrieval.TestLibrary;
import org.deixis.study.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands beside the whole application, which listens on loopback. */
class ForwardingTest {
    private static final Path NO_PACKS = Path.of("src/test/resources/none");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void commandsAreRunByTheApplicationThatHoldsTheDataFolder() throws Exception {
        Path home = folder.resolve("home");
        Path rows = Files.writeString(folder.resolve("rows.jsonl"), """
                {"id": "c", "caption": "amyloid deposits in vessel walls, “quoted” ä", "organ": "colon"}
                {"id": "bad"}
                """);
        RunningApplication running;
        try (RunningDeixis deixis = RunningDeixis.start(home, NO_PACKS)) {
            running = TestLibrary.key(home).running().orElseThrow();
            assertThat(run(running, "ingest", rows.toString(), "--collection", "histology"))
                    .hasValue(0);
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("1 pairs added to \"histology\"");
            assertThat(err.toString(StandardCharsets.UTF_8)).contains("1 left out: it has no caption.");
            out.reset();
            assertThat(run(running, "search", "amyloid", "--json")).hasValue(0);
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"id\":\"c\"", "“quoted” ä");
            out.reset();
            assertThat(run(running, "search", "amyloid")).hasValue(0);
            assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("\"id\"");
            assertThat(run(running, "search", "x", "--mode", "smell")).hasValue(2);
            Path archive = folder.resolve("b.zip");
            assertThat(run(running, "backup", archive.toString())).hasValue(0);
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("it was read again and is whole");
            assertThat(run(running, "restore", archive.toString())).hasValue(0);
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("the next start of Deixis has it");
            assertThat(home.resolve("restore/ready")).isRegularFile();
            refusesOthers(deixis, running);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("run.json"))))
                    .isEqualTo("rw-------");
        }
        assertThat(home.resolve("run.json")).doesNotExist();
        assertThat(TestLibrary.key(home).running()).isEmpty();
        assertThat(run(running, "search", "amyloid")).as("it listens no more").isEmpty();
    }

    private static void refusesOthers(RunningDeixis deixis, RunningApplication running) throws Exception {
        String search = "{\"folder\": \"/\", \"arguments\": [\"search\", \"x\"]}";
        assertThat(post(deixis, "0".repeat(64), search)).isEqualTo(403);
        assertThat(post(deixis, "", search)).isEqualTo(403);
        assertThat(post(deixis, running.token(), "{\"folder\": \"/\", \"arguments\": [\"bench\"]}"))
                .isEqualTo(400);
        assertThat(post(deixis, running.token(), "{\"folder\": \"here\", \"arguments\": [\"search\"]}"))
                .isEqualTo(400);
        assertThat(post(deixis, running.token(), "no json")).isEqualTo(400);
        assertThat(post(deixis, running.token(), search)).isEqualTo(200);
    }

    private static int post(RunningDeixis deixis, String token, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(deixis.address("api/command")))
                                    .header("X-Deixis-Token", token)
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void takesNoHeedOfAnApplicationThatWasKilledOrOfAnotherProgramAtItsPort() throws IOException {
        Path home = Files.createDirectories(folder.resolve("killed"));
        Files.writeString(home.resolve("run.json"), """
                {"pid": 999999999, "host": "127.0.0.1", "port": 1, "token": "%s"}""".formatted("0".repeat(64)));
        assertThat(TestLibrary.key(home).running()).isEmpty();
        Files.writeString(home.resolve("run.json"), "{\"pid\": 1");
        assertThat(TestLibrary.key(home).running()).isEmpty();
        try (ServerSocket other = new ServerSocket(0)) {
            Thread.ofVirtual().start(() -> {
                try (var connection = other.accept()) {
                    connection.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi".getBytes());
                } catch (IOException e) {
                    // the test is over
                }
            });
            RunningApplication stale = new RunningApplication(1, "127.0.0.1", other.getLocalPort(), "0".repeat(64));
            assertThat(run(stale, "search", "x")).isEmpty();
            assertThat(out.size() + err.size()).isZero();
        }
    }

    @Test
    void runsHelpAndCommandsWithoutADataFolderHere() {
        assertThat(Forwarding.concerns("search", "x")).isTrue();
        assertThat(Forwarding.concerns("search", "--help")).isFalse();
        assertThat(Forwarding.concerns("ground", "x.png")).isFalse();
        assertThat(Forwarding.concerns()).isFalse();
    }

    private OptionalInt run(RunningApplication running, String... arguments) {
        return Forwarding.run(running, new PrintStream(out), new PrintStream(err), arguments);
    }
}
