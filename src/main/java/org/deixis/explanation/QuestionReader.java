package org.deixis.explanation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads a question: its topics by their words, what it is about by the names in it. Safe for use by several threads. */
@Component
final class QuestionReader {
    /** In Unicode code points. */
    static final int LONGEST = 2_000;

    private static final Pattern NUMBERED = Pattern.compile(
            "(?:#|\\b(?:finding|number|region|area|no\\.?)\\s+)(\\d{1,3})\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMED = Pattern.compile(
            "^(?:(?:and|so|but|then)\\s+)?(?:(?:is|are) there|there (?:is|are)|(?:do|can|could|did) you (?:see|find|locate|spot|look for)|"
                    + "do i have|does (?:he|she|the patient|this patient) have|where (?:is|are)|"
                    + "how (?:large|big|sure|certain|wide|long|many)(?: (?:is|are)(?: (?:you|we) (?:of|about))?)?|"
                    + "show me|locate|find|what about|any|which side is)"
                    + "(?:\\s+(?:an?|any|the|some|also|certainly|definitely))*"
                    + "(?:\\s+(?:signs?|evidence|trace|kind) of(?:\\s+(?:an?|the))?)?\\s+(.+)$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TAIL = Pattern.compile(
            "(?:\\s+(?:in|on|of) (?:this|the|my|that) (?:image|picture|x-?ray|scan|film|photo\\w*)|\\s+(?:here|present|"
                    + "visible|anywhere|there|please|located))+$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_NAME = Pattern.compile(
            "\\b(anything|something|nothing|everything|things?|it|that|this|they|these|those|you|i|me|regions?|areas?|"
                    + "findings?|similar|cases?|report|image|picture|located|were|was|not|and|what|which|else)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_NAME = 60;

    private final Mentions mentions;

    QuestionReader(Mentions mentions) {
        this.mentions = mentions;
    }

    Question read(String text, EvidenceSet evidence) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        List<Evidence.Finding> findings = evidence.findings();
        List<Evidence.Finding> targets = new ArrayList<>();
        List<String> unlooked = new ArrayList<>();
        numbered(line, findings).forEach(targets::add);
        List<Mentions.Mention> named = mentions.and(findings).in(line);
        String rest = line;
        for (Mentions.Mention mention : named.reversed()) {
            rest = rest.substring(0, mention.start()) + "§" + rest.substring(mention.end());
        }
        for (Mentions.Mention mention : named) {
            List<Evidence.Finding> exactly = meant(mention, findings);
            List<Evidence.Finding> meant = exactly.isEmpty() ? loosely(mention.words(), findings) : exactly;
            targets.addAll(meant);
            if (meant.isEmpty()) {
                unlooked.add(mention.words());
            }
        }
        if (named.isEmpty() && targets.isEmpty()) {
            name(line).ifPresent(words -> {
                List<Evidence.Finding> loosely = loosely(words, findings);
                targets.addAll(loosely);
                if (loosely.isEmpty()) {
                    unlooked.add(words);
                }
            });
        }
        return new Question(
                line,
                topics(rest.toLowerCase(Locale.ROOT)),
                targets.stream().distinct().toList(),
                unlooked.stream().distinct().toList());
    }

    private static Set<Topic> topics(String lowerCase) {
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        for (Topic topic : Topic.values()) {
            if (topic.isIn(lowerCase)) {
                topics.add(topic);
            }
        }
        return topics;
    }

    private static Stream<Evidence.Finding> numbered(String line, List<Evidence.Finding> findings) {
        Matcher matcher = NUMBERED.matcher(line);
        List<Integer> numbers = new ArrayList<>();
        while (matcher.find()) {
            numbers.add(Integer.valueOf(matcher.group(1)));
        }
        return findings.stream().filter(f -> numbers.contains(f.number()));
    }

    /** Findings of these very words first; else of what they mean; else of its parts. */
    private static List<Evidence.Finding> meant(Mentions.Mention mention, List<Evidence.Finding> findings) {
        List<Evidence.Finding> typed = findings.stream()
                .filter(f -> f.phrase().equalsIgnoreCase(mention.words()))
                .toList();
        if (!typed.isEmpty()) {
            return typed;
        }
        List<Evidence.Finding> same = findings.stream().filter(mention::of).toList();
        return !same.isEmpty()
                ? same
                : findings.stream()
                        .filter(f -> f.parent() != null && mention.ids().contains(f.parent()))
                        .toList();
    }

    private static Optional<String> name(String line) {
        Matcher matcher = NAMED.matcher(line.replaceAll("[?!.,;:]+", " ").strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String words = TAIL.matcher(matcher.group(1)).replaceFirst("").strip();
        return words.isEmpty()
                        || words.length() > LONGEST_NAME
                        || NO_NAME.matcher(words).find()
                ? Optional.empty()
                : Optional.of(words);
    }

    /** "Opacity" for ground-glass opacity: the last word of a finding's name, of one finding alone. */
    private static List<Evidence.Finding> loosely(String words, List<Evidence.Finding> findings) {
        String wanted = Mentions.stem(words);
        List<Evidence.Finding> ending = findings.stream()
                .filter(f -> f.kind() != null
                        && Mentions.stem(f.name().substring(f.name().lastIndexOf(' ') + 1))
                                .equals(wanted))
                .toList();
        return ending.size() == 1 ? ending : List.of();
    }
}
