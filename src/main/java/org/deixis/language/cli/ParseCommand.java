package org.deixis.language.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.deixis.language.Concept;
import org.deixis.language.ConceptResolver;
import org.deixis.language.Mention;
import org.deixis.language.Phrase;
import org.deixis.language.PhraseParser;
import org.deixis.language.PlainText;
import org.deixis.language.Report;
import org.deixis.language.ReportReader;
import org.deixis.language.Temporality;
import org.deixis.language.UnusableTextException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code deixis parse}: what the sentences of a report speak of. */
@Component
@Command(
        name = "parse",
        mixinStandardHelpOptions = true,
        description = "Read the sentences of a report: findings and structures with what is said of them.",
        footer = {"", "Research use. Not a medical device."})
public final class ParseCommand implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int UNREADABLE_INPUT = 3;

    private final ReportReader reader;
    private final ConceptResolver resolver;
    private final String version;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "UTF-8 text, RTF or HTML; - reads standard input.")
    private String source = "-";

    @Option(names = "--json", description = "JSON instead of a table.")
    private boolean json;

    @Option(
            names = "--modality",
            paramLabel = "M",
            description = "What words mean in such an image, e.g. x-ray; without it, what they mean anywhere.")
    private @Nullable String modality;

    ParseCommand(ReportReader reader, ConceptResolver resolver, @Value("${deixis.version:}") String version) {
        this.reader = reader;
        this.resolver = resolver;
        this.version = version;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter messages = spec.commandLine().getErr();
        if (!source.equals("-") && !Files.isReadable(Path.of(source))) {
            messages.println(source + " cannot be read: there is no such file, or it is not yours to read.");
            return UNREADABLE_INPUT;
        }
        try {
            write(phrases(text(), messages));
            return DONE;
        } catch (CharacterCodingException e) {
            messages.println(source + " is not UTF-8 text.");
        } catch (UnusableTextException e) {
            messages.println(e.getMessage());
        }
        return UNREADABLE_INPUT;
    }

    private List<Phrase> phrases(String text, PrintWriter messages) {
        if (!PhraseParser.hasWords(text)) {
            messages.println("The text has no words, so nothing was read.");
            return List.of();
        }
        Report report = reader.read(text);
        report.notes().forEach(messages::println);
        return report.phrases().isEmpty() ? reader.phrases(text) : report.phrases();
    }

    private String text() throws IOException {
        if (source.equals("-")) {
            return PlainText.read(System.in);
        }
        try (InputStream file = Files.newInputStream(Path.of(source))) {
            return PlainText.read(file);
        }
    }

    private void write(List<Phrase> phrases) {
        PrintWriter results = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("deixis", version);
            document.put("notice", "Research use. Not a medical device.");
            document.put("phrases", phrases.stream().map(this::object).toList());
            results.println(JsonMapper.shared().writeValueAsString(document));
        } else {
            phrases.forEach(phrase -> results.println(line(phrase)));
        }
        results.flush();
    }

    private Map<String, @Nullable Object> object(Phrase phrase) {
        Mention mention = phrase.mention();
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("span", List.of(phrase.start(), phrase.end()));
        object.put("text", phrase.text());
        object.put(
                "concept", resolver.conceptOf(phrase, modality).map(Concept::id).orElse(null));
        object.put("polarity", phrase.polarity().name().toLowerCase(Locale.ROOT));
        object.put("temporality", (mention == null ? Temporality.CURRENT : mention.temporality()).slug());
        object.put("normal", mention != null && mention.normal());
        object.put("claim", mention == null ? null : mention.claim());
        object.put("laterality", mention == null ? null : mention.laterality());
        object.put("location", mention == null ? null : mention.location());
        object.put("size", mention == null ? null : mention.size());
        object.put("count", mention == null ? null : mention.count());
        object.put("qualifiers", mention == null ? List.of() : mention.qualifiers());
        Mention.Refusal refusal = mention == null ? null : mention.refusal();
        object.put("groundable", refusal == null);
        object.put("reason", refusal == null ? null : refusal.reason());
        return object;
    }

    private String line(Phrase phrase) {
        Map<String, @Nullable Object> object = object(phrase);
        List<String> cells = new ArrayList<>();
        cells.add(phrase.start() + "-" + phrase.end());
        cells.add(phrase.text().replaceAll("\\s+", " "));
        for (String key : List.of("concept", "polarity", "temporality", "claim", "laterality", "reason")) {
            Object value = object.get(key);
            cells.add(value == null ? "-" : value.toString());
        }
        return String.join("\t", cells);
    }
}
