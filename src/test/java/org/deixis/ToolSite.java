package org.deixis;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** A site on the loopback that offers a JDK as Adoptium's API does, and Maven as Apache's distribution site does. */
final class ToolSite implements AutoCloseable {
    static final String JDK = "/files/jdk.tar.gz";
    static final String MAVEN = "/maven/3.9.11/binaries/apache-maven-3.9.11-bin.tar.gz";
    private static final String API = "/v3/assets/latest/25/hotspot";

    /** What was asked for, in order, with the range if there was one. */
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    final byte[] jdk;
    /** Bytes after which an archive's transfer breaks. */
    volatile int breaksAfter = Integer.MAX_VALUE;
    /** Whether a transfer that breaks keeps the client waiting instead. */
    volatile boolean hangs;

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final HttpServer server;

    ToolSite(Path made) throws IOException {
        jdk = archive(made, "jdk-25.0.1+8", folder -> LauncherFolder.jdk(folder, 25));
        byte[] maven = archive(
                made,
                "apache-maven-3.9.11",
                folder -> LauncherFolder.program(folder.resolve("bin/mvn"), LauncherFolder.MAVEN));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        files.put(JDK, jdk);
        files.put(MAVEN, maven);
        offerJdk(address() + JDK, sum("SHA-256", jdk));
        offerMaven(sum("SHA-512", maven));
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String address() {
        return "http://" + host();
    }

    /** As Adoptium's API answers, shortened. */
    void offerJdk(String link, String checksum) {
        String answer = """
                [{"binary": {"architecture": "x64", "image_type": "jdk",
                  "installer": {"checksum": "%s", "link": "https://example.org/jdk.pkg", "name": "jdk.pkg", "size": 1},
                  "package": {
                    "checksum": "%s",
                    "checksum_link": "%s.sha256.txt",
                    "link": "%s",
                    "name": "OpenJDK25U-jdk.tar.gz",
                    "size": 135612345
                  }, "project": "jdk"}, "release_name": "jdk-25.0.1+8", "vendor": "eclipse"}]
                """;
        files.put(API, answer.formatted("1".repeat(64), checksum, link, link).getBytes(StandardCharsets.UTF_8));
    }

    void offerMaven(String checksum) {
        files.put(MAVEN + ".sha512", (checksum + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    static String sum(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String range = exchange.getRequestHeaders().getFirst("Range");
        asked.add(path.equals(API) ? exchange.getRequestURI().toString() : range == null ? path : path + " " + range);
        byte[] file = files.get(path);
        try (exchange) {
            if (file == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            int to = path.endsWith(".gz") ? Math.min(file.length, breaksAfter) : file.length;
            exchange.sendResponseHeaders(range == null ? 200 : 206, file.length - from);
            exchange.getResponseBody().write(file, from, to - from);
            exchange.getResponseBody().flush();
            if (hangs && to < file.length) {
                Thread.sleep(10_000);
            }
        } catch (InterruptedException | IOException e) {
            // the client left
        }
    }

    private interface Content {
        void into(Path folder) throws IOException;
    }

    /** A folder as .tar.gz, with 100 kB that cannot be compressed. */
    private static byte[] archive(Path made, String top, Content content) throws IOException {
        content.into(made.resolve(top));
        byte[] noise = new byte[100_000];
        new Random(7).nextBytes(noise);
        Files.write(made.resolve(top).resolve("noise"), noise);
        Path file = made.resolve(top + ".tar.gz");
        try {
            int code = new ProcessBuilder("tar", "-czf", file.toString(), "-C", made.toString(), top)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IOException("tar ended with " + code);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return Files.readAllBytes(file);
    }
}
