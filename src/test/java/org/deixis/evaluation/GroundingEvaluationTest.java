package org.deixis.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Four images of widths 20, 22, 24 and 26; the left lung lies on the image's right. What is drawn:
 *
 * <pre>
 * image  left lung                        right lung
 * 20     3/4 of it (Dice 0.75), 0.9       all of it, 0.95
 * 22     missed, 0.1                      absent, but drawn as possible, 0.5
 * 24     the right one's place, 0.8       the left one's place, 0.8
 * 26     a modality and a label that nobody knows
 * </pre>
 */
class GroundingEvaluationTest {
    private static final Rectangle LEFT = new Rectangle(12, 2, 4, 5);
    private static final Rectangle SHIFTED = new Rectangle(13, 2, 4, 5);
    private static final Rectangle RIGHT = new Rectangle(2, 2, 4, 5);

    private static EvaluationBeans beans;

    @TempDir
    Path directory;

    private final ScriptedModel model = new ScriptedModel();

    @BeforeAll
    static void start() {
        beans = new EvaluationBeans(Path.of("src/test/resources/packs"));
    }

    @AfterAll
    static void stop() {
        beans.close();
    }

    @Test
    void countsEveryPresentPairAndEveryMissAsZero() throws IOException {
        JsonNode measures = measure(true, false);

        assertThat(measures.path("deixis").asString()).isEqualTo("9.9");
        assertThat(measures.path("n_images").asInt()).isEqualTo(4);
        assertThat(measures.path("n_pairs").asInt()).isEqualTo(5);
        // (0.75 + 1 + 0 + 0 + 0) / 5
        assertFigure(measures, "dice_mean", 0.35);
        assertFigure(measures, "dice_mean_found_only", 0.35);
        // (0.75 + 1 + 0 + 0) / 4: the missed one is left out
        assertFigure(measures, "dice_mean_where_drawn", 0.4375);
        assertFigure(measures, "missed_rate", 0.2);
        assertFigure(measures.path("dice_per_label").path("left-lung"), "dice", 0.25);
        assertThat(measures.path("dice_per_label").path("left-lung").path("n").asInt())
                .isEqualTo(3);
        assertFigure(measures.path("dice_per_dataset").path("phantoms"), "dice", 0.35);
        // outlines of 4 x 5 pixels, shifted by one column of 20: tolerance 2 * 20 / 384 = 0.1 pixels;
        // of 14 outline pixels each, the upper and lower edges share 3 columns (6 pixels), inner columns none
        assertFigure(measures, "nsd_mean", (12.0 / 28 + 1) / 5);
    }

    @Test
    void asksForAnnotatedAndAsManyImpossibleNegatives() throws IOException {
        JsonNode measures = measure(true, false);

        assertThat(measures.path("n_absent_annotated").asInt()).isEqualTo(1);
        assertThat(measures.path("n_impossible").asInt()).isEqualTo(1);
        // present 0.9 0.95 0.1 0.8 0.8 against 0.5: four of five; against 0 as well: nine of ten
        assertFigure(measures, "presence_auroc_annotated", 0.8);
        assertFigure(measures, "presence_auroc", 0.9);
        assertFigure(measures, "false_mask_rate_annotated", 1);
        assertFigure(measures, "false_mask_rate", 0.5);
        assertFigure(measures, "false_mask_rate_found_only", 0);
        // seven pairs in bins of their own, the two of 0.8 apart: |0-0| |0.1-1| |0.5-0| 2|0.8-1| |0.9-1| |0.95-1|
        assertFigure(measures, "ece", (0.9 + 0.5 + 0.4 + 0.1 + 0.05) / 7);
        JsonNode bins = measures.path("calibration_bins");
        assertThat(bins.path(0).path("from").asDouble()).isZero();
        assertThat(bins.path(bins.size() - 1).path("to").asDouble()).isEqualTo(1);
        int scored = 0;
        for (JsonNode bin : bins) {
            scored += bin.path("n").asInt();
        }
        assertThat(scored).as("the impossible one was never decoded").isEqualTo(6);
    }

