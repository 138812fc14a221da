package org.deixis.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deixis.imaging.Modality;
import org.deixis.imaging.UnreadableImageException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class StudyStoreTest {

    @TempDir
    Path home;

    private ConfigurableApplicationContext app;
    private Images images;
    private Findings findings;

    @BeforeEach
    void start() {
        app = StudyStore.open(home);
        images = app.getBean(Images.class);
        findings = app.getBean(Findings.class);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void findsEverythingAgainAfterARestart() throws IOException {
        StoredImage image = images.store(picture(1), "/home/me/Chest film.png");
        images.recognised(image.id(), Modality.X_RAY);
        Finding finding = findings.record(image.id(), List.of(answer("left lung", Verdict.FOUND)))
                .getFirst();
        app.close();
        start();
        StoredImage again = images.get(image.id());
        assertThat(again.title()).isEqualTo("Chest film");
        assertThat(again.modality()).isEqualTo(Modality.X_RAY);
        assertThat(Files.exists(images.file(again))).isTrue();
        assertThat(findings.of(image.id())).containsExactly(finding);
        assertThat(finding.current().regions().getFirst().mask().area()).isEqualTo(4);
        assertThat(finding.current().provenance().packVersion()).isEqualTo("0.1");
    }

    @Test
    void keepsWhatASentenceSaidAndWhereTextAndModelDisagree() throws IOException {
        StoredImage image = images.store(picture(1), "a.png");
        Revision plain = answer("effusion", Verdict.FOUND);
        Conflict conflict = new Conflict(Conflict.Kind.TEXT_ABSENT_MODEL_FOUND, 0.93, plain.regions());
        Revision left = said(plain, "present", "left", null);
        Revision right = said(plain, "absent", "right", conflict);

        findings.record(image.id(), List.of(left, right));

        assertThat(findings.of(image.id())).extracting(Finding::current).containsExactly(left, right);
        findings.record(image.id(), List.of(left));
        assertThat(findings.of(image.id())).hasSize(2);
    }

    private static Revision said(Revision plain, String polarity, String side, @Nullable Conflict conflict) {
        Sentence sentence = new Sentence(
                polarity,
                "current",
                "finding",
                null,
                side,
                "base",
                "2 cm",
                1,
                List.of("small"),
                List.of(side + " effusion", "effusion"),
                null,
                null);
        return new Revision(
                plain.phrase(),
                plain.spanStart(),
                plain.spanEnd(),
                plain.concept(),
                plain.readAs(),
                plain.verdict(),
                plain.score(),
                plain.tier(),
                plain.reason(),
                plain.message(),
                plain.regions(),
                plain.hints(),
                plain.provenance(),
                sentence,
                conflict,
                null);
    }

    @Test
    void keepsTheSamePictureOnceHoweverOftenItIsOpened() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Future<StoredImage>> all = IntStream.range(0, 8)
                    .mapToObj(i -> pool.submit(() -> images.store(picture(7), "a" + i + ".png")))
                    .toList();
            for (Future<StoredImage> one : all) {
                assertThat(one.get().id()).isEqualTo(all.getFirst().get().id());
            }
        }
        assertThat(images.list()).hasSize(1);
    }

    @Test
    void leavesNothingBehindWhenAFileIsRefused() throws IOException {
        byte[] png = picture(3).readAllBytes();
        assertThatThrownBy(() -> images.store(new ByteArrayInputStream(png, 0, png.length / 2), "half.png"))
                .isInstanceOf(UnreadableImageException.class);
        assertThatThrownBy(() -> images.store(new ByteArrayInputStream(new byte[0]), "none.png"))
                .hasMessage("The file is empty (0 bytes).");
        assertThat(images.list()).isEmpty();
        assertThat(filesUnder("tmp")).isEmpty();
        assertThat(filesUnder("blobs")).isEmpty();
    }

    @Test
    void deletingDeletesPixelsAndFindingsAndLeavesADate() throws IOException {
        StoredImage image = images.store(picture(1), "a.png");
        findings.record(image.id(), List.of(answer("left lung", Verdict.FOUND)));
        images.delete(image.id());
        assertThat(images.find(image.id())).isEmpty();
        assertThat(images.deletedAt(image.id())).isPresent();
        assertThat(findings.of(image.id())).isEmpty();
        assertThat(filesUnder("blobs")).isEmpty();
        assertThat(filesUnder("cache")).isEmpty();
        assertThatThrownBy(() -> findings.record(image.id(), List.of(answer("late", Verdict.FOUND))))
                .isInstanceOf(StudyStoreException.class);
    }

    @Test
    void undoAndRedoMoveAmongRevisionsAndSurviveARestart() throws IOException {
        StoredImage image = images.store(picture(1), "a.png");
        UUID id = findings.record(image.id(), List.of(answer("left lung", Verdict.UNSURE)))
                .getFirst()
                .id();
        findings.revise(id, answer("left lung", Verdict.FOUND));
        assertThat(findings.undo(id).current().verdict()).isEqualTo(Verdict.UNSURE);
        app.close();
        start();
        Finding undone = findings.find(id).orElseThrow();
        assertThat(undone.canRedo()).isTrue();
        assertThat(undone.canUndo()).isFalse();
        assertThat(findings.undo(id).revision()).isEqualTo(1);
        assertThat(findings.redo(id).current().verdict()).isEqualTo(Verdict.FOUND);
        findings.undo(id);
        Finding branched = findings.revise(id, answer("left lung", Verdict.NOT_FOUND));
        assertThat(branched.revisions()).isEqualTo(2);
        assertThat(branched.canRedo()).isFalse();
    }

    @Test
    void twoTabsLoseNoFindingAndShareNoNumber() throws Exception {
        StoredImage image = images.store(picture(1), "a.png");
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            List<Future<List<Finding>>> tabs = IntStream.range(0, 20)
                    .mapToObj(i -> pool.submit(
                            () -> findings.record(image.id(), List.of(answer("phrase " + i, Verdict.FOUND)))))
                    .toList();
            for (Future<List<Finding>> tab : tabs) {
                tab.get();
            }
        }
        assertThat(findings.of(image.id()))
                .extracting(Finding::seq)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
    }

    @Test
    void aNumberIsNeverGivenAgainOnItsImage() throws IOException {
        StoredImage image = images.store(picture(1), "a.png");
        List<Finding> first = findings.record(
                image.id(), List.of(answer("left lung", Verdict.FOUND), answer("liver", Verdict.NOT_FOUND)));
        findings.remove(first.getLast().id());
        assertThat(findings.record(image.id(), List.of(answer("spleen", Verdict.FOUND))))
                .extracting(Finding::seq)
                .containsExactly(3);
        findings.clear(image.id());
        assertThat(findings.record(image.id(), List.of(answer("spleen", Verdict.FOUND))))
                .extracting(Finding::seq)
                .containsExactly(4);
        StoredImage other = images.store(picture(2), "b.png");
        assertThat(findings.record(other.id(), List.of(answer("spleen", Verdict.FOUND))))
                .extracting(Finding::seq)
                .containsExactly(1);
    }

    @Test
    void aPhraseAskedAgainKeepsItsNumber() throws IOException {
        StoredImage image = images.store(picture(1), "a.png");
        findings.record(image.id(), List.of(answer("left lung", Verdict.UNSURE), answer("liver", Verdict.NOT_FOUND)));
        findings.record(image.id(), List.of(answer("Left lung ", Verdict.FOUND)));
        assertThat(findings.of(image.id()))
                .extracting(Finding::seq, f -> f.current().verdict())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, Verdict.FOUND),
                        org.assertj.core.groups.Tuple.tuple(2, Verdict.NOT_FOUND));
    }

    @Test
    void aSecondInstanceOnTheSameHomeIsToldWhoHoldsIt() {
        assertThatThrownBy(() -> StudyStore.open(home))
                .rootCause()
                .isInstanceOf(StudyStoreException.class)
                .hasMessageContaining(
                        "in use by process " + ProcessHandle.current().pid());
    }

    @Test
    void clearsWhatACrashLeftInTmpAndAmongTheFiles() throws IOException {
        app.close();
        Files.writeString(home.resolve("tmp/upload1.tmp"), "half");
        Path orphan = home.resolve("blobs/ab/" + "ab".repeat(32));
        Files.createDirectories(orphan.getParent());
        Files.writeString(orphan, "no row");
        start();
        assertThat(filesUnder("tmp")).isEmpty();
        assertThat(Files.exists(orphan)).isFalse();
    }

    @Test
    void aCorrectionIsNotOverwrittenByWhatTheModelRecognises() throws IOException {
        StoredImage image = images.store(picture(1), "a.png");
        images.correct(image.id(), Modality.CT);
        images.recognised(image.id(), Modality.MRI);
        assertThat(images.get(image.id()).correction()).contains(Modality.CT);
    }

    @Test
    void titlesHaveNoPathNoControlCharactersAndAnEnd() {
        assertThat(Titles.of("C:\\scans\\a\u0000b\u202ec.png")).isEqualTo("a b c");
        assertThat(Titles.of("")).isEqualTo("Untitled");
        assertThat(Titles.of("x".repeat(500) + ".png")).hasSize(120);
    }

    private List<Path> filesUnder(String folder) throws IOException {
        try (Stream<Path> all = Files.walk(home.resolve(folder))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static Revision answer(String phrase, Verdict verdict) {
        return StudyStore.answer(phrase, verdict);
    }

    private static ByteArrayInputStream picture(int value) {
        return new ByteArrayInputStream(StudyStore.picture(value));
    }
}
