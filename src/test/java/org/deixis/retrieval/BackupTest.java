package org.deixis.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.deixis.study.BackupException;
import org.deixis.study.HomeBackup;
import org.deixis.study.HomeKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupTest {
    @TempDir
    private Path folder;

    @Test
    void putsEverythingBackWithItsIndex() throws IOException {
        Path archive = backup();
        Path other = folder.resolve("other");
        try (TestLibrary test = new TestLibrary(other, new WordsAsVectors())) {
            test.ingest(Files.writeString(folder.resolve("x.jsonl"), "{\"id\": \"x\", \"caption\": \"later\"}\n"));
        }
        HomeKey.Restored restored = TestLibrary.key(other).restore(archive);
        assertThat(restored.done()).isTrue();
        CountingEncoder encoder = new CountingEncoder();
        try (TestLibrary test = new TestLibrary(other, encoder)) {
            assertThat(test.library().collections())
                    .extracting(PairCollection::name, PairCollection::pairs)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("test", 201));
            assertThat(test.ids("amyloid")).containsExactly("picture");
            assertThat(encoder.texts).as("the query is embedded, no pair").isLessThan(5);
            assertThat(test.library().statistics("test").images()).isEqualTo(1);
            assertThat(test.library().statistics("test").imageBytes()).isPositive();
        }
        assertThat(Objects.requireNonNull(restored.before()).resolve("db/deixis.mv.db"))
                .isRegularFile();
        assertThat(other.resolve("restore")).doesNotExist();
    }

    @Test
    void isMadeWhileAnIngestRunsAndHoldsWhatWasKeptThen() throws Exception {
        Path home = folder.resolve("home");
        Path archive = folder.resolve("b.zip");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        try (TestLibrary test = new TestLibrary(home, new WordsAsVectors())) {
            PairSource source = PairSource.of(TestLibrary.numbered(folder.resolve("s"), 1_000));
            Thread ingest = Thread.ofPlatform()
                    .start(() -> test.library()
                            .ingest(
                                    source,
                                    "test",
                                    report -> {
                                        if (report.rows() >= 300) {
                                            begun.countDown();
                                        }
                                    },
                                    () -> {
                                        if (begun.getCount() == 0) {
                                            awaitQuietly(written);
                                        }
                                        return false;
                                    }));
            begun.await();
            HomeBackup.Written backup = test.library().backup(archive, "9.9", line -> {});
            written.countDown();
            ingest.join();
            assertThat(backup.files()).isGreaterThanOrEqualTo(2);
            assertThat(test.library().size("test")).isEqualTo(1_000);
        }
        Path other = folder.resolve("other");
        assertThat(TestLibrary.key(other).restore(archive).done()).isTrue();
        try (TestLibrary test = new TestLibrary(other, new WordsAsVectors())) {
            int pairs = test.library().collections().getFirst().pairs();
            assertThat(pairs).isBetween(256, 999);
            assertThat(test.library().size("test")).isEqualTo(pairs);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void writesNoArchiveOverAnotherFileOrWhereItMayNot() throws IOException {
        Path there = Files.writeString(folder.resolve("there.zip"), "mine");
        try (TestLibrary test = new TestLibrary(folder.resolve("home"), new WordsAsVectors())) {
            assertThatThrownBy(() -> test.library().backup(there, "9.9", line -> {}))
                    .isInstanceOf(BackupException.class)
                    .hasMessageEndingWith("there is a file of this name already.");
            assertThatThrownBy(
                            () -> test.library().backup(folder.resolve("none").resolve("b.zip"), "9.9", line -> {}))
                    .hasMessageEndingWith("its folder is not there or not yours to write.");
        }
        assertThat(there).hasContent("mine");
        assertThat(folder.resolve("home/tmp")).isEmptyDirectory();
    }

    @Test
    void refusesAnArchiveThatIsCutShortOrChangedAnywhere() throws IOException {
        byte[] whole = Files.readAllBytes(backup());
        Path home = folder.resolve("other");
        try (TestLibrary test = new TestLibrary(home, new WordsAsVectors())) {
            test.ingest(Files.writeString(folder.resolve("x.jsonl"), "{\"id\": \"x\", \"caption\": \"later\"}\n"));
        }
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < 60; i++) {
            byte[] broken = i % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length - 1_000)) : whole.clone();
            if (i % 2 == 1) {
                broken[random.nextInt(broken.length)] ^= 0x41;
            }
            Path file = Files.write(folder.resolve("broken.zip"), broken);
            try {
                HomeKey.Restored restored = TestLibrary.key(home).restore(file);
                // a changed byte may be one that says nothing, such as a time; then everything is as it was written
                assertThat(i % 2).as("seed %d, round %d", seed, i).isEqualTo(1);
                assertThat(restored.files()).isPositive();
            } catch (BackupException e) {
                refused++;
                assertThat(e)
                        .hasMessageContaining(" was not restored: ")
                        .hasMessageEndingWith("; everything here is as before.");
            }
            assertThat(home.resolve("restore")).doesNotExist();
        }
        assertThat(refused).as("seed %d", seed).isGreaterThan(45);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ../../evil                          | it holds a file that no backup has
            /etc/passwd                         | it holds a file that no backup has
            pairs/00/../../../evil              | it holds a file that no backup has
            pairs/00/not-a-hash                 | it holds a file that no backup has
            db/other.mv.db                      | it holds a file that no backup has
            index/1/words-1/../../../run.json   | it holds a file that no backup has
            index/1/words-1/_0.vec              | there is no database in it
            """)
    void takesOnlyNamesThatADataFolderHas(String name, String why) throws IOException {
        Path file = archive("{\"format\": 1, \"files\": 1, \"bytes\": 3}", name, 3);
        refused(file, why);
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    @Test
    void refusesWhatUnpacksToMoreThanItAnnouncesOrToFarTooMuch() throws IOException {
        String image = "pairs/00/" + "0".repeat(64);
        refused(
                archive("{\"format\": 1, \"files\": 1, \"bytes\": 9}", image, 1 << 24),
                "it holds more than it announces");
        refused(
                archive("{\"format\": 1, \"files\": 1, \"bytes\": 999999999999}", image, 1 << 24),
                "it would unpack to far more than a backup of its size does");
        refused(archive("{\"format\": 1, \"files\": 1, \"bytes\": 10}", image, 10), "an image in it is damaged");
    }

    @Test
    void refusesForeignFiles() throws IOException {
        refused(folder.resolve("none.zip"), "there is no such file");
        refused(
                Files.writeString(folder.resolve("text.zip"), "no archive"),
                "it is no backup that ./deixis backup made");
        refused(Files.write(folder.resolve("empty.zip"), new byte[0]), "it is no backup that ./deixis backup made");
        refused(
                archive("{\"format\": 2, \"files\": 1, \"bytes\": 3}", "x", 3),
                "it was made by another version of Deixis");
        refused(archive("{}", "x", 3), "it was made by another version of Deixis");
        refused(archive("no json", "x", 3), "its beginning is damaged");
        Path foreign = folder.resolve("foreign.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(foreign))) {
            zip.putNextEntry(new ZipEntry("holiday.jpg"));
        }
        refused(foreign, "it is no backup that ./deixis backup made");
    }

    @Test
    void refusesAnArchiveWhoseDatabaseDoesNotOpen() throws IOException {
        Path changed = folder.resolve("changed.zip");
        byte[] rubbish = "H:2,rubbish".repeat(2_000).getBytes(StandardCharsets.UTF_8);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(changed))) {
            entry(
                    zip,
                    "deixis-backup.json",
                    "{\"format\": 1, \"files\": 1, \"bytes\": %d}"
                            .formatted(rubbish.length)
                            .getBytes(StandardCharsets.UTF_8));
            entry(zip, "db/deixis.mv.db", rubbish);
            String sum = java.util.HexFormat.of().formatHex(sha256(rubbish));
            entry(zip, "files.sha256", (sum + "  db/deixis.mv.db\n").getBytes(StandardCharsets.UTF_8));
        }
        refused(changed, "the database in it does not open");
    }

    @Test
    void holdsWhatItSaysFirstTheFilesAndTheirSumsLast() throws IOException {
        List<String> names = entries(backup());
        assertThat(names).startsWith("deixis-backup.json", "db/deixis.mv.db").endsWith("files.sha256");
        assertThat(names)
                .anyMatch(name -> name.startsWith("pairs/"))
                .anyMatch(name -> name.startsWith("index/1/words-1/"));
    }

    private void refused(Path file, String why) {
        Path home = folder.resolve("untouched");
        assertThatThrownBy(() -> TestLibrary.key(home).restore(file))
                .isInstanceOf(BackupException.class)
                .hasMessage("%s was not restored: %s; everything here is as before.".formatted(file, why));
        assertThat(home.resolve("restore")).doesNotExist();
        assertThat(home.resolve("db")).isEmptyDirectory();
    }

    private Path archive(String head, String name, int zeros) throws IOException {
        Path file = folder.resolve("made.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            entry(zip, "deixis-backup.json", head.getBytes(StandardCharsets.UTF_8));
            entry(zip, name, new byte[zeros]);
            String sum = java.util.HexFormat.of().formatHex(sha256(new byte[zeros]));
            entry(zip, "files.sha256", (sum + "  " + name + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return java.security.MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static List<String> entries(Path archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private Path backup() throws IOException {
        Path archive = folder.resolve("backup.zip");
        Path source = Files.createDirectories(folder.resolve("source"));
        ImageIO.write(
                new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY),
                "png",
                source.resolve("a.png").toFile());
        Path rows = TestLibrary.numbered(source, 200);
        Files.writeString(
                rows,
                Files.readString(rows) + "{\"id\": \"picture\", \"caption\": \"amyloid\", \"image\": \"a.png\"}\n");
        Path home = folder.resolve("home");
        try (TestLibrary test = new TestLibrary(home, new WordsAsVectors())) {
            test.ingest(rows);
            HomeBackup.Written written = test.library().backup(archive, "9.9", line -> {});
            assertThat(written.bytes()).isEqualTo(Files.size(archive));
            assertThat(test.ids("amyloid")).containsExactly("picture");
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
        }
        return archive;
    }

    private static final class CountingEncoder extends WatchedEncoder {
        private int texts;

        @Override
        void before(List<String> given) {
            texts += given.size();
        }
    }
}
