package org.deixis.explanation.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deixis.explanation.ScriptedLanguageServer.refusing;
import static org.deixis.explanation.ScriptedLanguageServer.saying;
import static org.deixis.explanation.ScriptedLanguageServer.silent;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.deixis.Application;
import org.deixis.explanation.ChatHistory;
import org.deixis.explanation.ScriptedLanguageServer;
import org.deixis.explanation.StoredChest;
import org.deixis.inference.ModelPacks;
import org.deixis.study.Findings;
import org.deixis.study.Images;
import org.deixis.study.Review;
import org.deixis.study.StoredImage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The states of the Explain screen, with findings that were kept before and a scripted language model. */
@SpringBootTest(
        classes = Application.class,
        properties = {
            "deixis.inference.models-dir=src/test/resources/packs",
            "deixis.explanation.provider=openai",
            "deixis.explanation.model=scripted",
            "deixis.explanation.timeout=10s",
            "deixis.explanation.retries=0"
        })
@ViewPackages(classes = {ExplainView.class, Application.class})
class ExplainViewTest extends SpringBrowserlessTest {
    private static final ScriptedLanguageServer SERVER = new ScriptedLanguageServer();

    @Autowired
    private Images images;

    @Autowired
    private Findings findings;

    @Autowired
    private ChatHistory history;

    @Autowired
    private ModelPacks packs;