    @Test
    void tellsSwappedSidesUnknownLabelsAndModalities() throws IOException {
        JsonNode measures = measure(true, false);

        assertThat(measures.path("laterality_swaps").path("n").asInt()).isEqualTo(4);
        assertThat(measures.path("laterality_swaps").path("swapped").asInt()).isEqualTo(2);
        assertThat(measures.path("outside_vocabulary").path("moon-gland").asInt())
                .isEqualTo(1);
        assertThat(measures.path("read_otherwise").path("left-lung").isMissingNode())
                .isTrue();
        // 20 and 22 are x-rays, 24 is called CT; nobody knows what 26 is called
        assertFigure(measures, "modality_accuracy", 2.0 / 3);
        assertThat(measures.path("ms_encode_p50").isNumber()).isTrue();
        assertThat(measures.path("ms_decode_p50").isNumber()).isTrue();
    }

    @Test
    void statesTheEvidenceBehindEveryLabel() throws IOException {
        JsonNode evidence = measure(true, false).path("evidence").path("right-lung");

        assertThat(evidence.path("x-ray").path("positives").asInt()).isEqualTo(1);
        assertThat(evidence.path("x-ray").path("negatives").asInt()).isEqualTo(1);
        assertThat(evidence.path("x-ray").path("tier").asString()).isEqualTo("little tested");
        assertThat(evidence.path("x-ray").path("dice").asDouble()).isEqualTo(1);
        assertThat(evidence.path("x-ray").path("dice_ci95").size()).isEqualTo(2);
        assertThat(evidence.path("ct").path("dice").asDouble()).isZero();
    }

    @Test
    void drawsNothingForNonsenseThoughTheNetworkWould() throws IOException {
        JsonNode measures = measure(true, false);

        assertThat(measures.path("n_nonsense").asInt()).isEqualTo(8);
        assertFigure(measures, "nonsense_mask_rate", 0);
        // "chair" in one of four images, "Hello World" in none
        assertFigure(measures, "nonsense_mask_rate_network", 1.0 / 8);
    }

    @Test
    void leavesOutClicksCorruptionsAndParaphrasesWhenQuick() throws IOException {
        JsonNode measures = measure(true, false);

        assertThat(measures.path("dice_after_clicks").isNull()).isTrue();
        assertThat(measures.path("corruption_drop").isNull()).isTrue();
        assertThat(measures.path("paraphrase_drop").isNull()).isTrue();
    }

    @Test
    void measuresClicksCorruptionsAndParaphrases() throws IOException {
        JsonNode measures = measure(false, false);

        assertFigure(measures.path("dice_after_clicks"), "0", 0.35);
        assertFigure(measures.path("dice_after_clicks"), "1", 1);
        assertFigure(measures.path("dice_after_clicks"), "5", 1);
        // noise alone takes everything: a fifth of 0.35
        assertFigure(measures, "corruption_drop", 0.07);
        assertFigure(measures.path("corruption_drop_per_kind"), "noise", 0.35);
        assertFigure(measures.path("corruption_drop_per_kind"), "blur", 0);
        // "lung on the left" is in the vocabulary; the network alone was not told of it
        assertFigure(measures, "paraphrase_drop", 0);
        assertFigure(measures, "paraphrase_drop_network", 0.25);
    }

    @Test
    void saysHowFarItIsAndGivesAReportOfOnePage() throws IOException {
        List<String> told = new ArrayList<>();
        GroundingEvaluation evaluation = beans.get(GroundingEvaluation.class);
        GroundingMeasures measures = evaluation.measure(evaluation.prepare(request(false, false)), model, told::add);

        assertThat(told).anySatisfy(line -> assertThat(line).startsWith("4 of 4 images"));
        assertThat(measures.summary())
                .anySatisfy(line -> assertThat(line).startsWith("mean Dice").contains("0.350"));
        assertThat(measures.html("9.9"))
                .startsWith("<!doctype html>")
                .contains("Research use. Not a medical device.")
                .contains("left-lung", "moon-gland", "prefers-color-scheme: dark", "<svg")
                .doesNotContain("<script", "src=", "href=", "NaN");
    }

    @Test
    void namesBrokenLinesBeforeAnyWorkAndSkipsThemWhenLenient() throws IOException {
        phantoms().line("{\"id\": ");

        assertThatThrownBy(() -> beans.get(GroundingEvaluation.class).prepare(request(true, false)))
                .isInstanceOf(UnreadableSetException.class)
                .hasMessageContaining("manifest.jsonl line 5: it is not a JSON object")
                .hasMessageContaining("--lenient");
        JsonNode skipped = evaluate(request(true, true)).path("skipped");
        assertThat(skipped.size()).isEqualTo(1);
        assertThat(skipped.path(0).path("line").asInt()).isEqualTo(5);
    }

