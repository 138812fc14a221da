package org.deixis.language.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deixis.grounding.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ParseCommandTest {
    private final StringWriter results = new StringWriter();
    private final StringWriter messages = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void writesOneObjectPerPhraseInOrder() throws IOException {
        Path report = Files.writeString(
                folder.resolve("report.txt"),
                "🫁 Heart size is normal. A 2 cm mass in the right upper lobe. No pleural effusion. Rule out pneumonia.");

        assertThat(run(report.toString(), "--json")).isZero();

        JsonNode document = JsonMapper.shared().readTree(results.toString());
        assertThat(document.propertyNames()).containsExactly("deixis", "notice", "phrases");
        JsonNode phrases = document.get("phrases");
        assertThat(phrases).hasSize(4);
        JsonNode heart = phrases.get(0);
        assertThat(heart.propertyNames())
                .contains(
                        "span",
                        "text",
                        "concept",
                        "polarity",
                        "temporality",
                        "normal",
                        "laterality",
                        "location",
                        "size",
                        "count",
                        "qualifiers");
        assertThat(heart.get("text").asString()).isEqualTo("Heart size is normal");
        assertThat(heart.get("span").toString()).isEqualTo("[2,22]"); // code points, not chars
        assertThat(heart.get("concept").asString()).isEqualTo("heart");
        assertThat(heart.get("normal").asBoolean()).isTrue();
        JsonNode mass = phrases.get(1);
        assertThat(mass.get("size").asString()).isEqualTo("2 cm");
        assertThat(mass.get("laterality").asString()).isEqualTo("right");
        assertThat(mass.get("location").asString()).isEqualTo("right upper lobe");
        JsonNode effusion = phrases.get(2);
        assertThat(effusion.get("concept").asString()).isEqualTo("pleural-effusion");
        assertThat(effusion.get("polarity").asString()).isEqualTo("absent");
        assertThat(effusion.get("laterality").isNull()).isTrue();
        assertThat(phrases.get(3).get("reason").asString()).isEqualTo("history");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n\t", ",,,,", ";;;", "… — !?", "🫁🩻", "\u202e\u200b"})
    void saysThatATextHasNoWords(String text) throws IOException {
        Path marks = Files.writeString(folder.resolve("marks.txt"), text);
        assertThat(run(marks.toString(), "--json")).isZero();
        assertThat(JsonMapper.shared().readTree(results.toString()).get("phrases"))
                .isEmpty();
        assertThat(messages.toString().strip()).isEqualTo("The text has no words, so nothing was read.");
    }

    @Test
    void saysThatFiveThousandCommasAreNoWordsAndNothingElse() throws IOException {
        Path commas = Files.writeString(folder.resolve("commas.txt"), ",".repeat(5_000));
        assertThat(run(commas.toString())).isZero();
        assertThat(messages.toString().strip()).isEqualTo("The text has no words, so nothing was read.");
    }

    @Test
    void readsTheWordsOfRtfAndHtml() throws IOException {
        Path rtf = Files.writeString(
                folder.resolve("report.rtf"), "{\\rtf1\\ansi {\\fonttbl{\\f0 Arial;}}No pleural effusion.\\par}");
        Path html = Files.writeString(folder.resolve("report.html"), "<html><body><p>No mass.</p></body></html>");

        assertThat(run(rtf.toString())).isZero();
        assertThat(run(html.toString())).isZero();

        assertThat(results.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("3-19\tpleural effusion\tpleural-effusion\tabsent"),
                        line -> assertThat(line).startsWith("3-7\tmass\t"));
        Path huge = Files.writeString(folder.resolve("huge.html"), "<p>" + "a".repeat(2_000_001));
        assertThat(run(huge.toString())).isEqualTo(3);
        assertThat(messages.toString()).contains("The document is longer than 2,000,000 characters");
    }

    @Test
    void refusesWhatIsNoTextWithOneSentence() throws IOException {
        Path binary = Files.write(folder.resolve("x.bin"), new byte[] {(byte) 0xC3, 0x28});
        assertThat(run(binary.toString(), "--json")).isEqualTo(3);
        assertThat(messages.toString()).contains("is not UTF-8 text.");
        assertThat(run(folder.resolve("none").toString(), "--json")).isEqualTo(3);
        Path huge = Files.writeString(folder.resolve("huge.txt"), "a".repeat(100_001), StandardCharsets.UTF_8);
        assertThat(run(huge.toString(), "--json")).isEqualTo(3);
        assertThat(messages.toString()).contains("at most 100,000");
        assertThat(results.toString()).isEmpty();
    }

    @Test
    void anEmptyFileHasNoPhrases() throws IOException {
        assertThat(run(Files.writeString(folder.resolve("empty.txt"), " \n").toString(), "--json"))
                .isZero();
        assertThat(JsonMapper.shared().readTree(results.toString()).get("phrases"))
                .isEmpty();
    }

    private int run(String... arguments) {
        return new CommandLine(new ParseCommand(Reading.reports(), Reading.resolver(), "0.1.0"))
                .setOut(new PrintWriter(results, true))
                .setErr(new PrintWriter(messages, true))
                .execute(arguments);
    }
}
