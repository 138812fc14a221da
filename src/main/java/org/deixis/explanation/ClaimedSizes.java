package org.deixis.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sizes in a sentence, each with its unit: they must have been measured, in that unit, of what they stand beside. Where nobody
 * knows how large a pixel is, there are none in millimetres.
 */
final class ClaimedSizes {
    private static final String NUMBER = "(?<![\\p{L}\\d.,])\\d[\\d,]*(?:\\.\\d+)?";
    private static final Pattern SIZE = Pattern.compile(
            "(" + NUMBER + ")(?:\\s*[×x]\\s*(\\d[\\d,]*(?:\\.\\d+)?))?\\s*-?\\s*"
                    + "(mm²|cm²|mm2|cm2|mm|cm|px|pixels?)(?![\\p{L}\\d²³])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER_UNIT = Pattern.compile(
            "(?:\\d|\\b(?:" + String.join("|", ClaimedNumbers.WORDS)
                    + "))\\s*-?\\s*(?:square |cubic )?(?:mm|cm|ml|cc|hu|µm|um|nm|m|inch\\w*|feet|millimet\\w*|centimet\\w*|"
                    + "micromet\\w*|micron\\w*|met(?:er|re)s?|millilit\\w*|lit(?:er|re)s?|pixels?)[²³23]?(?![\\p{L}])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COMPARES =
            Pattern.compile("\\b(?:against|than|versus|vs)\\b", Pattern.CASE_INSENSITIVE);

    private ClaimedSizes() {}

    /** @param start of the first number; {@code unit} is px, mm, mm² or cm² */
    private record Claimed(int start, List<String> numbers, String unit, String words) {}

    static Optional<String> against(CheckedSentence s) {
        String text = s.text().replaceAll("“[^”]*”|\"[^\"]*\"", " ");
        List<Claimed> sizes = claimed(s.text());
        for (Claimed size : sizes) {
            List<String> allowed = Stream.concat(
                            owners(s, size, sizes).stream().flatMap(f -> measured(f, size.unit())),
                            stated(s, size.unit()))
                    .toList();
            if (!allowed.containsAll(size.numbers())) {
                return Optional.of(notMeasured(s, size.words()));
            }
        }
        Matcher other = OTHER_UNIT.matcher(SIZE.matcher(text).replaceAll(" "));
        return other.find() ? Optional.of(notMeasured(s, other.group())) : Optional.empty();
    }

    /** The text without its sizes. */
    static String without(String text) {
        return SIZE.matcher(text).replaceAll(" ");
    }

    private static List<Claimed> claimed(String text) {
        String unquoted = Pattern.compile("“[^”]*”|\"[^\"]*\"")
                .matcher(text)
                .replaceAll(quoted -> " ".repeat(quoted.group().length()));
        List<Claimed> sizes = new ArrayList<>();
        Matcher size = SIZE.matcher(unquoted);
        while (size.find()) {
            sizes.add(new Claimed(
                    size.start(),
                    Stream.of(size.group(1), size.group(2))
                            .filter(Objects::nonNull)
                            .map(number -> number.replace(",", ""))
                            .toList(),
                    unit(size.group(3)),
                    size.group()));
        }
        return sizes;
    }

    private static String unit(String words) {
        String lower = words.toLowerCase(Locale.ROOT).replace('2', '²');
        return lower.startsWith("pixel") ? "px" : lower;
    }

    /** Whose size it is: in comparisons the sizes stand in the order of the names, else behind their name. */
    private static List<Evidence.Finding> owners(CheckedSentence s, Claimed size, List<Claimed> all) {
        List<Mentions.Mention> named =
                s.mentions().stream().filter(m -> !s.meant(m).isEmpty()).toList();
        if (named.isEmpty()) {
            return s.findings();
        }
        if (COMPARES.matcher(s.bare()).find() && named.size() == all.size()) {
            return s.meant(named.get(all.indexOf(size)));
        }
        return named.stream()
                .filter(m -> m.end() <= size.start())
                .reduce((before, after) -> after)
                .map(s::meant)
                .orElseGet(s::findings);
    }

    private static Stream<String> measured(Evidence.Finding f, String unit) {
        Evidence.Measures measures = f.measures();
        if (measures == null) {
            return Stream.empty();
        }
        Evidence.Millimetres mm = measures.millimetres();
        return switch (unit) {
            case "px" ->
                Stream.of(
                                measures.area(),
                                (int) Math.round(measures.longestAxis()),
                                measures.box().width(),
                                measures.box().height())
                        .map(String::valueOf);
            case "mm" -> mm == null ? Stream.empty() : lengths(mm, 1);
            case "cm" -> mm == null ? Stream.empty() : lengths(mm, 10);
            case "mm²" -> mm == null ? Stream.empty() : Stream.of(Lengths.number(mm.area()));
            default -> mm == null ? Stream.empty() : Stream.of(Lengths.number(mm.area() / 100));
        };
    }

    private static Stream<String> lengths(Evidence.Millimetres mm, double unit) {
        return Stream.of(mm.longestAxis(), mm.width(), mm.height()).map(length -> Lengths.number(length / unit));
    }

    /** Sizes in what is cited of the image, e.g. how large the picture is. */
    private static Stream<String> stated(CheckedSentence s, String unit) {
        return s.cited().stream()
                .filter(Evidence.StudyFact.class::isInstance)
                .flatMap(fact -> claimed(((Evidence.StudyFact) fact).statement()).stream())
                .filter(size -> size.unit().equals(unit))
                .flatMap(size -> size.numbers().stream());
    }

    private static String notMeasured(CheckedSentence s, String size) {
        return s.evidence().image().spacing().isPresent()
                ? "“%s” was not measured of what it stands beside.".formatted(size.strip())
                : "A size in “%s” was not measured: only pixels were.".formatted(size.strip());
    }
}