    @Test
    void namesAPictureThatCannotBeDecodedAndSkipsItWhenLenient() throws IOException {
        phantoms();
        Path picture = directory.resolve("b.png");
        Files.write(picture, java.util.Arrays.copyOf(Files.readAllBytes(picture), 45));

        assertThatThrownBy(() -> evaluate(request(true, false)))
                .isInstanceOf(UnreadableSetException.class)
                .hasMessageContaining("manifest.jsonl line 2: b.png cannot be decoded");
        JsonNode measures = evaluate(request(true, true));
        assertThat(measures.path("n_images").asInt()).isEqualTo(3);
        assertThat(measures.path("skipped").path(0).path("line").asInt()).isEqualTo(2);
    }

    @Test
    void refusesASplitWithoutImagesAndListsThatCannotBeUsed() throws IOException {
        phantoms();
        Path list = Files.writeString(directory.resolve("list.txt"), "# words\nleft-lung without a tab\n");
        GroundingEvaluation evaluation = beans.get(GroundingEvaluation.class);

        assertThatThrownBy(() -> evaluation.prepare(
                        new GroundingEvaluation.Request(directory, Set.of("val"), false, true, null, null)))
                .isInstanceOf(UnreadableSetException.class)
                .hasMessage(directory + " has no image of split val that can be used.");
        assertThatThrownBy(() -> evaluation.prepare(
                        new GroundingEvaluation.Request(directory, Set.of(), false, false, null, list)))
                .hasMessage(list + " line 2: it is not a label, a tab and a phrase.");
    }

    private JsonNode measure(boolean quick, boolean lenient) throws IOException {
        phantoms();
        return evaluate(request(quick, lenient));
    }

    private JsonNode evaluate(GroundingEvaluation.Request request) {
        GroundingEvaluation evaluation = beans.get(GroundingEvaluation.class);
        return new JsonMapper()
                .readTree(evaluation
                        .measure(evaluation.prepare(request), model, line -> {})
                        .json("9.9"));
    }

    private GroundingEvaluation.Request request(boolean quick, boolean lenient) throws IOException {
        if (!Files.exists(directory.resolve("manifest.jsonl"))) {
            phantoms();
        }
        Path nonsense = Files.writeString(directory.resolve("nonsense.txt"), "Hello World\nchair\n");
        Path words = Files.writeString(directory.resolve("words.tsv"), "left-lung\tlung on the left\n");
        return new GroundingEvaluation.Request(directory, Set.of(), lenient, quick, nonsense, words);
    }

    private PhantomSet phantoms() throws IOException {
        model.answer(20, "left lung", 0.9, SHIFTED)
                .answer(20, "right lung", 0.95, RIGHT)
                .answer(22, "left lung", 0.1, LEFT)
                .answer(22, "right lung", 0.5, RIGHT)
                .answer(24, "left lung", 0.8, RIGHT)
                .answer(24, "right lung", 0.8, LEFT)
                .answer(20, "chair", 0.9, RIGHT)
                .truth(20, "left lung", LEFT)
                .truth(20, "right lung", RIGHT)
                .truth(22, "left lung", LEFT)
                .truth(24, "left lung", LEFT)
                .truth(24, "right lung", RIGHT);
        Set<String> lungs = Set.of("left-lung", "right-lung");
        return new PhantomSet(directory)
                .image("a", "x-ray", 20, lungs, Map.of("left-lung", LEFT, "right-lung", RIGHT))
                .image("b", "x-ray", 22, lungs, Map.of("left-lung", LEFT))
                .image("c", "ct", 24, lungs, Map.of("left-lung", LEFT, "right-lung", RIGHT))
                .image("d", "gamma-camera", 26, Set.of("moon-gland"), Map.of("moon-gland", LEFT));
    }

    private static void assertFigure(JsonNode of, String key, double expected) {
        assertThat(of.path(key).asDouble(Double.NaN)).as(key).isCloseTo(expected, within(1e-6));
        JsonNode interval = of.path(key + "_ci95");
        assertThat(interval.path(0).asDouble()).as(key + " low").isLessThanOrEqualTo(expected + 1e-6);
        assertThat(interval.path(1).asDouble()).as(key + " high").isGreaterThanOrEqualTo(expected - 1e-6);
    }
}
