package org.deixis.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.deixis.language.Expression;
import org.deixis.language.ReferenceReader;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures the parts of referring expressions against annotated ones. The annotations hold ids and places of code points
 * only; the expressions stay where their owners keep them.
 */
@Component
public final class ExpressionEvaluation {
    private static final double LEAST_OVERLAP = 0.5;

    private final ReferenceReader reader;

    ExpressionEvaluation(ReferenceReader reader) {
        this.reader = reader;
    }

    /** Code points from {@code start} to {@code end} that a person marked. */
    private record Span(Expression.Kind kind, int start, int end) {}

    /**
     * The thing is found where the words agree with one of its annotated names by half or more of all. A qualifier is found
     * where a part of its kind holds half or more of its words; a part is right where it holds a word of one of its kind.
     * How a thing looks ("dense") is not annotated.
     *
     * @param annotations JSON lines: {@code id}, {@code things} (spans, any of which will do) and {@code qualifiers}
     *     ({@code kind}: place, landmark, feature, size, color, count; and {@code span})
     * @param expressions JSON lines, gzipped where the name ends so: {@code id}, {@code expression}
     * @throws UnreadableSetException when a file cannot be read, naming the line
     */
    public ExpressionMeasures measure(Path annotations, Path expressions) {
        Map<String, String> texts = new HashMap<>();
        for (JsonNode node : lines(expressions)) {
            texts.put(node.path("id").stringValue(""), node.path("expression").stringValue(""));
        }
        ExpressionMeasures measures = new ExpressionMeasures();
        List<JsonNode> annotated = lines(annotations);
        for (int i = 0; i < annotated.size(); i++) {
            JsonNode node = annotated.get(i);
            String id = node.path("id").stringValue("");
            String text = texts.get(id);
            if (text == null || node.path("things").isEmpty()) {
                throw UnreadableSetException.forLine(
                        annotations, i + 1, "there is no expression of that id, or nothing is annotated");
            }
            measure(id, text, node, measures, annotations, i + 1);
        }
        return measures;
    }

    private void measure(
            String id, String text, JsonNode node, ExpressionMeasures measures, Path annotations, int line) {
        List<Expression.Part> parts = reader.parts(text).parts();
        int[] characters = text.codePoints().toArray();
        boolean thing = false;
        for (JsonNode span : node.get("things")) {
            Set<Integer> expected =
                    tokens(characters, span.path(0).asInt(), span.path(1).asInt());
            thing |= parts.stream()
                    .filter(part -> part.kind() == Expression.Kind.THING)
                    .anyMatch(part -> agrees(expected, tokens(characters, part.start(), part.end())));
        }
        List<Span> spans = new ArrayList<>();
        for (JsonNode qualifier : node.path("qualifiers")) {
            JsonNode span = qualifier.path("span");
            spans.add(new Span(
                    kind(qualifier.path("kind").stringValue(""), annotations, line),
                    span.path(0).asInt(),
                    span.path(1).asInt()));
        }
        measures.addThing(thing);
        boolean all = thing;
        for (Span span : spans) {
            boolean found = found(span, parts, characters);
            measures.addQualifier(span.kind(), found);
            all &= found;
        }
        for (Expression.Part part : parts) {
            if (counted(part.kind())) {
                Set<Integer> got = tokens(characters, part.start(), part.end());
                measures.addPart(spans.stream()
                        .filter(span -> span.kind() == same(part.kind()))
                        .anyMatch(span -> tokens(characters, span.start(), span.end()).stream()
                                .anyMatch(got::contains)));
            }
        }
        measures.addExpression(id, all);
    }

    private static boolean found(Span span, List<Expression.Part> parts, int[] text) {
        Set<Integer> expected = tokens(text, span.start(), span.end());
        return parts.stream()
                .filter(part -> same(part.kind()) == span.kind())
                .map(part -> tokens(text, part.start(), part.end()))
                .anyMatch(got -> {
                    got.retainAll(expected);
                    return got.size() >= LEAST_OVERLAP * expected.size();
                });
    }

    private static boolean agrees(Set<Integer> one, Set<Integer> other) {
        Set<Integer> common = new HashSet<>(one);
        common.retainAll(other);
        return common.size() >= LEAST_OVERLAP * (one.size() + other.size() - common.size());
    }

    private static boolean counted(Expression.Kind kind) {
        return kind != Expression.Kind.THING && kind != Expression.Kind.LOOK;
    }

    /** "Larger" says size as "large" does. */
    private static Expression.Kind same(Expression.Kind kind) {
        return kind == Expression.Kind.ORDER ? Expression.Kind.SIZE : kind;
    }

    private static Expression.Kind kind(String name, Path file, int line) {
        try {
            return Expression.Kind.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw UnreadableSetException.forLine(file, line, "\"" + name + "\" is no kind of part");
        }
    }

    /** Where the words (letters and digits) begin. */
    private static Set<Integer> tokens(int[] text, int from, int to) {
        Set<Integer> starts = new HashSet<>();
        for (int i = Math.max(0, from); i < Math.min(text.length, to); i++) {
            boolean first = i == 0 || !Character.isLetterOrDigit(text[i - 1]);
            if (first && Character.isLetterOrDigit(text[i])) {
                starts.add(i);
            }
        }
        return starts;
    }

    private static List<JsonNode> lines(Path file) {
        List<JsonNode> lines = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file);
                BufferedReader reader = new BufferedReader(new InputStreamReader(
                        file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            while (line != null) {
                lines.add(JsonMapper.shared().readTree(line));
                line = reader.readLine();
            }
        } catch (IOException e) {
            throw UnreadableSetException.forFile(file, e);
        } catch (JacksonException e) {
            throw UnreadableSetException.forLine(file, lines.size() + 1, "it is not JSON");
        }
        return lines;
    }
}
