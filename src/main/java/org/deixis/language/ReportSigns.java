package org.deixis.language;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells the sentences of a report from a list of phrases, by their form alone. */
final class ReportSigns {
    private static final Set<String> VERBS = Set.of(
            "is",
            "are",
            "was",
            "were",
            "appears",
            "appear",
            "remains",
            "remain",
            "has",
            "have",
            "shows",
            "demonstrates",
            "noted",
            "seen",
            "identified");

    /** Sentences begin with them though a request may too. */
    private static final Set<String> BEGINNINGS =
            Set.of("the", "a", "an", "this", "these", "that", "all", "any", "every");

    private static final Pattern SENTENCES = Pattern.compile("[\\p{L}\\d)]\\. +\\p{Lu}");

    private final Wording wording;

    ReportSigns(Wording wording) {
        this.wording = wording;
    }

    /** Whether every line is made of sentences. */
    boolean inEveryLine(String text) {
        if (text.indexOf(';') >= 0 && text.indexOf(". ") < 0) {
            return false;
        }
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return !lines.isEmpty()
                && lines.stream().allMatch(this::hasSentences)
                && lines.stream().anyMatch(line -> hasVerb(line) || severalSentences(line) || lines.size() > 1);
    }

    private boolean hasSentences(String line) {
        return !asks(line) && (line.strip().endsWith(".") || severalSentences(line) || hasVerb(line));
    }

    static boolean severalSentences(String text) {
        return SENTENCES.matcher(text).find();
    }

    private boolean asks(String line) {
        List<String> words = Words.of(line);
        return line.strip().endsWith("?")
                || words.isEmpty()
                || (wording.framing().request(words).isPresent() && !BEGINNINGS.contains(words.getFirst()));
    }

    private boolean hasVerb(String line) {
        List<String> words = Words.of(line);
        boolean deniesSeveral = wording.framing().denial(words).isPresent()
                && (words.contains("or") || words.contains("and") || line.indexOf(',') >= 0)
                && line.strip().endsWith(".");
        return words.size() > 2 && (deniesSeveral || words.stream().anyMatch(VERBS::contains));
    }
}
