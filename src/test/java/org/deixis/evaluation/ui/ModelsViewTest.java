package org.deixis.evaluation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.markdown.Markdown;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.SortDirection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deixis.Application;
import org.deixis.inference.ModelPacks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The Models screen with a whole pack, a spoilt one, and one that names a file it does not have. */
@SpringBootTest(classes = Application.class)
@ViewPackages(classes = {ModelsView.class, Application.class})
class ModelsViewTest extends SpringBrowserlessTest {
    private static final Path TINY = Path.of("src/test/resources/packs/tiny");
    private static final String CARD = "# Tiny\n\nKnows <b>nothing</b>. ![plot](http://example.org/x.png)\n";

    @Autowired
    private ModelPacks packs;

    @DynamicPropertySource
    static void folders(DynamicPropertyRegistry registry) throws IOException {
        Path home = Files.createTempDirectory("deixis-models");
        Path models = home.resolve("models");
        Path whole = copy(models.resolve("b-whole"));
        Files.writeString(whole.resolve("CARD.md"), CARD);
        Path yaml = whole.resolve("pack.yaml");
        Files.writeString(
                yaml, Files.readString(yaml).replace("dice: 0.95", "dice: 0.95\n      dice_ci95: [0.9, 0.98]"));
        Files.write(copy(models.resolve("a-spoilt")).resolve("encoder.onnx"), new byte[10]);
        registry.add("deixis.study.data-dir", () -> home.resolve("data").toString());
        registry.add("deixis.inference.models-dir", models::toString);
    }

    private static Path copy(Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(TINY)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }

    @BeforeEach
    void open() {
        assertThat(packs.load().join()).isPresent();
        navigate("models", ModelsView.class);
        await(() -> find(H1.class).single().getText().equals("Tiny 1"));
    }

    private void await(BooleanSupplier holds) {
        Instant last = Instant.now().plus(Duration.ofSeconds(20));
        while (!holds.getAsBoolean()) {
            assertThat(Instant.now()).as("waited too long").isBefore(last);
            roundTrip();
            runPendingSignalsTasks();
            Thread.onSpinWait();
        }
    }

    @SuppressWarnings("unchecked")
    private Grid<LabelLine> grid() {
        return find(Grid.class).single();
    }

    private List<String> column(int number) {
        return IntStream.range(0, test(grid()).size())
                .mapToObj(row -> test(grid()).getCellText(row, number))
                .toList();
    }

    private String text() {
        return getCurrentView().getElement().getTextRecursively();
    }

    private NativeButton button(String words) {
        return find(NativeButton.class).all().stream()
                .filter(button -> button.getElement().getTextRecursively().contains(words))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyLabelHasALineForEachModalityAndSortsByWhatItIsWorth() {
        assertThat(column(0)).containsExactly("left lung", "left lung", "polyp", "right lung");
        assertThat(column(1)).containsExactly("CT", "x-ray", "endoscopy", "x-ray");

        test(grid()).sortByColumn("dice", SortDirection.DESCENDING);

        assertThat(column(0)).startsWith("left lung", "right lung");
        assertThat(column(1)).startsWith("x-ray", "x-ray");
        assertThat(column(4)).containsExactly("38", "7", "–", "–");
        assertThat(test(grid()).getRow(0).diceWords()).isEqualTo("0.95 (0.90 to 0.98)");
        assertThat(test(grid()).getRow(3).diceWords()).isEqualTo("–");
        test(grid()).sortByColumn("tier", SortDirection.ASCENDING);
        assertThat(IntStream.range(0, 4)
                        .mapToObj(row -> test(grid()).getRow(row).tier().slug()))
                .containsExactly("tested", "little tested", "untested", "untested");
    }

    @Test
    void theFilterTakesWordsOfAnyColumn() {
        test(find(TextField.class).single()).setValue("lung x-ray");
        assertThat(column(0)).containsExactly("left lung", "right lung");
        assertThat(text()).contains("2 of 4 lines");

        test(find(TextField.class).single()).setValue("UNTESTED lesion");
        assertThat(column(0)).containsExactly("polyp");

        test(find(TextField.class).single()).setValue("<script>");
        assertThat(column(0)).isEmpty();
        assertThat(text()).contains("0 of 4 lines");
    }

    @Test
    void theFactsOfThePackInUseAreShown() {
        assertThat(text())
                .contains("tiny 1", "CPU, ONNX Runtime", "64 × 64 px; draws 32 × 32", "bge-small-en-v1.5")
                .contains("Located from 0.60, possible from 0.40; 1 kind of image otherwise.")
                .contains("2 of 4 measured")
                .contains("in use, CPU")
                .containsPattern("Loaded in[\\d,]+ ms");
    }

    @Test
    void theCardIsShownWithoutItsHtmlAndPictures() {
        test(find(Tabs.class).single()).select("Card");

        assertThat(find(Markdown.class).single().getContent())
                .contains("# Tiny")
                .contains("&lt;b>nothing&lt;/b>")
                .contains(" [plot](http://example.org/x.png)");
        assertThat(find(Grid.class).exists()).isFalse();
    }

    @Test
    void aSpoiltPackIsNamedWithTheFileAndTheReason() {
        test(button("a-spoilt")).click();

        assertThat(find(H1.class).single().getText()).isEqualTo("a-spoilt");
        assertThat(text()).contains("Its SHA-256 is ", "a-spoilt/encoder.onnx", "This pack is left out.");
        assertThat(find(Grid.class).exists()).isFalse();

        test(button("Tiny")).click();
        assertThat(find(H1.class).single().getText()).isEqualTo("Tiny 1");
        assertThat(find(Grid.class).exists()).isTrue();
    }

    @Test
    void theGraphsAreTimedWhenSomebodyAsks() {
        test(button("Measure")).click();
        await(() -> text().contains("Decoder, 20 phrases") && text().contains("10 runs each on the CPU"));
        assertThat(text()).contains("Encoder, per image", "median");
        assertThat(button("Measure again").isEnabled()).isTrue();
        assertThat(find(Div.class).all().stream().noneMatch(div -> div.hasClassName("busy")))
                .isTrue();
    }
}
