package org.deixis.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.deixis.language.PhraseParser;
import org.jspecify.annotations.Nullable;

/** The lists in {@code data/evaluation}, or those that stand in for them. UTF-8; lines that begin with # are comments. */
final class TrialLists {
    private static final String FOLDER = "data/evaluation/";
    private static final String NONSENSE = "nonsense.txt";
    private static final String PARAPHRASES = "paraphrases.tsv";

    private TrialLists() {}

    /** One phrase a line; a phrase that stands there twice counts once. */
    static List<String> nonsense(@Nullable Path file) {
        LinkedHashSet<String> phrases = new LinkedHashSet<>();
        for (Line line : lines(file, NONSENSE)) {
            phrases.add(checked(line, line.text().strip()));
        }
        return List.copyOf(phrases);
    }

    /** A label id, a tab and a phrase a line; by label id. */
    static Map<String, List<String>> paraphrases(@Nullable Path file) {
        Map<String, List<String>> byLabel = new TreeMap<>();
        for (Line line : lines(file, PARAPHRASES)) {
            String[] parts = line.text().split("\t", -1);
            if (parts.length != 2 || parts[0].isBlank()) {
                throw UnreadableSetException.forLine(
                        line.file(), line.number(), "it is not a label, a tab and a phrase");
            }
            byLabel.computeIfAbsent(parts[0].strip(), key -> new ArrayList<>()).add(checked(line, parts[1].strip()));
        }
        return byLabel;
    }

    private static String checked(Line line, String phrase) {
        if (phrase.isEmpty() || phrase.contains(";")) {
            throw UnreadableSetException.forLine(
                    line.file(), line.number(), "it has no phrase, or several with ; between them");
        }
        if (phrase.codePointCount(0, phrase.length()) > PhraseParser.LONGEST_PHRASE) {
            throw UnreadableSetException.forLine(
                    line.file(),
                    line.number(),
                    "its phrase is longer than " + PhraseParser.LONGEST_PHRASE + " characters");
        }
        return phrase;
    }

    private record Line(Path file, int number, String text) {}

    private static List<Line> lines(@Nullable Path given, String packaged) {
        Path file = given == null ? Path.of(FOLDER + packaged) : given;
        List<Line> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                given == null ? packaged(packaged) : Files.newInputStream(given),
                StandardCharsets.UTF_8.newDecoder()))) {
            int number = 0;
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                number++;
                if (!text.isBlank() && !text.startsWith("#")) {
                    lines.add(new Line(file, number, text));
                }
            }
        } catch (IOException e) {
            throw UnreadableSetException.forFile(file, e);
        }
        return lines;
    }

    private static InputStream packaged(String name) {
        return Objects.requireNonNull(
                TrialLists.class.getResourceAsStream("/" + FOLDER + name), () -> FOLDER + name + " is not packaged");
    }
}
