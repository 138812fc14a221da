package org.deixis.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deixis.study.Finding;
import org.deixis.study.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own that dies between two portions, without any clean-up. */
class KilledHalfWayTest {
    private static final int KILLED = 9;

    @TempDir
    private Path home;

    public static void main(String... arguments) {
        GroundingStore store = new GroundingStore(Path.of(arguments[0]), GroundingStore.PACKS);
        UUID image = store.add(7).id();
        String text = IntStream.range(0, 20).mapToObj(i -> "qz " + i).collect(Collectors.joining(";"));
        store.service()
                .ground(
                        image,
                        text,
                        progress -> {
                            if (progress.next() > GroundingRun.PORTION) {
                                Runtime.getRuntime().halt(KILLED);
                            }
                        },
                        () -> false);
    }

    @Test
    @Timeout(60)
    void whatWasAnsweredIsThereAndTheHomeOpensAgain() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledHalfWayTest.class.getName(),
                        home.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(KILLED);

        try (GroundingStore store = new GroundingStore(home, GroundingStore.PACKS)) {
            UUID image = store.get(Images.class).list().getFirst().id();
            assertThat(store.service().findings(image))
                    .extracting(Finding::seq)
                    .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
            assertThat(store.service()
                            .ground(image, "qz 8", progress -> {}, () -> false)
                            .findings())
                    .extracting(Finding::seq)
                    .containsExactly(9);
        }
    }
}
