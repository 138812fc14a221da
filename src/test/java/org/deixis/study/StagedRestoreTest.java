package org.deixis.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedRestoreTest {
    private static final List<String> FOLDERS = List.of("db", "blobs", "pairs", "index");

    @TempDir
    private Path home;

    @Test
    void changesAllFoldersOverHoweverFarAKilledProcessCame() throws IOException {
        for (int done = 0; done <= 2 * FOLDERS.size(); done++) {
            Path folder = home.resolve("round" + done);
            prepared(folder);
            for (int step = 0; step < done; step++) { // as far as the killed one came
                String name = FOLDERS.get(step / 2);
                Path before = Files.createDirectories(folder.resolve("before-restore-then"));
                if (step % 2 == 0) {
                    Files.move(folder.resolve(name), before.resolve(name));
                } else {
                    Files.move(folder.resolve("restore").resolve(name), folder.resolve(name));
                }
            }
            StagedRestore.finish(folder);
            for (String name : FOLDERS) {
                assertThat(folder.resolve(name).resolve("file"))
                        .as("%s after %d steps", name, done)
                        .hasContent("new");
                assertThat(folder.resolve("before-restore-then").resolve(name).resolve("file"))
                        .hasContent("old");
            }
            assertThat(folder.resolve("restore")).doesNotExist();
            StagedRestore.finish(folder);
            assertThat(folder.resolve("db").resolve("file")).hasContent("new");
        }
    }

    @Test
    void leavesEverythingWhereTheUnpackingWasKilled() throws IOException {
        prepared(home);
        Files.delete(home.resolve("restore").resolve("ready"));
        StagedRestore.finish(home);
        assertThat(home.resolve("db").resolve("file")).hasContent("old");
        assertThat(home.resolve("restore")).doesNotExist();
    }

    private static void prepared(Path home) throws IOException {
        for (String name : FOLDERS) {
            Files.writeString(Files.createDirectories(home.resolve(name)).resolve("file"), "old");
            Files.writeString(
                    Files.createDirectories(home.resolve("restore").resolve(name))
                            .resolve("file"),
                    "new");
        }
        Files.writeString(home.resolve("restore").resolve("ready"), "then");
    }
}
