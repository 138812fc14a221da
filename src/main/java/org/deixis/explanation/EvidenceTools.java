package org.deixis.explanation;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.service.tool.ToolExecutor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.deixis.grounding.GroundingException;
import org.deixis.inference.InferenceBusyException;
import org.deixis.language.UnusableTextException;
import org.deixis.retrieval.RetrievalException;
import org.deixis.study.StudyStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a language model may call while it answers. Tools look, search and read; none changes or removes anything. What
 * they return is fenced as data. A call that cannot be understood, or one too many, is answered in words.
 */
final class EvidenceTools {
    private static final Logger log = LoggerFactory.getLogger(EvidenceTools.class);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int LONGEST_ARGUMENT = 200;

    private final Casebook book;
    private final Turn turn;
    private final Mentions vocabulary;
    private final int mostCalls;
    private final AtomicInteger calls = new AtomicInteger();

    EvidenceTools(Casebook book, Turn turn, Mentions vocabulary, int mostCalls) {
        this.book = book;
        this.turn = turn;
        this.vocabulary = vocabulary;
        this.mostCalls = mostCalls;
    }

    private interface Tool {
        String call(JsonNode arguments);
    }

    Map<ToolSpecification, ToolExecutor> all() {
        Map<ToolSpecification, ToolExecutor> tools = new LinkedHashMap<>();
        tools.put(
                specification(
                        "ground",
                        "Looks in this image for what a phrase names and returns what became of it.",
                        Map.of("phrase", "an anatomical structure, lesion or device, e.g. left lung"),
                        "phrase"),
                executor(this::ground));
        tools.put(
                specification(
                        "search",
                        "Searches the collected cases for similar ones. They illustrate and say nothing about this image.",
                        Map.of(
                                "query",
                                "a few words",
                                "filters",
                                "field=value pairs between semicolons, e.g. organ=kidney; may be left out"),
                        "query"),
                executor(this::search));
        tools.put(
                specification(
                        "measure",
                        "Returns where a finding lies and how large it is.",
                        Map.of("finding", "its id, e.g. finding:3"),
                        "finding"),
                executor(this::measure));
        tools.put(
                specification("modelCard", "Returns what the model was taught and how it was tested.", Map.of()),
                executor(arguments -> read("modelCard", "", Evidence.CardFact.class::isInstance)));
        return tools;
    }

    private static ToolSpecification specification(
            String name, String description, Map<String, String> parameters, String... required) {
        JsonObjectSchema.Builder schema = JsonObjectSchema.builder();
        parameters.forEach(schema::addStringProperty);
        return ToolSpecification.builder()
                .name(name)
                .description(description)
                .parameters(schema.required(required).build())
                .build();
    }

    private ToolExecutor executor(Tool tool) {
        return (ToolExecutionRequest request, Object memory) -> {
            if (calls.incrementAndGet() > mostCalls || turn.isStopped()) {
                return "No further tool can be called; answer from the evidence.";
            }
            try {
                String json = request.arguments();
                return tool.call(MAPPER.readTree(json == null || json.isBlank() ? "{}" : json));
            } catch (JacksonException e) {
                return "The arguments are not a JSON object; call the tool again with one.";
            } catch (UnusableTextException
                    | GroundingException
                    | RetrievalException
                    | StudyStoreException
                    | InferenceBusyException e) {
                return EvidenceText.harmless("This cannot be done: " + e.getMessage());
            } catch (RuntimeException e) {
                log.warn("The tool {} failed", EvidenceText.harmless(request.name()), e);
                return "The tool failed; answer from the evidence.";
            }
        };
    }

    private String ground(JsonNode arguments) {
        String phrase = argument(arguments, "phrase");
        boolean asked = !phrase.isEmpty()
                && turn.ask().question().toLowerCase(Locale.ROOT).contains(phrase.toLowerCase(Locale.ROOT));
        List<String> named = asked
                ? List.of(phrase)
                : vocabulary.in(phrase).stream()
                        .map(Mentions.Mention::words)
                        .distinct()
                        .toList();
        return named.isEmpty()
                ? "The phrase names nothing that the vocabulary knows; nothing was looked for."
                : fenced(book.ground(named));
    }

    private String search(JsonNode arguments) {
        String query = argument(arguments, "query");
        if (query.isEmpty()) {
            return "There is nothing to search for: query is empty.";
        }
        Map<String, String> filters = new LinkedHashMap<>();
        Stream.of(argument(arguments, "filters").split(";"))
                .map(filter -> filter.split("=", 2))
                .filter(filter -> filter.length == 2 && !filter[0].isBlank() && !filter[1].isBlank())
                .forEach(filter -> filters.put(filter[0].strip(), filter[1].strip()));
        List<Evidence.Pair> found = book.search(query, filters);
        return found.isEmpty() ? "No similar case was retrieved." : fenced(found);
    }

    private String measure(JsonNode arguments) {
        String id = argument(arguments, "finding").toLowerCase(Locale.ROOT);
        String wanted = id.matches("\\d{1,6}") ? "finding:" + id : id;
        return read("measure", wanted, e -> e instanceof Evidence.Finding && e.id().equals(wanted));
    }

    private String read(String tool, String about, java.util.function.Predicate<Evidence> wanted) {
        List<Evidence> found = turn.step(
                tool,
                about,
                () -> book.evidence().all().stream().filter(wanted).toList(),
                all -> all.isEmpty() ? "nothing" : "read");
        return found.isEmpty() ? "There is no such evidence." : fenced(found);
    }

    private String fenced(List<? extends Evidence> some) {
        return EvidenceText.fenced(new EvidenceText(book.evidence(), turn.ask().level()).of(some));
    }

    /** One line, cut; empty where it is missing or no text. */
    private static String argument(JsonNode arguments, String name) {
        JsonNode value = arguments.path(name);
        String words = value.isValueNode() ? value.asString("") : "";
        String line = words.replaceAll("[\\p{Cntrl}\\p{Cf}\\s;]+", name.equals("filters") ? "$0" : " ")
                .strip();
        return line.length() <= LONGEST_ARGUMENT ? line : line.substring(0, LONGEST_ARGUMENT);
    }
}
