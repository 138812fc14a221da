package org.deixis.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The application that holds a data folder, as its {@code run.json} there says: where commands can reach it, and the token
 * that shows they come from one who may read the folder.
 *
 * @param pid of its process
 * @param host what it listens on
 * @param port from 1
 * @param token 64 hexadecimal digits
 */
public record RunningApplication(long pid, String host, int port, String token) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String NOTICE = "Research use. Not a medical device.";

    /** This process, with a token of its own. */
    static RunningApplication here(String host, int port) {
        byte[] token = new byte[32];
        new SecureRandom().nextBytes(token);
        return new RunningApplication(
                ProcessHandle.current().pid(), host, port, HexFormat.of().formatHex(token));
    }

    private static Path file(Path home) {
        return home.resolve("run.json");
    }

    /** Only the owner may read it, from its first byte on. */
    void write(Path home) throws IOException {
        String text = MAPPER.writeValueAsString(MAPPER.createObjectNode()
                .put("notice", NOTICE)
                .put("pid", pid)
                .put("host", host)
                .put("port", port)
                .put("token", token));
        Path partial = Files.createTempFile(home.resolve("tmp"), "run", ".json"); // with mode 0600
        Files.writeString(partial, text, StandardCharsets.UTF_8);
        Files.move(partial, file(home), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static void remove(Path home) throws IOException {
        Files.deleteIfExists(file(home));
    }

    /** What the file says, whether or not it is still so; empty where there is none or it is none of these. */
    static Optional<RunningApplication> read(Path home) {
        try {
            JsonNode said = MAPPER.readTree(Files.readString(file(home), StandardCharsets.UTF_8));
            RunningApplication running = new RunningApplication(
                    said.path("pid").asLong(0),
                    said.path("host").asString(""),
                    said.path("port").asInt(0),
                    said.path("token").asString(""));
            return running.isUsable() ? Optional.of(running) : Optional.empty();
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    private boolean isUsable() {
        return pid > 0 && port > 0 && port <= 65_535 && !host.isBlank() && token.matches("[0-9a-f]{64}");
    }
}
