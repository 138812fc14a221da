package org.deixis.explanation;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deixis.imaging.BoundingBox;

/** Numbers without a unit: each must be one of the cited evidence's own, and belong to what it stands beside. */
final class ClaimedNumbers {
    static final List<String> WORDS = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\d.,])\\d[\\d,]*(?:\\.\\d+)?");
    private static final Pattern COUNT = Pattern.compile(
            "\\b(\\d+|" + String.join("|", WORDS)
                    + "|several|multiple|many|single|a pair of|both|numerous)\\s+(?:\\w+\\s+)?"
                    + "(?:regions?|areas?|parts?|spots?|foci|lesions?|nodules?|outlines?|patches)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COUNT_BEFORE_NAME = Pattern.compile(
            "\\b(" + String.join("|", WORDS)
                    + "|several|multiple|many|numerous|\\d+)\\s+(?:the\\s+)?(?:possible\\s+)?$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OWN_SCORE = Pattern.compile("^\\s*\\(?(?:is |was )?visible (\\d\\.\\d+)");
    private static final Pattern UNMEASURED = Pattern.compile(
            "\\b(?:large|small|massive|huge|tiny|extensive|severe|mild|moderate|diffuse|subtle|acute|chronic|half|thirds?|"
                    + "quarters?|most of|majority|twice|double|triple|new|growing|big|minor|major|hundreds?|dozens?|million)\\b",
            Pattern.CASE_INSENSITIVE);

    private ClaimedNumbers() {}

    static Optional<String> against(CheckedSentence s) {
        Matcher unmeasured = UNMEASURED.matcher(s.withoutNames().replaceAll("the \\w+ thirds? of the picture", " "));
        if (unmeasured.find()) {
            return Optional.of("“%s” was not measured.".formatted(unmeasured.group()));
        }
        return counts(s).or(() -> beside(s)).or(() -> unknown(s));
    }

    private static Optional<String> counts(CheckedSentence s) {
        Matcher count = COUNT.matcher(s.bare());
        while (count.find()) {
            String said = count.group(1);
            if (s.findings().stream().noneMatch(f -> isCount(said, f.regions().size()))) {
                return Optional.of("“%s”: the evidence counts otherwise.".formatted(count.group()));
            }
        }
        for (Mentions.Mention mention : s.mentions()) {
            Matcher before = COUNT_BEFORE_NAME.matcher(s.bare().substring(0, mention.start()));
            if (before.find()
                    && s.meant(mention).stream()
                            .noneMatch(f -> isCount(before.group(1), f.regions().size()))) {
                return Optional.of(
                        "“%s %s”: the evidence counts otherwise.".formatted(before.group(1), mention.words()));
            }
        }
        return Optional.empty();
    }

    private static boolean isCount(String said, int regions) {
        String lower = said.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "single" -> regions == 1;
            case "several", "multiple", "many", "numerous" -> regions > 2;
            case "both", "a pair of" -> regions == 2;
            default -> WORDS.contains(lower) ? WORDS.indexOf(lower) == regions : lower.equals(String.valueOf(regions));
        };
    }

    /** A score that stands beside a name is that thing's. */
    private static Optional<String> beside(CheckedSentence s) {
        for (Mentions.Mention mention : s.mentions()) {
            List<Evidence.Finding> meant = s.meant(mention);
            Matcher score = OWN_SCORE.matcher(s.text().substring(mention.end()));
            if (score.find()
                    && meant.stream()
                            .noneMatch(f ->
                                    f.score() != null && shown(f.score(), 2).equals(score.group(1)))) {
                return Optional.of("The score of “%s” is another.".formatted(mention.words()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> unknown(CheckedSentence s) {
        Set<String> allowed = allowed(s);
        Matcher number = NUMBER.matcher(ClaimedSizes.without(withoutNames(s)));
        while (number.find()) {
            String plain = number.group().replace(",", "");
            if (!allowed.contains(plain)) {
                return Optional.of(
                        "The number %s is not in the evidence that the sentence cites.".formatted(number.group()));
            }
        }
        return Optional.empty();
    }

    /** Numbers in names ("L4-L5") are no claims; those in honest formulas ("visible 0.97") are. */
    private static String withoutNames(CheckedSentence s) {
        StringBuilder text = new StringBuilder(s.text());
        s.mentions().forEach(m -> text.replace(m.start(), m.end(), "x".repeat(m.end() - m.start())));
        return text.toString().replaceAll("“[^”]*”|\"[^\"]*\"", " ");
    }

    private static Set<String> allowed(CheckedSentence s) {
        Set<String> numbers = new HashSet<>();
        for (Evidence evidence : s.cited()) {
            switch (evidence) {
                case Evidence.Finding finding -> of(finding, numbers);
                case Evidence.Disagreement d -> {} // told word for word
                case Evidence.OfOtherImage of -> {}
                case Evidence.CardFact fact -> in(fact.statement(), numbers);
                case Evidence.StudyFact fact -> in(fact.statement(), numbers);
                case Evidence.Policy policy -> in(policy.statement(), numbers);
                case Evidence.Pair pair -> {}
            }
        }
        ratios(s.findings(), numbers);
        if (s.mentions().isEmpty()) {
            numbers.add(String.valueOf(s.findings().size()));
            numbers.add(String.valueOf(s.evidence().findings().size()));
        }
        return numbers;
    }

    private static void of(Evidence.Finding f, Set<String> numbers) {
        numbers.add(String.valueOf(f.number()));
        if (f.score() != null && f.scoreShown() != null && f.scoreShown().startsWith("visible")) {
            numbers.add(shown(f.score(), 2));
        }
        Evidence.Measures measures = f.measures();
        if (measures == null) {
            return;
        }
        numbers.add(String.valueOf(f.regions().size()));
        numbers.add(String.valueOf(measures.area()));
        percents(measures.share(), numbers);
        numbers.add(String.valueOf(Math.round(measures.longestAxis())));
        BoundingBox box = measures.box();
        for (int edge : new int[] {
            box.x(), box.y(), box.width(), box.height(), box.x() + box.width() - 1, box.y() + box.height() - 1
        }) {
            numbers.add(String.valueOf(edge));
        }
        measures.overlaps().forEach(o -> percents(o.share(), numbers));
    }

    private static void percents(double share, Set<String> numbers) {
        numbers.add(String.valueOf(Math.round(100 * share)));
        numbers.add(shown(100 * share, 1));
    }

    private static void ratios(List<Evidence.Finding> findings, Set<String> numbers) {
        for (Evidence.Finding a : findings) {
            for (Evidence.Finding b : findings) {
                Evidence.Measures of = a.measures();
                Evidence.Measures to = b.measures();
                if (of != null && to != null && of.area() > to.area()) {
                    numbers.add(shown((double) of.area() / to.area(), 2));
                }
            }
        }
    }

    private static void in(String statement, Set<String> numbers) {
        NUMBER.matcher(statement)
                .results()
                .forEach(hit -> numbers.add(hit.group().replace(",", "")));
    }

    private static String shown(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
