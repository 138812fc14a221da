package org.deixis.grounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.deixis.imaging.BoundingBox;
import org.deixis.imaging.Modality;
import org.deixis.inference.ClickHint;
import org.deixis.language.Concept;
import org.deixis.language.UnusableTextException;
import org.deixis.study.Finding;
import org.deixis.study.Images;
import org.deixis.study.Revision;
import org.deixis.study.StoredHints;
import org.deixis.study.StudyStoreException;
import org.deixis.study.Verdict;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GroundingServiceTest {
    private static final Consumer<Progress> SILENT = progress -> {};

    @TempDir
    private Path home;

    private GroundingStore store;
    private GroundingService service;
    private UUID image;

    @BeforeEach
    void open() {
        store = new GroundingStore(home, GroundingStore.PACKS);
        service = store.service();
        image = store.add(1).id();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void answersEveryPhraseInOrderWithItsProvenanceAndTellsHowFarItIs() {
        List<String> told = new ArrayList<>();

        Grounded grounded = service.ground(
                image, "left lung; Hello World\nright lung", progress -> told.add(progress.sentence()), () -> false);

        assertThat(grounded.complete()).isTrue();
        assertThat(grounded.findings())
                .extracting(finding -> finding.current().phrase())
                .containsExactly("left lung", "Hello World", "right lung");
        assertThat(grounded.findings().get(1).current().verdict()).isEqualTo(Verdict.OUTSIDE_VOCABULARY);
        assertThat(told).endsWith("Reading image…", "Locating 1 of 3");
        Revision hello = grounded.findings().get(1).current();
        assertThat(hello.spanStart()).isEqualTo(11);
        assertThat(hello.spanEnd()).isEqualTo(22);
        assertThat(hello.provenance().packId()).isEqualTo("tiny");
        assertThat(hello.provenance().inputMapping()).isEqualTo("letterbox-64/1");
        assertThat(hello.provenance().imageSha256())
                .isEqualTo(store.get(Images.class).get(image).sha256());
        Recognition recognition = Objects.requireNonNull(grounded.recognition());
        assertThat(store.get(Images.class).get(image).modality()).isEqualTo(recognition.modality());
        assertThat(service.state()).isInstanceOf(ModelState.Ready.class);
    }

    private static final String REPORT =
            "FINDINGS: The left lung is clear. No pneumothorax. Small right effusion.\nIMPRESSION: No pneumothorax.";

    @Test
    void aReportIsKeptAndAskedOnceForWhatItSaysTwice() {
        Grounded grounded = service.ground(image, REPORT, SILENT, () -> false);

        assertThat(grounded.asked()).isEqualTo(3);
        List<Finding> findings = service.findings(image);
        GroundedReport report = service.report(image, findings).orElseThrow();
        assertThat(report.report().text()).isEqualTo(REPORT);
        List<UUID> ids = findings.stream().map(Finding::id).toList();
        assertThat(report.places())
                .extracting(GroundedReport.Place::finding)
                .containsExactly(ids.get(0), ids.get(1), ids.get(2), ids.get(1));

        store.close();
        store = new GroundingStore(home, GroundingStore.PACKS);
        service = store.service();
        assertThat(service.report(image, service.findings(image))).contains(report);

        service.ground(image, "Hello World", SILENT, () -> false);
        service.remove(ids.get(1));
        assertThat(service.report(image, service.findings(image)).orElseThrow().places())
                .extracting(GroundedReport.Place::finding)
                .containsExactly(ids.get(0), null, ids.get(2), null);

        service.clear(image);
        assertThat(service.report(image, service.findings(image))).isEmpty();
    }

    @Test
    void aReportGoesWithItsImageAndWithItsLastFinding() {
        Path folder = home.resolve("reports");
        Grounded grounded = service.ground(image, "FINDINGS: No pneumothorax.", SILENT, () -> false);
        assertThat(folder).isNotEmptyDirectory();
        service.remove(grounded.findings().getFirst().id());
        assertThat(folder).isEmptyDirectory();

        service.ground(image, REPORT, SILENT, () -> false);
        store.get(Images.class).delete(image);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aReportOfAThousandSentencesIsReadStepByStepAndCanBeCancelled() {
        String long_ = "There is a pleural effusion at the right base, unchanged from the last examination of May. "
                .repeat(1_000);
        assertThat(long_.length()).isBetween(80_000, 100_000);
        List<String> told = new ArrayList<>();
        assertThatThrownBy(() ->
                        service.ground(image, long_, progress -> told.add(progress.sentence()), () -> !told.isEmpty()))
                .isInstanceOf(GroundingException.class)
                .hasMessage("Stopped; nothing was changed.");
        assertThat(told.getFirst()).matches("Reading sentence \\d+ of 1000…");
        assertThat(service.report(image, service.findings(image))).isEmpty();

        assertThat(service.ground(image, long_, SILENT, () -> false).asked()).isEqualTo(1);
        assertThat(service.report(image, service.findings(image)).orElseThrow().places())
                .hasSize(1_000);
    }

    @Test
    void aReportThatCouldNotBeAnsweredTakesNoOthersPlace() {
        service.ground(image, REPORT, SILENT, () -> false);
        assertThatThrownBy(() -> service.ground(image, "FINDINGS: No mass.", SILENT, () -> true))
                .isInstanceOf(GroundingException.class);
        assertThat(service.report(image, service.findings(image))
                        .orElseThrow()
                        .report()
                        .text())
                .isEqualTo(REPORT);
    }

    @Test
    void everythingIsThereAfterARestartAndUndoStillWorks() {
        correct(Modality.X_RAY);
        Finding first = ground("left lung");
        Finding clicked = service.refine(first.id(), new ClickHint(50, 60, true));
        Finding boxed = service.refine(first.id(), new BoundingBox(100, 50, 1000, 90));
        assertThat(boxed.current().hints().box()).isEqualTo(new BoundingBox(100, 50, 200, 90));
        store.close();

        store = new GroundingStore(home, GroundingStore.PACKS);
        service = store.service();

        assertThat(service.findings(image)).containsExactly(boxed);
        assertThat(service.undo(first.id()).current()).isEqualTo(clicked.current());
        assertThat(service.undo(first.id()).current()).isEqualTo(first.current());
        assertThat(service.redo(first.id()).current()).isEqualTo(clicked.current());
        // a new click after an undo starts from what is shown; the same hints give the same region
        Finding again = service.refine(first.id(), new BoundingBox(100, 50, 200, 90));
        assertThat(again.current().regions()).isEqualTo(boxed.current().regions());
        assertThat(again.canRedo()).isFalse();
    }

    @Test
    void aClickOnUntaughtWordsDrawsAndTheVerdictStaysHonest() {
        Finding nothing = ground("Hello World");
        assertThat(nothing.current().regions()).isEmpty();
        Finding drawn = service.refine(nothing.id(), new ClickHint(150, 100, true));
        assertThat(drawn.current().verdict()).isEqualTo(Verdict.OUTSIDE_VOCABULARY);
        assertThat(drawn.current().regions()).isNotEmpty();
        assertThat(drawn.current().regions().getFirst().mask().contains(150, 100)
                        || drawn.current().regions().stream()
                                .anyMatch(region -> region.mask().contains(150, 100)))
                .isTrue();
    }

    @Test
    void twoClicksAtOnceAreBothKept() throws Exception {
        Finding finding = ground("left lung");
        try (ExecutorService tabs = Executors.newFixedThreadPool(2)) {
            List<Future<Finding>> both = List.of(
                    tabs.submit(() -> service.refine(finding.id(), new ClickHint(10, 10, true))),
                    tabs.submit(() -> service.refine(finding.id(), new ClickHint(200, 20, false))));
            for (Future<Finding> one : both) {
                one.get();
            }
        }
        assertThat(service.findings(image).getFirst().current().hints().clicks())
                .containsExactlyInAnyOrder(new StoredHints.Click(10, 10, true), new StoredHints.Click(200, 20, false));
    }

    @Test
    void twoTabsOnOneImageLoseNothing() throws Exception {
        try (ExecutorService tabs = Executors.newFixedThreadPool(2)) {
            List<Future<Grounded>> both = List.of(
                    tabs.submit(() -> service.ground(image, phrases("one", 12), SILENT, () -> false)),
                    tabs.submit(() -> service.ground(image, phrases("two", 12), SILENT, () -> false)));
            for (Future<Grounded> tab : both) {
                assertThat(tab.get().findings()).hasSize(12);
            }
        }
        assertThat(service.findings(image)).hasSize(24).extracting(Finding::seq).doesNotHaveDuplicates();
    }

    @Test
    void whatWasAnsweredBeforeACancelIsKept() {
        AtomicBoolean cancelled = new AtomicBoolean();

        Grounded grounded = service.ground(image, phrases("nonsense", 20), cancelAtTheNinth(cancelled), cancelled::get);

        assertThat(grounded.stopped()).isEqualTo("Stopped. 8 of 20 kept.");
        assertThat(grounded.findings()).hasSize(8);
        assertThat(service.findings(image)).hasSize(8);
    }

    @Test
    void anInterruptedCallerStopsTheWorkAndHarmsNoDatabase() throws Exception {
        List<Grounded> answers = new ArrayList<>();
        Thread tab = new Thread(() -> {
            Thread me = Thread.currentThread();
            answers.add(service.ground(
                    image,
                    phrases("nonsense", 20),
                    progress -> {
                        if (progress.next() > 8) {
                            me.interrupt();
                            sleepALittle();
                        }
                    },
                    () -> false));
        });
        tab.start();
        tab.join(TimeUnit.SECONDS.toMillis(30));

        assertThat(answers)
                .singleElement()
                .satisfies(grounded -> assertThat(grounded.stopped()).isEqualTo("Stopped. 8 of 20 kept."));
        assertThat(ground("left lung").seq()).isEqualTo(9);
    }

    @Test
    void answersAllAgainAfterTheModalityWasCorrected() {
        correct(Modality.X_RAY);
        service.ground(image, "left lung; polyp", SILENT, () -> false);
        Finding polyp = service.findings(image).get(1);
        assertThat(polyp.current().reason()).isEqualTo("wrong-modality");

        correct(Modality.ENDOSCOPY);
        Grounded again = service.regroundAll(image, SILENT, () -> false);

        assertThat(again.findings()).hasSize(2).extracting(Finding::revision).containsOnly(2);
        assertThat(again.findings().getFirst().current().reason()).isEqualTo("wrong-modality");
        assertThat(again.findings().getLast().current().reason()).isNotEqualTo("wrong-modality");
        assertThat(service.undo(polyp.id()).current()).isEqualTo(polyp.current());
    }

    @Test
    void aDeletedImageAndARemovedFindingAreAnsweredWithASentence() {
        Finding finding = ground("left lung");
        service.remove(finding.id());
        assertThatThrownBy(() -> service.refine(finding.id(), new ClickHint(1, 1, true)))
                .hasMessage("This finding was removed in the meantime.");
        store.get(Images.class).delete(image);
        assertThatThrownBy(() -> service.ground(image, "left lung", SILENT, () -> false))
                .isInstanceOf(GroundingException.class)
                .hasMessageStartingWith("This image was deleted on ");
        assertThatThrownBy(() -> service.ground(UUID.randomUUID(), "left lung", SILENT, () -> false))
                .isInstanceOf(StudyStoreException.class)
                .hasMessageStartingWith("There is no image");
    }

    @Test
    void aClickOutsideTheImageIsRefusedAndNothingChanges() {
        Finding finding = ground("left lung");
        assertThatThrownBy(() -> service.refine(finding.id(), new ClickHint(300, 10, true)))
                .hasMessage("This lies outside the image of 300 × 200 pixels.");
        assertThatThrownBy(() -> service.refine(finding.id(), new BoundingBox(400, 10, 5, 5)))
                .isInstanceOf(GroundingException.class);
        assertThat(service.findings(image)).containsExactly(finding);
    }

    @Test
    void textsThatCannotBeReadAreRefusedAndNothingIsKept() {
        for (String empty : List.of("", " ;\n; \t", "\u0000\u200b")) {
            assertThatThrownBy(() -> service.ground(image, empty, SILENT, () -> false))
                    .isInstanceOf(UnusableTextException.class)
                    .hasMessageStartingWith("Type at least one phrase");
        }
        assertThatThrownBy(() -> service.ground(image, "x".repeat(10_001), SILENT, () -> false))
                .isInstanceOf(UnusableTextException.class)
                .hasMessageContaining("10,001");
        assertThat(service.findings(image)).isEmpty();
    }

    @Test
    void withoutAPackNothingIsLocatedAndTheSentenceSaysWhy() throws Exception {
        store.close();
        store = new GroundingStore(home, Files.createDirectories(home.resolve("no-packs")));
        service = store.service();

        assertThatThrownBy(() -> service.ground(image, "left lung", SILENT, () -> false))
                .isInstanceOf(GroundingException.class)
                .hasMessageStartingWith("No model is installed, so nothing can be located.")
                .hasMessageContaining("no-packs");
        assertThat(service.state())
                .isInstanceOfSatisfying(
                        ModelState.NoModel.class,
                        none -> assertThat(none.problems()).hasSize(1));
        assertThat(service.known(Modality.X_RAY)).isEmpty();
    }

    @Test
    void aLockedDatabaseIsSaidAndWhatWasKeptStays() throws Exception {
        Finding kept = ground("left lung");
        try (Connection other = store.get(DataSource.class).getConnection()) {
            other.setAutoCommit(false);
            try (var lock = other.prepareStatement("select id from image where id = ? for update")) {
                lock.setObject(1, image);
                lock.executeQuery();
                assertThatThrownBy(() -> service.ground(image, "right lung", SILENT, () -> false))
                        .isInstanceOf(StudyStoreException.class)
                        .hasMessageContaining("What was saved before is kept");
            }
            other.rollback();
        }
        assertThat(service.findings(image)).containsExactly(kept);
        assertThat(ground("right lung").seq()).isEqualTo(2);
    }

    /** What a full disk does to an embedded database: it closes at once, under everybody. */
    @Test
    void aDatabaseThatClosedItselfIsOpenedAgainAndEverythingIsThere() throws Exception {
        Finding kept = ground("left lung");
        try (Connection connection = store.get(DataSource.class).getConnection()) {
            ((SessionLocal) connection.unwrap(JdbcConnection.class).getSession())
                    .getDatabase()
                    .getStore()
                    .getMvStore()
                    .closeImmediately();
        }
        Thread.sleep(700); // a connection used half a second ago is lent untried

        assertThat(service.findings(image)).containsExactly(kept);
        assertThat(ground("right lung").seq()).isEqualTo(2);
    }

    @Test
    void recognisesInTheBackgroundAndListsWhatIsKnownBestTestedFirst() throws Exception {
        Recognition recognition = service.recognise(image).get(30, TimeUnit.SECONDS);
        assertThat(store.get(Images.class).get(image).modality()).isEqualTo(recognition.modality());

        correct(Modality.X_RAY);
        assertThat(service.recognise(image).get(30, TimeUnit.SECONDS).corrected())
                .isTrue();
        assertThat(service.known(image)).extracting(Concept::id).containsExactly("left-lung", "right-lung");
        assertThat(service.known(Modality.ENDOSCOPY)).extracting(Concept::name).containsExactly("polyp");
    }

    private void correct(Modality modality) {
        store.get(Images.class).correct(image, modality);
    }

    private Finding ground(String phrase) {
        return service.ground(image, phrase, SILENT, () -> false).findings().getFirst();
    }

    private static Consumer<Progress> cancelAtTheNinth(AtomicBoolean cancelled) {
        return progress -> cancelled.compareAndSet(false, progress.next() > 8);
    }

    private static void sleepALittle() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String phrases(String word, int count) {
        return IntStream.range(0, count).mapToObj(i -> word + " zq " + i).collect(Collectors.joining(";"));
    }
}
