package org.deixis.retrieval.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deixis.retrieval.PairLibrary;
import org.deixis.retrieval.TestLibrary;
import org.deixis.retrieval.WordsAsVectors;
import org.deixis.study.OpenHome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.ExitCodeGenerator;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RetrievalCommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void ingestsAndFinds() throws IOException {
        Path source = Files.writeString(folder.resolve("rows.jsonl"), """
                {"id": "c", "caption": "amyloid deposits in vessel walls", "organ": "colon", "diagnosis": "amyloidosis", "license": "MIT", "source": "atlas"}
                {"id": "k", "caption": "amyloid deposits", "organ": "kidney"}
                {"id": "bad"}
                """);
        assertThat(ingest(source.toString(), "--collection", "histology")).isZero();
        assertThat(out.toString())
                .contains("2 pairs added to \"histology\", 0 updated, 0 were there already, 1 rows left out");
        assertThat(err.toString()).contains("1 left out: it has no caption.").contains("3 rows: 2 added");

        JsonNode answer = search("amyloid", "--filter", "organ=colon", "--json");
        assertThat(answer.propertyNames())
                .startsWith("deixis", "notice", "query", "mode", "relevant", "total", "hits")
                .contains("ms");
        assertThat(answer.get("deixis").asString()).isEqualTo("9.9");
        assertThat(answer.get("notice").asString()).isEqualTo("Research use. Not a medical device.");
        assertThat(answer.get("relevant").asBoolean()).isTrue();
        assertThat(answer.get("mode").asString()).isEqualTo("hybrid");
        JsonNode hit = answer.get("hits").get(0);
        assertThat(hit.propertyNames())
                .startsWith(
                        "id",
                        "score",
                        "caption",
                        "image",
                        "organ",
                        "diagnosis",
                        "source",
                        "license",
                        "highlights",
                        "below_floor");
        assertThat(hit.get("id").asString()).isEqualTo("c");
        assertThat(hit.get("license").asString()).isEqualTo("MIT");
        assertThat(hit.get("image").isNull()).isTrue();
        assertThat(hit.get("below_floor").asBoolean()).isFalse();
        assertThat(answer.get("hits")).hasSize(1);

        JsonNode none = search("car engine", "--json");
        assertThat(none.get("relevant").asBoolean()).isFalse();
        assertThat(none.get("hits")).isEmpty();

        assertThat(ingest("--rebuild", "--collection", "histology")).isZero();
        assertThat(out.toString()).contains("The index of \"histology\" is made anew: 2 pairs");
    }

    @Test
    void saysInOneSentenceWhatItCannotDo() {
        assertThat(ingest("--collection", "x")).isEqualTo(2);
        assertThat(err.toString()).contains("What is to be ingested? Name a file or a folder.");
        assertThat(ingest(folder.resolve("none").toString(), "--collection", "x"))
                .isEqualTo(3);
        assertThat(err.toString()).contains("cannot be ingested: there is no such file or folder");
        assertThat(ingest(folder.toString(), "--collection", " ")).isEqualTo(2);
        assertThat(err.toString()).contains("is no name for a collection");
        assertThat(ingest("--rebuild", "--collection", "none")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no collection named \"none\".");
        assertThat(run(new SearchCommand(library(), "9.9"), "words ".repeat(20_000)))
                .isEqualTo(2);
        assertThat(err.toString()).contains("only 4,000 are searched for");
        assertThat(run(new SearchCommand(library(), "9.9"), "x", "--mode", "smell"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("There is no mode \"smell\"");
        assertThat(run(new SearchCommand(library(), "9.9"), "x", "--filter", "organ"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--filter takes FIELD=VALUE, not \"organ\".");
        assertThat(run(new SearchCommand(library(), "9.9"), "liver")).isZero();
        assertThat(err.toString()).contains("There is no collection yet");
        assertThat(out.toString()).contains("Nothing relevant.");
    }

    @Test
    void saysWhoHoldsTheDataFolder() {
        try (OpenHome held = TestLibrary.key(folder.resolve("home")).open()) {
            assertThat(held.home().root()).isDirectory();
            assertThat(run(new SearchCommand(library(), "9.9"), "liver")).isEqualTo(5);
            assertThat(err.toString()).contains("The data folder is in use by process ");
        }
    }

    private int ingest(String... arguments) {
        return run(new IngestCommand(library()), arguments);
    }

    private JsonNode search(String... arguments) {
        out.getBuffer().setLength(0);
        assertThat(run(new SearchCommand(library(), "9.9"), arguments)).isZero();
        return JsonMapper.builder().build().readTree(out.toString());
    }

    private OpenLibrary library() {
        return new OpenLibrary(
                TestLibrary.key(folder.resolve("home")),
                new DefaultListableBeanFactory().getBeanProvider(PairLibrary.class),
                new WordsAsVectors(),
                TestLibrary.NO_PACKS,
                TestLibrary.VOCABULARY);
    }

    private int run(Object command, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    line.getErr().println(failure.getMessage());
                    return failure instanceof ExitCodeGenerator known ? known.getExitCode() : 1;
                })
                .execute(arguments);
    }
}
