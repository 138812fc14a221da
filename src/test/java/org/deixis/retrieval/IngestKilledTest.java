package org.deixis.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ingest in a process of its own that is killed, without any clean-up, at a moment of chance. */
class IngestKilledTest {
    private static final int ROWS = 2_000;
    private static final String STARTED = "started";

    @TempDir
    private Path folder;

    public static void main(String... arguments) {
        try (TestLibrary test = new TestLibrary(Path.of(arguments[0]), new WordsAsVectors())) {
            System.out.println(STARTED);
            System.out.flush();
            test.ingest(Path.of(arguments[1]));
        }
    }

    @Test
    @Timeout(150)
    void losesAndDoublesNothingWhenKilledAFewTimes() throws Exception {
        kill(4);
    }

    @Test
    @Tag("slow")
    @Timeout(900)
    void losesAndDoublesNothingWhenKilledManyTimes() throws Exception {
        kill(60);
    }

    private void kill(int times) throws Exception {
        Path source = TestLibrary.numbered(folder.resolve("source"), ROWS);
        long seed = System.nanoTime();
        Random chance = new Random(seed);
        int round = 0;
        Path home = folder.resolve("home0");
        for (int kills = 0; kills < times; kills++) {
            Process process = start(home, source);
            awaitStart(process);
            boolean ended = process.waitFor(chance.nextInt(600), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            if (ended || kills % 5 == 4) {
                check(home, source, seed);
                home = folder.resolve("home" + ++round);
            }
        }
        check(home, source, seed);
    }

    private static Process start(Path home, Path source) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--add-modules=jdk.incubator.vector",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IngestKilledTest.class.getName(),
                        home.toString(),
                        source.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void awaitStart(Process process) throws Exception {
        String line;
        do {
            line = process.inputReader().readLine();
        } while (line != null && !line.equals(STARTED));
        assertThat(line).as("the process begins to ingest").isEqualTo(STARTED);
    }

    /** The same ingest again completes it: every pair once, in the database and in the index. */
    private static void check(Path home, Path source, long seed) {
        try (TestLibrary test = new TestLibrary(home, new WordsAsVectors())) {
            IngestReport report = test.ingest(source);
            assertThat(report.added() + report.unchanged()).as("seed %d", seed).isEqualTo(ROWS);
            assertThat(test.library().collections().getFirst().pairs())
                    .as("seed %d", seed)
                    .isEqualTo(ROWS);
            for (int i : new int[] {0, 63, 64, 777, ROWS - 1}) {
                assertThat(test.library()
                                .search(new SearchRequest(
                                        "", Map.of("id", "p" + i), SearchMode.HYBRID, 10, List.of(), List.of(), false))
                                .hits())
                        .as("seed %d, pair %d", seed, i)
                        .hasSize(1);
            }
            assertThat(test.library()
                            .search(new SearchRequest(
                                    "",
                                    Map.of("organ", "liver"),
                                    SearchMode.HYBRID,
                                    1_000,
                                    List.of(),
                                    List.of(),
                                    false))
                            .hits())
                    .extracting(hit -> hit.pair().id())
                    .doesNotHaveDuplicates();
            assertThat(test.library().size("test")).as("seed %d", seed).isEqualTo(ROWS);
        }
    }
}
