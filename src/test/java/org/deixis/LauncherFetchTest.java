package org.deixis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deixis.ToolSite.JDK;
import static org.deixis.ToolSite.MAVEN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.deixis.LauncherFolder.Ended;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on a machine without JDK and Maven; the sites it fetches them from are on the loopback. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class LauncherFetchTest {
    @TempDir
    Path home;

    private ToolSite site;
    private LauncherFolder folder;

    @BeforeEach
    void start() throws IOException {
        site = new ToolSite(home.resolve("made"));
        folder = new LauncherFolder(home)
                .with("DEIXIS_JDK_SITE", site.address())
                .with("DEIXIS_MAVEN_SITE", site.address() + "/maven");
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void fetchesAJdkAndMavenOnceAnnouncesThemAndStarts() throws IOException {
        Ended ended = folder.run("info", "x.png");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err())
                .contains("Fetching JDK 25 (Temurin, 136 MB) into " + folder.cache)
                .contains("Fetching Maven 3.9.11 (9 MB) into " + folder.cache);
        assertThat(ended.out()).contains("\ninfo\nx.png\n");
        assertThat(site.asked.getFirst())
                .matches(
                        "/v3/assets/latest/25/hotspot\\?architecture=(x64|aarch64)&image_type=jdk&os=(linux|mac)&vendor=eclipse");
        int before = site.asked.size();
        folder.edit("pom.xml");
        assertThat(folder.run("info").code()).isZero();
        assertThat(site.asked).hasSize(before);
        assertThat(leftOvers()).isEmpty();
    }

    @Test
    void fetchesAJdkWhereTheInstalledOneIsTooOld() throws IOException {
        folder.withTools(17);
        assertThat(folder.run("info").code()).isZero();
        assertThat(site.asked).anyMatch(JDK::equals).noneMatch(MAVEN::equals);
    }

    @Test
    void throwsAJdkWithAnotherChecksumAway() throws IOException {
        site.offerJdk(site.address() + JDK, "0".repeat(64));
        Ended ended = folder.run("info");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .endsWith("JDK 25 from %s does not match its checksum, so it was thrown away. Try again later.\n"
                        .formatted(site.host()));
        assertThat(installed()).isEmpty();
        assertThat(leftOvers()).isEmpty();
    }

    @Test
    void throwsAMavenWithAnotherChecksumAway() throws IOException {
        site.offerMaven("0".repeat(128));
        Ended ended = folder.run("info");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("Maven 3.9.11 from 127.0.0.1").contains("does not match its checksum");
        assertThat(installed()).noneMatch(name -> name.contains("maven"));
        assertThat(folder.mavenCalls()).isEmpty();
    }

    @Test
    void goesOnWhereABrokenTransferStopped() throws IOException {
        site.breaksAfter = 20_000;
        Ended broken = folder.run("info");
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.err())
                .contains("could not be fetched from 127.0.0.1")
                .contains("it goes on where it stopped");
        assertThat(installed()).isEmpty();
        site.breaksAfter = Integer.MAX_VALUE;
        assertThat(folder.run("info").code()).isZero();
        assertThat(site.asked).contains(JDK + " bytes=20000-");
    }

    @Test
    void startsOverWhenWhatArrivedBeforeWasSomethingElse() throws IOException {
        Files.createDirectories(folder.cache);
        Files.write(folder.cache.resolve(ToolSite.sum("SHA-256", site.jdk) + ".part"), new byte[9_000]);
        assertThat(folder.run("info").code()).isZero();
        assertThat(site.asked).contains(JDK + " bytes=9000-", JDK);
    }

    @Test
    void aStartThatIsKilledWhileFetchingLeavesNothingThatLooksWhole() throws Exception {
        site.breaksAfter = 5_000;
        site.hangs = true;
        Process killed = folder.start(home, folder.root.resolve("deixis"), "info");
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!site.asked.contains(JDK) && System.nanoTime() < limit) {
            Thread.sleep(20);
        }
        killed.descendants().forEach(ProcessHandle::destroyForcibly);
        killed.destroyForcibly().waitFor();
        assertThat(installed()).isEmpty();
        site.breaksAfter = Integer.MAX_VALUE;
        assertThat(folder.run("info").code()).isZero();
    }

    @Test
    void twoStartsAtOnceFetchOnce() throws IOException {
        Path launcher = folder.root.resolve("deixis");
        Process one = folder.start(home, launcher, "info");
        Process other = folder.start(home, launcher, "info");
        assertThat(LauncherFolder.wait(one).code()).isZero();
        assertThat(LauncherFolder.wait(other).code()).isZero();
        assertThat(site.asked).filteredOn(JDK::equals).hasSize(1);
        assertThat(site.asked).filteredOn(MAVEN::equals).hasSize(1);
    }

    @Test
    void offlineFetchesNothingAndSaysWhatIsMissingAndHowToInstallIt() throws IOException {
        for (String[] line : new String[][] {{"--offline"}, {"--port", "0", "--offline"}, {"--offline", "info"}}) {
            Ended ended = folder.run(line);
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.err())
                    .startsWith("A JDK 25 or newer is missing, and --offline forbids fetching it. Install one (")
                    .endsWith("or set JAVA_HOME.\n");
        }
        LauncherFolder.jdk(home.resolve("jvm/jdk"), 26);
        assertThat(folder.run("--offline").err())
                .startsWith("Maven 3.8 or newer is missing, and --offline forbids fetching it. Install it (");
        assertThat(site.asked).isEmpty();
    }

    @Test
    void saysWhenTheSiteDoesNotAnswer() throws IOException {
        site.close();
        Ended ended = folder.run("info");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("Check the network, or install one.");
    }

    @Test
    void installsNothingThatALessSafeAddressOffers() throws IOException {
        site.offerJdk("file:///etc/hostname", "1".repeat(64));
        assertThat(folder.run("info").err()).contains("gave an answer that names no JDK");
    }

    private List<String> installed() throws IOException {
        return names().filter(name -> !name.endsWith(".part") && !name.equals("lock"))
                .toList();
    }

    private List<String> leftOvers() throws IOException {
        return names().filter(name -> name.endsWith(".part") || name.contains(".new."))
                .toList();
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(folder.cache)) {
            return entries.map(path -> path.getFileName().toString()).toList().stream();
        }
    }
}
