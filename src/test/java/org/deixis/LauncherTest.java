package org.deixis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deixis.LauncherFolder.Ended;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class LauncherTest {
    @TempDir
    Path home;

    private LauncherFolder folder;

    @BeforeEach
    void setUp() throws IOException {
        folder = new LauncherFolder(home).withTools(25);
    }

    @Test
    void buildsOnceAndThenStartsAtOnce() throws IOException {
        Ended first = folder.run("--port", "0");
        assertThat(first.code()).isZero();
        assertThat(first.err()).contains("Building Deixis. Log: ", "Built in ");
        assertThat(folder.run("--port", "0").err()).isEqualTo("said to stderr\n");
        assertThat(folder.mavenCalls())
                .singleElement()
                .asString()
                .contains("process-classes", ":jar@default-jar", ":repackage")
                .doesNotContain("verify", "--offline");
    }

    @Test
    void handsTheOptionsOfTheWebApplicationOnWithMemoryRootAndEngineSettings() throws IOException {
        Ended ended = folder.run("--port", "0", "--data-dir", "my studies", "--address", "::1");
        assertThat(ended.out().lines())
                .containsSubsequence("-jar", current() + "/deixis.jar", "--port", "0", "--data-dir", "my studies")
                .containsSubsequence("--address", "::1")
                .contains("-Xmx2g", "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED")
                .contains("-Djava.awt.headless=true", "-Ddeixis.root=" + folder.root.toRealPath(), "offline=true")
                .contains("-Ddeixis.opener=");
    }

    @Test
    void letsJavaOptionsOverrideTheHeap() throws IOException {
        assertThat(folder.with("DEIXIS_JAVA_OPTS", "-Xmx4g -Dx=1")
                        .run("info")
                        .out()
                        .lines())
                .containsSubsequence("-Xmx2g", "-Xmx4g", "-Dx=1", "-jar");
    }

    @Test
    void keepsStdoutForTheCommandAndPassesItsExitCodeOn() throws IOException {
        Ended built = folder.with("FAKE_EXIT", "0").run("ground", "an image.png", "--text", "left lung; *", "--json");
        assertThat(built.out())
                .doesNotContain("maven", "Build")
                .contains("\nground\nan image.png\n--text\nleft lung; *\n--json\n");
        for (int code : new int[] {2, 3, 5, 130}) {
            assertThat(folder.with("FAKE_EXIT", "" + code).run("ground").code()).isEqualTo(code);
        }
    }

    @Test
    void worksThroughALinkFromAnyFolder() throws IOException {
        Path link = Files.createSymbolicLink(home.resolve("dx"), Path.of("a folder with spaces/deixis"));
        Path elsewhere = Files.createDirectories(home.resolve("elsewhere"));
        Ended ended = LauncherFolder.wait(folder.start(elsewhere, link, "info", "x.png"));
        assertThat(ended.out().lines())
                .contains("-Ddeixis.root=" + folder.root.toRealPath(), "here=" + elsewhere.toRealPath());
    }

    @Test
    void buildsAnewWhenASourceIsNewerButNotForWhatTheAppItselfWrites() throws IOException {
        folder.run("info");
        folder.edit("data/local/db/deixis.mv.db");
        folder.run("info");
        assertThat(folder.mavenCalls()).hasSize(1);
        folder.edit("src/main/java/Deixis.java");
        assertThat(folder.run("info").err()).contains("Building Deixis, because its sources changed.");
        assertThat(folder.mavenCalls()).hasSize(2);
    }

    @Test
    void buildsAnewWhenTheFormerBuildWasCutShort() throws IOException {
        folder.run("info");
        Files.delete(Path.of(current()).resolve("deixis.jar"));
        assertThat(folder.run("info").code()).isZero();
        assertThat(folder.mavenCalls()).hasSize(2);
    }

    @Test
    void saysWhyABuildFailedAndWhereTheLogIsAndStartsNothing() throws IOException {
        Ended ended = folder.with("FAKE_BUILD_FAILS", "yes").run("--port", "0");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .contains("[ERROR] Deixis.java:[1,1] no such thing\n")
                .endsWith("The build failed. Log: " + folder.root.toRealPath() + "/target/build.log\n");
        assertThat(folder.with("FAKE_BUILD_FAILS", "").run("info").code()).isZero();
    }

    @Test
    void twoStartsAtOnceBuildOnce() throws IOException {
        Path launcher = folder.root.resolve("deixis");
        Process one = folder.start(home, launcher, "info");
        Process other = folder.start(home, launcher, "info");
        assertThat(LauncherFolder.wait(one).code()).isZero();
        assertThat(LauncherFolder.wait(other).code()).isZero();
        assertThat(folder.mavenCalls()).hasSize(1);
    }

    @Test
    void runsTheTestsWithMavenAndPassesItsExitCodeOn() throws IOException {
        Ended ended = folder.with("FAKE_EXIT", "1").run("test", "--offline", "--slow", "-Dtest=A*");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEqualTo("maven --batch-mode --offline verify -Dslow -Dtest=A*\n");
    }

    private String current() throws IOException {
        Path builds = folder.root.toRealPath().resolve("target/run");
        return builds.resolve(Files.readString(builds.resolve("current")).strip())
                .toString();
    }
}
