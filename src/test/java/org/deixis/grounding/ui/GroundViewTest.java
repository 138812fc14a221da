package org.deixis.grounding.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.deixis.Application;
import org.deixis.inference.ModelPacks;
import org.deixis.study.Findings;
import org.deixis.study.Images;
import org.deixis.study.StoredImage;
import org.deixis.viewer.BoxDrawn;
import org.deixis.viewer.MedicalImageViewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The states of the Ground screen, with the pack of the tests: it has every tensor and knows nothing. */
@SpringBootTest(classes = Application.class, properties = "deixis.inference.models-dir=src/test/resources/packs")
@ViewPackages(classes = {GroundView.class, Application.class})
class GroundViewTest extends SpringBrowserlessTest {
    @Autowired
    private Images images;

    @Autowired
    private Findings findings;

    @Autowired
    private ModelPacks packs;

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry registry) throws IOException {
        String home = Files.createTempDirectory("deixis-view").toString();
        registry.add("deixis.study.data-dir", () -> home);
    }

    @BeforeEach
    void model() {
        assertThat(packs.load().join()).isPresent();
    }

    private StoredImage phantom() {
        return images.store(new ByteArrayInputStream(ChestPhantom.png()), "phantom.png");
    }

    private void open(StoredImage image) {
        navigate("ground/" + image.id(), GroundView.class);
        await(() -> find(ModalityChip.class).exists());
        await(() -> !busy());
    }

    private void ask(String text) {
        test(find(TextArea.class).single()).setValue(text);
        test(find(NativeButton.class).withText("Ground ⏎").single()).click();
    }

    /** Only what is visible is found. */
    private boolean busy() {
        return find(Div.class).all().stream().anyMatch(has("busy"));
    }

    private List<FindingRow> rows() {
        return find(FindingRow.class).all();
    }

    private String note() {
        return find(Span.class).all().stream()
                .filter(has("note"))
                .map(Span::getText)
                .findFirst()
                .orElse("");
    }

    private static <C extends Component & HasStyle> java.util.function.Predicate<C> has(String className) {
        return component -> component.hasClassName(className);
    }

    private void await(BooleanSupplier holds) {
        Instant last = Instant.now().plus(Duration.ofSeconds(10));
        while (!holds.getAsBoolean()) {
            assertThat(Instant.now()).as("waited too long").isBefore(last);
            roundTrip();
            runPendingSignalsTasks();
            Thread.onSpinWait();
        }
    }

    @Test
    void theFirstScreenLeadsToItsAddressAndAsksForAnImage() {
        navigate("", GroundView.class);
        assertThat(find(H1.class).single().getText()).startsWith("Drop an image");
        ask("left lung");
        await(() -> note().equals("Choose an image first."));
        assertThat(find(TextArea.class).single().getValue()).isEqualTo("left lung");
    }

    @Test
    void everyPhraseGetsARowAndNonsenseDrawsNothing() {
        StoredImage image = phantom();
        open(image);
        ask("left lung; Hello World");
        await(() -> rows().size() == 2);
        FindingRow nonsense = rows().get(1);
        assertThat(nonsense.getElement().getTextRecursively()).contains("Hello World", "Not taught");
        assertThat(nonsense.getElement().getChild(0).getClassList()).contains("tag", "none");
        assertThat(findings.of(image.id())).hasSize(2);
        images.delete(image.id());
    }

    @Test
    void whatIsStoredIsShownAgain() {
        StoredImage image = phantom();
        open(image);
        ask("Hello World");
        await(() -> rows().size() == 1);
        navigate("ground", GroundView.class);
        assertThat(rows()).isEmpty();
        open(image);
        await(() -> rows().size() == 1);
        images.delete(image.id());
    }

    @Test
    void aRemovedRowIsGoneFromTheStore() {
        StoredImage image = phantom();
        open(image);
        ask("Hello World");
        await(() -> rows().size() == 1);
        GroundView view = (GroundView) getCurrentView();
        view.actions().remove(findings.of(image.id()).getFirst().id());
        await(() -> rows().isEmpty());
        assertThat(findings.of(image.id())).isEmpty();
        images.delete(image.id());
    }

    @Test
    void aReportStaysReadableWithItsPhrasesAndTheBoxIsFreeForMore() {
        StoredImage image = phantom();
        open(image);
        String text = "FINDINGS: No pneumothorax. Small right pleural effusion.";
        ask(text);
        await(() -> rows().size() == 2);
        ReportText report = find(ReportText.class).single();
        assertThat(report.getElement().getTextRecursively()).isEqualTo(text);
        assertThat(report.getElement()
                        .getChildren()
                        .filter(part -> !part.isTextNode() && part.getTag().equals("u")))
                .extracting(part -> part.getText() + " " + String.join(",", part.getClassList()))
                .containsExactly("pneumothorax negated", "pleural effusion outside-vocabulary");
        assertThat(find(TextArea.class).single().getValue()).isEmpty();

        navigate("ground", GroundView.class);
        assertThat(find(ReportText.class).exists()).isFalse();
        open(image);
        await(() -> find(ReportText.class).exists());
        test(find(NativeButton.class).withText("Edit").single()).click();
        assertThat(find(TextArea.class).single().getValue()).isEqualTo(text);
        assertThat(find(ReportText.class).exists()).isFalse();
        images.delete(image.id());
    }

    @Test
    void pastedMarkupBecomesTextInTheBox() {
        navigate("ground", GroundView.class);
        test(find(TextArea.class).single()).setValue("{\\rtf1\\ansi No \\b pneumothorax\\b0 .\\par}");
        assertThat(find(TextArea.class).single().getValue()).isEqualTo("No pneumothorax.");
    }

    @Test
    void tooLongATextIsRefusedInTheField() {
        StoredImage image = phantom();
        open(image);
        ask("x".repeat(10_001));
        await(() -> find(TextArea.class).single().isInvalid());
        assertThat(find(TextArea.class).single().getErrorMessage())
                .isEqualTo("The text has 10,001 characters; at most 10,000 can be read at once.");
        assertThat(findings.of(image.id())).isEmpty();
        ask("x".repeat(100_001));
        await(() -> find(TextArea.class).single().isInvalid());
        assertThat(find(TextArea.class).single().getErrorMessage())
                .isEqualTo("The text has 100,001 characters; at most 100,000 can be read at once.");
        images.delete(image.id());
    }

    @Test
    void aDeletedAddressSaysWhen() {
        StoredImage image = phantom();
        images.delete(image.id());
        navigate("ground/" + image.id(), GroundView.class);
        assertThat(find(H1.class).single().getText()).matches("This image was deleted on \\d+ \\p{L}+ \\d{4}\\.");
    }

    @Test
    void anAddressThatNeverWasSaysSo() {
        navigate("ground/nothing", GroundView.class);
        assertThat(find(H1.class).single().getText()).isEqualTo("There is no image at this address.");
    }

    @Test
    void aClickWithoutAFindingSaysWhatToDo() {
        StoredImage image = phantom();
        open(image);
        GroundView view = (GroundView) getCurrentView();
        view.actions().click(new org.deixis.inference.ClickHint(10, 10, true));
        await(() -> note().equals("Choose a finding first."));
        images.delete(image.id());
    }

    private Anchor link(String words) {
        return find(Anchor.class).withText(words).single();
    }

    private NativeButton tool(String words) {
        return find(NativeButton.class).all().stream()
                .filter(button -> words.equals(button.getElement().getAttribute("aria-label")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theWholeImageAndABoxOfNoFindingLeadToSearch() {
        StoredImage image = phantom();
        open(image);
        MedicalImageViewer viewer = find(MedicalImageViewer.class).single();
        ComponentUtil.fireEvent(viewer, new BoxDrawn(viewer, true, 1, 2, 3, 4));
        await(() -> note().equals("Choose a finding first; “Find similar” takes a box of none."));
        test(tool("Find similar")).click();
        assertThat(tool("Box").getElement().getAttribute("aria-pressed")).isEqualTo("false");
        assertThat(link("Search by the whole image").getHref()).isEqualTo("search?image=" + image.id());
        assertThat(find(Anchor.class).withText("Find similar to the box").exists())
                .isFalse();
        ComponentUtil.fireEvent(viewer, new BoxDrawn(viewer, true, 10, 20, 30, 40));
        assertThat(link("Find similar to the box").getHref())
                .isEqualTo("search?image=" + image.id() + "&region=10,20,30,40");
        assertThat(findings.of(image.id())).isEmpty();
        test(tool("Pan")).click();
        assertThat(find(SimilarBar.class).exists()).isFalse();
        assertThat(viewer.getElement().getProperty("box")).isNotEqualTo("[10,20,30,40]");
        images.delete(image.id());
    }
}
