package org.deixis.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The build needs no Node because its bundle is committed; a bundle older than its sources would be a lie. */
class FrontendBundleTest {
    private static final Path FRONTEND = Path.of("frontend");
    private static final Path BUNDLE = Path.of("src/main/bundles/prod.bundle");
    private static final String REMEDY =
            "the bundle is older than frontend/: run ./deixis bundle and commit the result";

    @Test
    void productionBundleHoldsEverySourceOfTheViewerAsItIsNow() throws IOException {
        JsonNode bundled = statistics().get("frontendHashes");
        for (Path source : sources()
                .filter(path -> !path.startsWith(FRONTEND.resolve("viewer/tests")))
                .toList()) {
            String name = nameOf(source);
            assertThat(bundled.path(name).asString("absent"))
                    .as("%s: %s", name, REMEDY)
                    .isEqualTo(sha256(source));
        }
    }

    @Test
    void productionBundleHoldsNoSourceThatIsGone() throws IOException {
        List<String> names = sources().map(FrontendBundleTest::nameOf).toList();
        assertThat(statistics().get("frontendHashes").propertyNames())
                .filteredOn(name -> name.startsWith("viewer/"))
                .as(REMEDY)
                .isSubsetOf(names);
    }

    @Test
    void productionBundleHoldsOneBuildOnly() throws IOException {
        try (ZipFile bundle = new ZipFile(BUNDLE.toFile())) {
            assertThat(bundle.stream().map(ZipEntry::getName))
                    .filteredOn(name -> name.matches("webapp/VAADIN/build/indexhtml-.*\\.js"))
                    .hasSize(1);
        }
    }

    @Test
    void recordedHashIsThatOfTheSourcesAndTheVaadinVersion() throws IOException {
        String listing =
                sources().map(path -> sha256(path) + "  " + nameOf(path) + "\n").collect(Collectors.joining());
        Matcher version = Pattern.compile("<vaadin\\.version>(.*)</vaadin\\.version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        String hash = sha256((listing + "vaadin " + version.group(1) + "\n").getBytes(StandardCharsets.UTF_8));
        assertThat(Path.of("src/main/bundles/frontend.sha256"))
                .as(REMEDY)
                .content()
                .isEqualToIgnoringNewLines(hash);
    }

    @Test
    void browserTestsAreBuiltFromEveryTestSource() throws IOException {
        String script = Files.readString(Path.of("src/test/bundles/viewer-tests.js"));
        Pattern test = Pattern.compile("^test\\('([^']+)'", Pattern.MULTILINE);
        for (Path source :
                sources().filter(path -> path.toString().endsWith(".test.ts")).toList()) {
            List<String> names = test.matcher(Files.readString(source))
                    .results()
                    .map(hit -> hit.group(1))
                    .toList();
            assertThat(names).as(source.toString()).isNotEmpty();
            assertThat(names).as("%s: %s", source, REMEDY).allMatch(script::contains);
        }
    }

    private static JsonNode statistics() throws IOException {
        try (ZipFile bundle = new ZipFile(BUNDLE.toFile())) {
            byte[] json =
                    bundle.getInputStream(bundle.getEntry("config/stats.json")).readAllBytes();
            return JsonMapper.shared().readTree(json);
        }
    }

    /** In the order of their names, compared byte by byte. */
    private static Stream<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(FRONTEND.resolve("viewer"))) {
            return all
                    .filter(path -> path.toString().endsWith(".ts"))
                    .sorted((a, b) -> nameOf(a).compareTo(nameOf(b)))
                    .toList()
                    .stream();
        }
    }

    private static String nameOf(Path source) {
        return FRONTEND.relativize(source).toString().replace('\\', '/');
    }

    private static String sha256(Path file) {
        try {
            return sha256(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
