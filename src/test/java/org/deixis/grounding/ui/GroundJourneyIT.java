package org.deixis.grounding.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.deixis.imaging.MedicalImage;
import org.deixis.inference.GroundingModel;
import org.deixis.inference.ImageFeatures;
import org.deixis.inference.ModelPacks;
import org.deixis.inference.PhraseQuery;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A person's way through the Ground screen in a real browser. With the bundled pack and the shared chest x-ray what is
 * located is asserted too; without them only that everything works. Leaves screenshots in {@code target/screenshots}.
 */
class GroundJourneyIT extends BrowserJourney {
    private static final String POLYP = "kvasir-seg-cju0s690hkp960855tjuaqvv0.jpg";
    private static final String CHEST = "images/covid-cxr/covid-cxr-2966893d-5ddf-4b68-9e2b-4979d5956c8e.jpg";

    @BeforeAll
    static void start() {
        begin(RunningDeixis.models());
    }

    private static GroundPage open(ColorScheme scheme) {
        return new GroundPage(chromium(), app(), scheme);
    }

    private static boolean isReal() {
        return RunningDeixis.hasBundledPack() && Files.exists(shared());
    }

    private static Path shared() {
        return Path.of(System.getProperty("deixis.shared", "../shared"), "data/grounding", CHEST);
    }

    private static Path phantom() throws IOException {
        return Files.write(folder.resolve("chest-phantom.png"), ChestPhantom.png());
    }

    private static Path chest(ColorScheme scheme) throws IOException {
        return another(isReal() ? shared() : phantom(), "Chest, frontal " + scheme + ".jpg");
    }

    /** The same picture as another file: its bytes differ behind the end of the picture. */
    private static Path another(Path picture, String name) throws IOException {
        Path copy = Files.write(folder.resolve(name), Files.readAllBytes(picture));
        return Files.writeString(copy, name, StandardOpenOption.APPEND);
    }

    @ParameterizedTest
    @EnumSource(names = {"DARK", "LIGHT"})
    void phrasesAreAnsweredRefinedUndoneAndStillThereAfterAReload(ColorScheme scheme) throws IOException {
        try (GroundPage ground = open(scheme)) {
            ground.open(chest(scheme));
            ground.settle();
            ground.screenshot("opened-" + scheme);
            ground.type("left lung; right lung; Hello World");
            ground.ground();
            assertThat(ground.rows()).hasCount(3);
            ground.settle();
            assertThat(ground.row("Hello World").locator(".v")).hasText("Not taught");
            assertThat(ground.row("Hello World").locator(".tag")).hasText("–");
            if (isReal()) {
                assertThat(ground.row("Left lung").locator(".v")).hasText("Located");
                assertThat(ground.row("Right lung").locator(".v")).hasText("Located");
                assertThat(ground.drawn()).hasSize(2);
            }
            ground.screenshot("located-" + scheme);

            ground.row("Left lung").click();
            List<String> before = ground.drawn();
            ground.take("Point", "point");
            ground.clickPicture(0.16, 0.05);
            assertThat(ground.page().locator(".tools button", undo())).isEnabled();
            ground.awaitOtherThan(before);
            ground.screenshot("refined-" + scheme);

            List<String> refined = ground.drawn();
            ground.tool("Undo");
            assertThat(ground.page().locator(".tools button", undo())).isDisabled();
            ground.awaitOtherThan(refined);
            assertThat(ground.drawn()).isEqualTo(before);

            ground.page().reload();
            assertThat(ground.rows()).hasCount(3);
            ground.settle();
            assertThat(ground.drawn()).isEqualTo(before);
            assertThat(ground.page().locator("vaadin-text-area textarea"))
                    .hasValue("left lung; right lung; Hello World");
            assertThat(ground.page().locator("footer")).containsText("3 phrases");
            assertThat(ground.page().locator("footer"))
                    .containsText("Research use. Not a medical device. Not located does not mean absent.");
        }
    }

    private static Page.LocatorOptions undo() {
        return new Page.LocatorOptions().setHasText("Undo");
    }

