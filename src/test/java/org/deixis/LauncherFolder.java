package org.deixis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A copy of the launcher with sources that are only names, on a machine that has neither a JDK nor Maven, only the small
 * programs that every system has. Its JDK and Maven are scripts that say what they were asked.
 */
final class LauncherFolder {
    private static final String[] PROGRAMS =
            ("bash cat curl cut date dirname basename env find flock grep gzip head kill ls mkdir mv perl readlink rm sed sh"
                            + " sha256sum sha512sum shasum sleep tar tee touch tr uname")
                    .split(" ");

    /** Extracts by writing a jar; otherwise prints its arguments, one a line, and ends with the code in FAKE_EXIT. */
    static final String JAVA = """
            #!/bin/sh
            case "$*" in
              *jarmode=tools*) while [ "$1" != --destination ]; do shift; done; mkdir -p "$2" && echo jar > "$2/deixis.jar"; exit ;;
              *AOTCacheOutput*) exit ;;
            esac
            echo "said to stderr" >&2
            printf '%s\\n' "$@" "here=$PWD" "offline=$DJL_OFFLINE"
            exit "${FAKE_EXIT:-0}"
            """;

    static final String MAVEN = """
            #!/bin/sh
            case "$*" in *--version*) echo "Apache Maven 3.9.11 (fake)"; exit ;; esac
            echo "maven $*" | tee -a "$MAVEN_CALLS"
            [ -z "${FAKE_BUILD_FAILS:-}" ] || { echo "[ERROR] Deixis.java:[1,1] no such thing"; exit 1; }
            mkdir -p target && echo jar > target/deixis.jar
            exit "${FAKE_EXIT:-0}"
            """;

    final Path root;
    final Path cache;
    private final Path home;
    private final Map<String, String> environment = new TreeMap<>();

    /** What the launcher did. */
    record Ended(int code, String out, String err) {}

    LauncherFolder(Path home) throws IOException {
        this.home = home;
        root = Files.createDirectories(home.resolve("a folder with spaces"));
        cache = home.resolve("cache/deixis");
        Files.createDirectories(root.resolve("scripts"));
        for (String script : List.of("deixis", "scripts/toolchain.sh")) {
            Files.copy(Path.of(script), root.resolve(script), StandardCopyOption.COPY_ATTRIBUTES);
        }
        write(root.resolve("pom.xml"), "<project/>");
        write(root.resolve("src/main/java/Deixis.java"), "class Deixis {}");
        write(root.resolve("data/samples.yaml"), "samples:");
        environment.put("PATH", home.resolve("bin") + ":" + programs());
        environment.put("HOME", home.toString());
        environment.put("XDG_CACHE_HOME", home.resolve("cache").toString());
        environment.put("DEIXIS_JDK_FOLDERS", home.resolve("jvm").toString());
        environment.put("MAVEN_CALLS", home.resolve("maven-calls").toString());
        environment.put("CI", "true");
    }

    /** A folder with links to the small programs, outside any temporary folder. */
    private static Path programs() throws IOException {
        Path links = Files.createDirectories(Path.of("target/small-programs").toAbsolutePath());
        for (String name : PROGRAMS) {
            for (String folder : List.of("/usr/bin", "/bin", "/opt/homebrew/bin")) {
                Path program = Path.of(folder, name);
                if (Files.isExecutable(program) && Files.notExists(links.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                    Files.createSymbolicLink(links.resolve(name), program);
                }
            }
        }
        return links;
    }

    /** Puts a JDK of this version where JDKs are installed, and Maven on the PATH. */
    LauncherFolder withTools(int version) throws IOException {
        jdk(home.resolve("jvm/jdk"), version);
        program(home.resolve("bin/mvn"), MAVEN);
        return this;
    }

    LauncherFolder with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    static void jdk(Path folder, int version) throws IOException {
        write(folder.resolve("release"), "JAVA_VERSION=\"%d.0.1\"\n".formatted(version));
        program(folder.resolve("bin/java"), JAVA);
        program(folder.resolve("bin/javac"), "#!/bin/sh\n");
    }

    static void program(Path file, String script) throws IOException {
        write(file, script);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made a program");
        }
    }

    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    /** Makes a source newer than every build so far. */
    void edit(String source) throws IOException {
        Path file = root.resolve(source);
        write(file, "edited");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(2)));
    }

    List<String> mavenCalls() throws IOException {
        Path calls = home.resolve("maven-calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    Process start(Path from, Path launcher, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(launcher.toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).directory(from.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        return builder.start();
    }

    static Ended wait(Process process) {
        StringBuilder err = new StringBuilder();
        Thread reader = Thread.startVirtualThread(() -> err.append(text(process.getErrorStream())));
        String out = text(process.getInputStream());
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the launcher did not end within 30 s");
            }
            reader.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new Ended(process.exitValue(), out, err.toString());
    }

    Ended run(String... arguments) throws IOException {
        return wait(start(home, root.resolve("deixis"), arguments));
    }

    private static String text(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
