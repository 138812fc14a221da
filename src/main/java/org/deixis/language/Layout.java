package org.deixis.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a report is laid out: headings, sentences, languages, after {@code data/vocabulary/sentences/sections.yaml}. Immutable. */
final class Layout {
    static final String FILE = "sentences/sections.yaml";

    /** A longer sentence is read in pieces, in code points. */
    static final int LONGEST_SENTENCE = 2_000;

    private final Map<String, Report.Section> byHeading = new LinkedHashMap<>();
    private final Pattern heading;
    private final Set<String> abbreviations;
    private final Map<String, Set<String>> languages = new LinkedHashMap<>();

    /** Code points from {@code start} to {@code end}, without white space at either. */
    record Sentence(int start, int end) {}

    Layout(VocabularyEntry root, Set<String> english) {
        root.allow(Set.of("sections", "abbreviations", "languages"));
        for (VocabularyEntry section : root.entries("sections")) {
            section.allow(Set.of("name", "headings", "reason", "message"));
            Mention.Refusal refusal =
                    section.has("reason") ? new Mention.Refusal(section.text("reason"), section.text("message")) : null;
            for (String words : section.texts("headings")) {
                byHeading.put(words, new Report.Section(section.text("name"), 0, 0, refusal));
            }
        }
        heading = heading(byHeading.keySet());
        abbreviations = Set.copyOf(root.texts("abbreviations"));
        VocabularyEntry words = root.entry("languages");
        for (String language : words.keys()) {
            Set<String> own = new HashSet<>(words.texts(language));
            own.removeAll(english);
            languages.put(language, Set.copyOf(own));
        }
    }

    private static Pattern heading(Set<String> headings) {
        List<String> longest = headings.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        String any = longest.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        String capitals = longest.stream()
                .map(words -> Pattern.quote(words.toUpperCase(Locale.ROOT)))
                .collect(Collectors.joining("|"));
        return Pattern.compile("(?m)(?:^[ \\t*#-]{0,8}((?i:" + any + "))[ \\t*]{0,4}:)|(?:^[ \\t]{0,8}(" + capitals
                + ")[ \\t]{0,8}$)|(?:(?<![\\p{L}])(" + capitals + ")[ \\t]{0,4}:)");
    }

    boolean hasHeading(String text) {
        return heading.matcher(text).find();
    }

    List<Report.Section> sections(String text) {
        int[] codePointAt = new int[text.length() + 1];
        for (int i = 0, point = 0; i < text.length(); i++) {
            codePointAt[i] = point;
            point += Character.isHighSurrogate(text.charAt(i))
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1))
                    ? 0
                    : 1;
            codePointAt[i + 1] = point;
        }
        List<Report.Section> sections = new ArrayList<>();
        Report.Section open = new Report.Section("", 0, 0, null);
        int from = 0;
        Matcher next = heading.matcher(text);
        while (next.find()) {
            if (next.start() > from) {
                sections.add(
                        new Report.Section(open.name(), codePointAt[from], codePointAt[next.start()], open.refusal()));
            }
            String words =
                    next.group(1) != null ? next.group(1) : next.group(2) != null ? next.group(2) : next.group(3);
            open = byHeading.getOrDefault(words.toLowerCase(Locale.ROOT), open);
            from = next.end();
        }
        if (from < text.length()) {
            sections.add(
                    new Report.Section(open.name(), codePointAt[from], codePointAt[text.length()], open.refusal()));
        }
        return sections;
    }

    List<Sentence> sentences(int[] text, int from, int to) {
        List<Sentence> sentences = new ArrayList<>();
        int start = from;
        for (int i = from; i < to; i++) {
            boolean cut = i - start >= LONGEST_SENTENCE && Character.isWhitespace(text[i]);
            if (cut || i - start >= 2 * LONGEST_SENTENCE || ends(text, i, start, to)) {
                add(sentences, text, start, i + 1);
                start = i + 1;
            }
        }
        add(sentences, text, start, to);
        return sentences;
    }

    private static void add(List<Sentence> sentences, int[] text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && PhraseParser.empty(text[start])) {
            start++;
        }
        while (end > start && PhraseParser.empty(text[end - 1])) {
            end--;
        }
        if (end > start) {
            sentences.add(new Sentence(start, end));
        }
    }

    private boolean ends(int[] text, int i, int start, int to) {
        int character = text[i];
        if (character == '\n' || character == '\r') {
            return endsLine(text, i, to);
        }
        if (character == '?' || character == '!') {
            return !Token.asks(text, i, start, to);
        }
        if (character != '.') {
            return false;
        }
        if (i + 1 == to) {
            return true;
        }
        boolean glued = Character.isUpperCase(text[i + 1]) && i > start && Character.isLowerCase(text[i - 1]);
        return glued || (Character.isWhitespace(text[i + 1]) && !abbreviated(text, i, start));
    }

    /** A line that goes on in small letters is wrapped; any other is a sentence of its own. */
    private static boolean endsLine(int[] text, int i, int to) {
        int next = i + 1;
        while (next < to && (text[next] == ' ' || text[next] == '\t' || text[next] == '\r')) {
            next++;
        }
        return next == to || !Character.isLowerCase(text[next]);
    }

    private boolean abbreviated(int[] text, int dot, int start) {
        int from = dot;
        while (from > start && (Character.isLetterOrDigit(text[from - 1]) || text[from - 1] == '.')) {
            from--;
        }
        String word = new String(text, from, dot - from).toLowerCase(Locale.ROOT);
        boolean number = !word.isEmpty() && word.length() <= 2 && word.chars().allMatch(Character::isDigit);
        boolean first = start == from || new String(text, start, from - start).isBlank();
        return (number && first) || (abbreviations.contains(word) && !followedByCapital(text, dot));
    }

    private static boolean followedByCapital(int[] text, int dot) {
        return dot + 2 < text.length && Character.isUpperCase(text[dot + 2]);
    }

    /** The language other than English that the words speak for, or empty text. */
    String foreign(List<String> words) {
        String likeliest = "";
        long most = Math.max(2, words.size() / 8);
        for (Map.Entry<String, Set<String>> language : languages.entrySet()) {
            long own = words.stream().filter(language.getValue()::contains).count();
            if (own > most) {
                most = own;
                likeliest = language.getKey();
            }
        }
        return likeliest;
    }
}
