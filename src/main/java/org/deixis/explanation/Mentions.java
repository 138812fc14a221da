package org.deixis.explanation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.deixis.language.Concept;
import org.deixis.language.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Finds the names of things in running text: the vocabulary's names and synonyms, whole words, the longest first,
 * singular or plural. No vectors, no repair of typos: words either are a name or are none. Safe for use by several
 * threads.
 */
@Component
final class Mentions {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final int SHORTEST_NAME = 3;

    private final Map<String, Set<String>> idsByKey = new HashMap<>();
    private final Map<String, Integer> longestFrom = new HashMap<>();
    private final @Nullable Mentions others;

    @Autowired
    Mentions(Vocabulary vocabulary) {
        this.others = null;
        for (Concept concept : vocabulary.concepts()) {
            Stream.concat(Stream.of(concept.name()), concept.synonyms().stream())
                    .forEach(name -> add(name, concept.id()));
        }
    }

    private Mentions(Mentions vocabulary, List<Evidence.Finding> findings) {
        this.others = vocabulary;
        for (Evidence.Finding finding : findings) {
            add(finding.name(), finding.id());
            add(finding.phrase(), finding.id());
            add("area " + finding.number(), finding.id());
        }
    }

    /**
     * @param start first character
     * @param end one past the last character
     * @param words as they stand in the text
     * @param ids concepts' ids, and ids of findings whose words these are
     */
    record Mention(int start, int end, String words, Set<String> ids) {
        /** "Area 4": how plain words call what they do not name. */
        boolean isNumbered() {
            return words.matches("(?i)areas? \\d+");
        }

        boolean of(Evidence.Finding finding) {
            return ids.contains(finding.id()) || finding.concept() != null && ids.contains(finding.concept());
        }
    }

    private record Word(int start, int end, String stem) {}

    /** The same, and the words of these findings as names of them. */
    Mentions and(List<Evidence.Finding> findings) {
        return new Mentions(this, findings);
    }

    /** In order, not overlapping. */
    List<Mention> in(String text) {
        List<Word> words = words(text);
        List<Mention> mentions = new ArrayList<>();
        for (int from = 0; from < words.size(); from++) {
            int most = Math.min(longest(words.get(from).stem()), words.size() - from);
            for (int n = most; n > 0; n--) {
                List<Word> run = words.subList(from, from + n);
                Set<String> ids = ids(key(run));
                if (!ids.isEmpty()) {
                    int start = run.getFirst().start();
                    int end = run.getLast().end();
                    mentions.add(new Mention(start, end, text.substring(start, end), Set.copyOf(ids)));
                    from += n - 1;
                    break;
                }
            }
        }
        return mentions;
    }

    private Set<String> ids(String key) {
        Set<String> own = idsByKey.getOrDefault(key, Set.of());
        Set<String> further = others == null ? Set.of() : others.ids(key);
        if (own.isEmpty() || further.isEmpty()) {
            return own.isEmpty() ? further : own;
        }
        Set<String> both = new LinkedHashSet<>(own);
        both.addAll(further);
        return both;
    }

    private int longest(String stem) {
        return Math.max(longestFrom.getOrDefault(stem, 0), others == null ? 0 : others.longest(stem));
    }

    private void add(String name, String id) {
        List<Word> words = words(name);
        if (words.isEmpty() || name.length() < SHORTEST_NAME) {
            return;
        }
        idsByKey.computeIfAbsent(key(words), key -> new LinkedHashSet<>()).add(id);
        longestFrom.merge(words.getFirst().stem(), words.size(), Math::max);
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(new Word(matcher.start(), matcher.end(), stem(matcher.group())));
        }
        return words;
    }

    private static String key(List<Word> words) {
        return String.join(" ", words.stream().map(Word::stem).toList());
    }

    /** Singular of regular plurals; British spellings as American ones where one letter tells them apart. */
    static String stem(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        String spelt =
                lower.replace("oedema", "edema").replace("tumour", "tumor").replace("haem", "hem");
        if (spelt.length() < 4 || Arrays.asList("ss", "us", "is").contains(spelt.substring(spelt.length() - 2))) {
            return spelt;
        }
        if (spelt.endsWith("ies")) {
            return spelt.substring(0, spelt.length() - 3) + "y";
        }
        if (spelt.endsWith("sses") || spelt.endsWith("xes")) {
            return spelt.substring(0, spelt.length() - 2);
        }
        return spelt.endsWith("s") ? spelt.substring(0, spelt.length() - 1) : spelt;
    }
}