    private StoredImage image;

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry registry) {
        registry.add("deixis.explanation.base-url", () -> SERVER.baseUrl().toString());
        registry.add("deixis.study.data-dir", () -> {
            try {
                return Files.createTempDirectory("deixis-explain").toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @AfterAll
    static void stopServer() {
        SERVER.close();
    }

    @BeforeEach
    void open() {
        assertThat(packs.load().join()).isPresent();
        image = images.store(new ByteArrayInputStream(StoredChest.png(7)), "chest.png");
        findings.record(image.id(), StoredChest.answers());
        open("explain/" + image.id());
    }

    @AfterEach
    void delete() {
        SERVER.forget();
        images.find(image.id()).ifPresent(left -> images.delete(left.id()));
    }

    private void open(String address) {
        open(address, QueryParameters.empty());
    }

    private void open(String address, QueryParameters query) {
        UI.getCurrent().navigate(address, query);
        await(() -> find(NativeButton.class).withText("Ask").exists()
                && find(NativeButton.class).withText("Ask").single().isEnabled());
    }

    private void ask(String question) {
        test(find(TextArea.class)
                        .withPropertyValue(TextArea::getPlaceholder, "Ask about this image…")
                        .single())
                .setValue(question);
        test(find(NativeButton.class).withText("Ask").single()).click();
    }

    private void answered(int answers) {
        await(() -> find(AnswerBlock.class).all().stream()
                        .filter(block -> "false".equals(block.getElement().getAttribute("aria-busy")))
                        .count()
                == answers);
    }

    private List<EvidenceChip> chips() {
        return find(EvidenceChip.class).all();
    }

    private EvidenceChip chip(String id) {
        return chips().stream()
                .filter(chip -> chip.citation().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String words() {
        return find(AnswerBlock.class).all().stream()
                .map(block -> block.getElement().getTextRecursively())
                .reduce("", String::concat);
    }

    private static <C extends Component & HasStyle> java.util.function.Predicate<C> has(String className) {
        return component -> component.hasClassName(className);
    }

    private NativeButton button(String text) {
        return find(NativeButton.class).withText(text).first();
    }

    private void await(BooleanSupplier holds) {
        Instant last = Instant.now().plus(Duration.ofSeconds(15));
        while (!holds.getAsBoolean()) {
            assertThat(Instant.now()).as("waited too long").isBefore(last);
            roundTrip();
            runPendingSignalsTasks();
            Thread.onSpinWait();
        }
    }

    @Test
    void aChipHasTheColourOfWhatIsDrawnAndIsHollowWhereNothingIs() {
        SERVER.then(saying(
                "The left lung was located [finding:1]. The right lung was looked for and not located [finding:2]."));
        ask("What do you see?");
        answered(1);
        assertThat(chip("finding:1").getElement().getChild(0).getClassList()).contains("drawn");
        assertThat(chip("finding:2").getElement().getChild(0).getClassList())
                .contains("hollow")
                .doesNotContain("drawn");
        assertThat(chip("finding:1").getElement().getAttribute("aria-label"))
                .startsWith("Evidence: Left lung: located");
    }

    @Test
    void aSentenceHasOneChipForAllThatLookAlike() {
        ask("Which antibiotic, and at what dose?");
        answered(1);
        assertThat(chips()).hasSize(1);
        assertThat(chips().getFirst().getElement().getTextRecursively()).isEqualTo("rule");
        assertThat(chips().getFirst().getElement().getAttribute("aria-label"))
                .contains("Questions of treatment", "Research use");
    }

    @Test
    void aChosenFindingIsAcceptedAndRejectedAndItsChipIsStruckThrough() {
        SERVER.then(saying("The left lung was located [finding:1]."));
        ask("What do you see?");
        answered(1);
        test(chip("finding:1")).click();
        assertThat(find(ChosenFinding.class).single().getElement().getTextRecursively())
                .contains("left lung", "Located", "1,200 px");
        test(button("Accept")).click();
        await(() -> review() == Review.ACCEPTED);
        await(() -> "true".equals(button("Accept").getElement().getAttribute("aria-pressed")));
        test(button("Reject")).click();
        await(() -> review() == Review.REJECTED);
        await(() -> chip("finding:1").hasClassName("gone"));
        assertThat(chip("finding:1").getElement().getAttribute("title")).contains("removed or changed since");
    }

    private @Nullable Review review() {
        return findings.of(image.id()).getFirst().current().review();
    }

    @Test
    void theKeysAcceptAndRejectWhatWasChosen() {
        UI.getCurrent().getElement().getNode(); // the page itself hears them
        ExplainActions actions = ((ExplainView) getCurrentView()).actions();
        actions.reviewChosen(Review.ACCEPTED);
        assertThat(review()).isNull();
        actions.select(1);
        actions.reviewChosen(Review.ACCEPTED);
        await(() -> review() == Review.ACCEPTED);
    }

    @Test
    void whereTextAndModelDisagreeIsAChipOfItsOwnThatShowsWhatTheModelSaw() {
        int number = findings.record(image.id(), List.of(StoredChest.denied()))
                .getFirst()
                .seq();
        SERVER.then(refusing(500, ""));
        ask("Where do text and model disagree?");
        answered(1);
        assertThat(words())
                .contains("the text says that it is absent, and the model located it; neither is taken as right");
        EvidenceChip chip = chip("conflict:" + number);
        assertThat(chip.getClassNames()).contains("disagree");
        assertThat(chip.getElement().getTextRecursively()).contains("text and model disagree");
        assertThat(chip.getElement().getChild(0).getClassList()).contains("drawn");
        Mark mark = java.util.Objects.requireNonNull(chip.citation().mark());
        assertThat(mark.overlay()).isNull();
        assertThat(mark.denied()).isNotNull();
        test(chip).click();
        assertThat(find(ChosenFinding.class).single().getElement().getTextRecursively())
                .contains("Text says absent");
    }

    @Test
    void anAnswerIsStoppedAndWhatWasSaidStays() {
        SERVER.then(silent("The left lung was located [finding:1]. The right ", 20_000));
        ask("What do you see?");
        await(() -> words().contains("The left lung was located"));
        test(button("Stop")).click();
        answered(1);
        assertThat(words()).contains("stopped");
        assertThat(history.answers(history.of(image.id()).getFirst().id()))
                .singleElement()
                .satisfies(kept -> assertThat(kept.answer().stopped()).isTrue());
    }

    @Test
    void whoAnsweredInWhosePlaceIsShown() {
        SERVER.then(refusing(401, ""));
        ask("What do you see?");
        answered(1);
        assertThat(words())
                .contains("Answered by the offline narrator: scripted refused the key (401).")
                .contains("The left lung");
    }

    @Test
    void thePromptsCanBeReadAndTheModelLeftOut() {
        AuthorChip author = find(AuthorChip.class).single();
        assertThat(author.getText()).isEqualTo("scripted ▾");
        author.showPrompts();
        assertThat(find(Dialog.class).single().getHeaderTitle()).isEqualTo("What a language model is told");
        assertThat(find(Pre.class).all()).hasSize(3);
        assertThat(find(Pre.class).all().getFirst().getText()).contains("You answer questions about one medical image");
        find(Dialog.class).single().close();

        author.choose(true);
        assertThat(author.getText()).isEqualTo("offline narrator ▾");
        ask("What do you see?");
        answered(1);
        assertThat(SERVER.requests()).isEmpty();
        assertThat(words()).contains("offline narrator");
    }

    @Test
    void anAnswerIsCopiedWithItsEvidenceAndTheNotice() {
        SERVER.then(saying("The left lung was located [finding:1]."));
        ask("What do you see?");
        answered(1);
        test(button("Copy")).click();
        UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
        String copied = UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .map(pending -> pending.getInvocation().getParameters().toString())
                .reduce("", String::concat);
        assertThat(copied)
                .contains("The left lung was located. [finding:1 left lung")
                .contains("Answered by: scripted")
                .contains("Research use. Not a medical device.");
    }

    @Test
    void whatAPersonTypesAboutTheImageIsEvidenceAndASizeOfAPixelGivesMillimetres() {
        test(button("About…")).click();
        test(field("Age")).setValue("57");
        test(field("Size of a pixel, in mm")).setValue("huge");
        test(find(com.vaadin.flow.component.button.Button.class)
                        .withText("Keep")
                        .single())
                .click();
        assertThat(field("Size of a pixel, in mm").isInvalid()).isTrue();
        test(field("Size of a pixel, in mm")).setValue("0.5");
        test(find(com.vaadin.flow.component.button.Button.class)
                        .withText("Keep")
                        .single())
                .click();
        await(() -> button("Ask").isEnabled() && !find(Dialog.class).exists());

        ((ExplainView) getCurrentView()).actions().select(1);
        roundTrip();
        runPendingSignalsTasks();
        assertThat(find(ChosenFinding.class).single().getElement().getTextRecursively())
                .contains("3.0 cm²");
    }

    private TextField field(String label) {
        return find(TextField.class)
                .withPropertyValue(TextField::getLabel, label)
                .single();
    }

    @Test
    void aQuestionThatIsTooLongIsRefusedWithItsLimitAndKept() {
        ask("where ".repeat(1_700));
        TextArea box = find(TextArea.class)
                .withPropertyValue(TextArea::getPlaceholder, "Ask about this image…")
                .single();
        assertThat(box.getErrorMessage()).contains("at most 2,000 are read");
        assertThat(box.getValue()).hasSizeGreaterThan(10_000);
        assertThat(find(AnswerBlock.class).all()).isEmpty();
    }

    @Test
    void anUnknownIdInAKeptAnswerIsShownAsGone() {
        SERVER.then(saying("The left lung was located [finding:1]."));
        ask("What do you see?");
        answered(1);
        findings.clear(image.id());
        findings.record(image.id(), StoredChest.answers());
        open("explain/" + image.id());
        answered(1);
        assertThat(chip("finding:1").hasClassName("gone"))
                .as("the same phrase has another number now")
                .isTrue();
    }

    @Test
    void anotherImageIsSetBesideAndCompared() {
        StoredImage other = images.store(new ByteArrayInputStream(StoredChest.png(8)), "earlier.png");
        findings.record(other.id(), StoredChest.answers().subList(0, 1));
        QueryParameters with = QueryParameters.of("with", other.id().toString());
        open("explain/" + image.id(), with);
        assertThat(find(CompareChip.class).single().getText()).contains("with earlier");
        ask("How do the two images differ?");
        answered(1);
        assertThat(words())
                .contains("In both images, the left lung was located")
                .contains("Which of the two images was taken first is not known");
        assertThat(SERVER.requests()).isEmpty();
        EvidenceChip there = chip("other:finding:1");
        assertThat(there.getElement().getTextRecursively()).startsWith("other image · left lung");
        assertThat(there.getElement().getChild(0).getClassList()).contains("drawn");
        images.delete(other.id());
        open("explain/" + image.id(), with);
        answered(1);
        assertThat(words()).contains("In both images");
    }

    @Test
    void anAddressThatLeadsToNothingSaysSo() {
        navigate("explain/" + UUID.randomUUID(), ExplainView.class);
        await(() -> find(H1.class).all().stream()
                .anyMatch(head -> head.getText().equals("There is no image at this address.")));
        navigate("explain/nonsense", ExplainView.class);
        await(() -> find(H1.class).exists());
        assertThat(find(NativeButton.class).withText("Ask").single().isEnabled())
                .isFalse();
        images.delete(image.id());
        navigate("explain/" + image.id(), ExplainView.class);
        await(() ->
                find(H1.class).all().stream().anyMatch(head -> head.getText().startsWith("This image was deleted on")));
    }
}
