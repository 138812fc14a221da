package org.deixis.evaluation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.deixis.evaluation.EvaluationBeans;
import org.deixis.evaluation.PhantomSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ExitCodeGenerator;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvaluateGroundingCommandTest {
    private static final Path PACKS = Path.of("src/test/resources/packs");

    /** What scripts rely on, in the contract's order. */
    private static final String[] KEYS = {
        "deixis",
        "notice",
        "n_images",
        "n_pairs",
        "dice_mean",
        "dice_mean_found_only",
        "dice_per_label",
        "dice_per_dataset",
        "nsd_mean",
        "missed_rate",
        "presence_auroc",
        "false_mask_rate",
        "ece",
        "presence_auroc_annotated",
        "false_mask_rate_annotated",
        "ece_annotated",
        "laterality_swaps",
        "nonsense_mask_rate",
        "nonsense_mask_rate_network",
        "paraphrase_drop",
        "paraphrase_drop_network",
        "dice_after_clicks",
        "corruption_drop",
        "modality_accuracy",
        "outside_vocabulary",
        "ms_encode_p50",
        "ms_decode_p50",
        "calibration_bins",
        "evidence"
    };

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    @Test
    void writesEveryKeyOfTheContractAndTheReport() throws IOException {
        set();
        Path json = directory.resolve("figures.json");

        int code = run(
                PACKS,
                "--data",
                directory.toString(),
                "--pack",
                "tiny",
                "--json",
                json.toString(),
                "--report",
                directory.resolve("report").toString());

        assertThat(err.toString()).contains("2 of 2 images");
        assertThat(code).isZero();
        JsonNode figures = new JsonMapper().readTree(Files.readString(json));
        assertThat(figures.propertyNames()).contains(KEYS).startsWith("deixis", "notice");
        assertThat(figures.path("pack").path("id").asString()).isEqualTo("tiny");
        for (String mean :
                new String[] {"dice_mean", "nsd_mean", "missed_rate", "false_mask_rate", "corruption_drop"}) {
            assertThat(figures.path(mean + "_ci95").size()).as(mean).isEqualTo(2);
        }
        assertThat(figures.path("dice_after_clicks").propertyNames()).contains("0", "1", "3", "5");
        assertThat(out.toString()).contains("2 images, 3 pairs");
        assertThat(directory.resolve("report/index.html")).isNotEmptyFile();
    }

    @Test
    void endsWith3BeforeAnyWorkWhenALineIsBroken() throws IOException {
        set().line("[]");
        Path json = directory.resolve("figures.json");

        assertThat(run(PACKS, "--data", directory.toString(), "--pack", "tiny", "--json", json.toString()))
                .isEqualTo(3);
        assertThat(err.toString()).contains("manifest.jsonl line 3: it is not a JSON object");
        assertThat(json).doesNotExist();
    }

    @Test
    void endsWith4WithoutAPackAnd2WithoutAPlaceForTheFigures() throws IOException {
        set();
        Path nothing = Files.createDirectory(directory.resolve("nothing"));

        assertThat(run(
                        nothing,
                        "--data",
                        directory.toString(),
                        "--json",
                        directory.resolve("f.json").toString()))
                .isEqualTo(4);
        assertThat(err.toString()).contains("no model is installed");
        assertThat(run(
                        PACKS,
                        "--data",
                        directory.toString(),
                        "--json",
                        directory.resolve("no/f.json").toString()))
                .isEqualTo(2);
    }

    private PhantomSet set() throws IOException {
        Rectangle left = new Rectangle(12, 2, 4, 5);
        Rectangle right = new Rectangle(2, 2, 4, 5);
        Set<String> lungs = Set.of("left-lung", "right-lung");
        return new PhantomSet(directory)
                .image("a", "x-ray", 20, lungs, Map.of("left-lung", left, "right-lung", right))
                .image("b", "x-ray", 22, lungs, Map.of("left-lung", left));
    }

    private int run(Path packs, String... arguments) {
        try (EvaluationBeans beans = new EvaluationBeans(packs)) {
            CommandLine line = new CommandLine(beans.get(EvaluateGroundingCommand.class))
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(err, true))
                    .setExecutionExceptionHandler((failure, command, parsed) -> {
                        command.getErr().println(failure.getMessage());
                        return failure instanceof ExitCodeGenerator known ? known.getExitCode() : 1;
                    });
            return line.execute(arguments);
        }
    }
}