    @ParameterizedTest
    @EnumSource(names = {"DARK", "LIGHT"})
    void theFirstScreenFetchesNothingAndAsksForAnImage(ColorScheme scheme) throws IOException {
        try (GroundPage ground = open(scheme)) {
            ground.type("left lung");
            ground.ground();
            assertThat(ground.page().locator(".note")).hasText("Choose an image first.");
            assertThat(ground.page().locator("vaadin-text-area textarea")).hasValue("left lung");
            assertThat(ground.page().locator(".drop")).containsText("PNG, JPEG, TIFF");
            assertThat(app().bean(org.deixis.study.DataHome.class).cache().resolve("samples"))
                    .doesNotExist();
            ground.screenshot("first-run-" + scheme);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DARK", "LIGHT"})
    void filesThatCannotBeReadAreNamedWithTheReason(ColorScheme scheme) throws IOException {
        Path text = Files.writeString(folder.resolve("report.png"), "no picture at all\n");
        Path cut = Files.write(folder.resolve("cut.png"), java.util.Arrays.copyOf(ChestPhantom.png(), 9_000));
        try (GroundPage ground = open(scheme)) {
            ground.upload(text);
            assertThat(ground.page().locator(".refusals"))
                    .containsText("report.png: This is a text file, not an image");
            ground.upload(cut);
            assertThat(ground.page().locator(".refusals")).containsText("cut.png: The PNG file is cut short");
            ground.screenshot("refused-" + scheme);
            ground.page().locator(".refusals button").first().click();
            assertThat(ground.page().locator(".refusals .warn")).hasCount(1);
        }
    }

    @Test
    void workThatTakesLongSaysWhatItDoesAndCanBeCancelled() throws IOException, InterruptedException {
        GroundingModel model = app().bean(ModelPacks.class).grounding().orElseThrow();
        assumeTrue(RunningDeixis.hasBundledPack(), "The pack of the tests is too quick to be seen at work: skipped");
        AtomicBoolean enough = new AtomicBoolean();
        List<PhraseQuery> many = Collections.nCopies(64, PhraseQuery.of("left lung"));
        try (ImageFeatures features = model.encode(MedicalImage.grey8(64, 64, new byte[64 * 64]));
                GroundPage ground = open(ColorScheme.DARK)) {
            List<Thread> others = IntStream.range(0, 12) // the page's request waits for several seconds behind these
                    .mapToObj(i -> Thread.ofVirtual().unstarted(() -> {
                        while (!enough.get()) {
                            var _ = model.ground(features, many);
                        }
                    }))
                    .toList();
            try {
                ground.open(another(phantom(), "waiting.png"));
                ground.settle();
                others.forEach(Thread::start);
                ground.type("left lung; right lung");
                ground.ground();
                assertThat(ground.page().locator(".busy")).isVisible();
                ground.page().waitForTimeout(300);
                ground.screenshot("busy-DARK");
                ground.page().locator(".busy button").click();
                enough.set(true);
                assertThat(ground.page().locator(".busy")).isHidden();
            } finally {
                enough.set(true);
                for (Thread thread : others) {
                    thread.join();
                }
            }
        }
    }

    @Test
    void findingsCanBeTakenAway() throws IOException {
        try (GroundPage ground = open(ColorScheme.DARK)) {
            ground.open(Files.write(folder.resolve("taken.png"), ChestPhantom.png()));
            assertThat(ground.page().locator("header nav a.on")).hasText("Ground");
            assertThat(ground.page().locator("header nav a", new Page.LocatorOptions().setHasText("Models")))
                    .isVisible();
            ground.type("Hello World");
            ground.ground();
            assertThat(ground.row("Hello World")).isVisible();
            ground.page()
                    .locator(".acts button", new Page.LocatorOptions().setHasText("Export"))
                    .click();
            ground.screenshot("export-DARK");
            Download json = ground.page()
                    .waitForDownload(() -> ground.page()
                            .locator("a.download", new Page.LocatorOptions().setHasText("JSON"))
                            .click());
            assertThat(Files.readString(json.path()))
                    .contains("\"notice\"")
                    .contains("Research use. Not a medical device.")
                    .contains("Hello World");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DARK", "LIGHT"})
    void withoutAPackTheScreenSaysSoAndStillShowsImages(ColorScheme scheme) throws IOException {
        Path none = Files.createDirectories(folder.resolve("no-models"));
        try (RunningDeixis without = RunningDeixis.start(folder.resolve("home-without-" + scheme), none);
                GroundPage ground = new GroundPage(chromium(), without, scheme)) {
            assertThat(ground.page().locator(".troubles"))
                    .containsText("No model is installed, so nothing can be located. Viewing works.");
            ground.open(phantom());
            ground.settle();
            assertThat(ground.page().locator("header .status")).containsText("No model");
            assertThat(ground.page().locator(".ask .btn")).isDisabled();
            ground.screenshot("no-pack-" + scheme);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DARK", "LIGHT"})
    void aDenialThatTheModelContradictsIsShownAsAConflictAndDrawnOnRequest(ColorScheme scheme) throws IOException {
        Path picture = shared().resolveSibling("../kvasir-seg/" + POLYP).normalize();
        assumeTrue(RunningDeixis.hasBundledPack() && Files.exists(picture), "No picture of a polyp here: skipped");
        try (GroundPage ground = open(scheme)) {
            ground.open(another(picture, "Colonoscopy " + scheme + ".jpg"));
            ground.type("No polyp.");
            ground.ground();
            assertThat(ground.row("Polyp").locator(".v")).hasText("Text says absent");
            assertThat(ground.row("Polyp")).containsText("Text and model disagree. Neither is taken as right.");
            ground.settle();
            assertThat(ground.drawn()).isEmpty();
            ground.row("Polyp").locator(".chip").click();
            ground.awaitOtherThan(List.of());
            assertThat(ground.drawn()).hasSize(1);
            ground.screenshot("conflict-" + scheme);

            ground.page().reload();
            assertThat(ground.row("Polyp")).containsText("Text and model disagree. Neither is taken as right.");
            ground.settle();
            assertThat(ground.drawn()).isEmpty();
            assertThat(keptConflict(ground.page().url()))
                    .contains("\"kind\":\"text-absent-model-found\"", "\"score\":0.9", "\"regions\":\"[{");
        }
    }

    /** The conflict of the image's one finding, as its row in the database has it. */
    private static String keptConflict(String address) {
        UUID image = UUID.fromString(address.replaceFirst(".*/ground/([0-9a-f-]+).*", "$1"));
        return app().bean(JdbcClient.class)
                .sql("select r.conflict from finding_revision r join finding f on f.id = r.finding_id"
                        + " where f.image_id = :image")
                .param("image", image)
                .query(String.class)
                .single();
    }

    @Test
    void aReportIsAnsweredFindingByFinding() throws IOException {
        assumeTrue(isReal(), "No chest x-ray and pack here: skipped");
        try (GroundPage ground = open(ColorScheme.DARK)) {
            ground.open(another(shared(), "Reported chest.jpg"));
            ground.type(
                    "FINDINGS: Heart size is normal. The left lung is clear. Possible ground glass at the right base. "
                            + "Small right pleural effusion. No pneumothorax.");
            ground.ground();
            assertThat(ground.row("Left lung").locator(".v")).hasText("Located");
            assertThat(ground.row("Pleural effusion").locator(".v")).hasText("Not taught");
            assertThat(ground.row("Pneumothorax").locator(".v")).hasText("Text says absent");
            ground.settle();
            ground.screenshot("report-DARK");
        }
    }

    /** The picture of the README: a phantom, nobody's image. */
    @Test
    void drawsThePictureOfTheReadme() throws IOException {
        assumeTrue(RunningDeixis.hasBundledPack(), "Without the bundled pack there is nothing to see: skipped");
        try (GroundPage ground = open(ColorScheme.DARK)) {
            ground.open(Files.copy(phantom(), folder.resolve("Chest phantom.png")));
            ground.type("left lung\nright lung\nheart\npolyp\nHello World");
            ground.ground();
            assertThat(ground.rows()).hasCount(5);
            ground.settle();
            ground.screenshot("readme");
        }
    }
}
