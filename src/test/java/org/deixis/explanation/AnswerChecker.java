package org.deixis.explanation;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.deixis.inference.EvidenceTier;
import org.deixis.study.Verdict;

/**
 * Reads an answer's sentences back and holds every number, side and verdict in them against the plain facts. Knows
 * nothing of how the narrator or the guards work: it computes with the rectangles.
 */
final class AnswerChecker {
    private static final Set<String> DISEASES = Set.of(
            "opacity", "consolidation", "pneumothorax", "effusion", "polyp", "pneumonia", "edema", "nodule", "cancer");

    private final Map<String, ChestCase.Fact> facts;
    private final double pixel;

    AnswerChecker(List<ChestCase.Fact> facts) {
        this(facts, Double.NaN);
    }

    /** @param pixel side of a pixel in mm; NaN where it is not known */
    AnswerChecker(List<ChestCase.Fact> facts, double pixel) {
        this.pixel = pixel;
        this.facts = facts.stream().collect(Collectors.toMap(ChestCase.Fact::id, fact -> fact));
    }

    /** What is wrong with the answer; nothing where it agrees with the facts. */
    List<String> faults(Answer answer, ReadingLevel level) {
        List<String> faults = new ArrayList<>();
        for (Sentence sentence : answer.sentences()) {
            List<String> own = new ArrayList<>();
            check(sentence, answer.evidence(), level, own);
            own.forEach(fault -> faults.add(fault + ": " + sentence.text() + " " + sentence.evidence()));
        }
        return faults;
    }

    private void check(Sentence sentence, EvidenceSet evidence, ReadingLevel level, List<String> faults) {
        String text = sentence.text();
        if (sentence.evidence().isEmpty()) {
            faults.add("cites nothing");
        }
        sentence.evidence().stream()
                .filter(id -> evidence.find(id).isEmpty())
                .forEach(id -> faults.add("cites " + id + ", which is not there"));
        if (!text.matches("(?s)[A-Z“0-9].*[.…?!”]")) {
            faults.add("is no sentence");
        }
        List<ChestCase.Fact> cited = sentence.evidence().stream()
                .filter(facts::containsKey)
                .map(facts::get)
                .toList();
        if (cited.isEmpty()) {
            return;
        }
        verdicts(text, cited, faults);
        scores(text, cited, faults);
        sizes(text, cited, faults);
        millimetres(text, cited, faults);
        places(text, cited, faults);
        tiers(text, cited, faults);
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("does not mean absent|text says that .* absent", "");
        if (Pattern.compile("\\bno [a-z]|\\babsent|\\bnormal\\b|\\brule[sd] out\\b|\\bclear\\b")
                .matcher(plain.replaceAll("whether .* normal was not assessed|no diagnosis|not to be ruled out", ""))
                .find()) {
            faults.add("states absence or normality");
        }
        if (level == ReadingLevel.PATIENT) {
            DISEASES.stream().filter(plain::contains).forEach(name -> faults.add("names " + name));
        }
    }

    private static void verdicts(String text, List<ChestCase.Fact> cited, List<String> faults) {
        String said = text.replaceAll("“[^”]*”", "").replaceAll("(Not located|Not found) does not mean absent", "");
        if (said.contains("absent") && said.contains("text says")) {
            all(cited, Verdict.NEGATED, faults);
        } else if (said.matches("(?is).*\\bnot something\\b.*")) {
            all(cited, Verdict.NOT_FOUND, faults);
        } else if (said.matches("(?is).*\\bnot (located|outlined|found)\\b.*")) {
            all(cited, Verdict.NOT_FOUND, faults);
        } else if (said.matches("(?is).*\\bnot taught\\b.*")) {
            all(cited, Verdict.OUTSIDE_VOCABULARY, faults);
        } else if (said.matches("(?is).*\\b(is|are) possible\\b.*|Possible:.*|.*not sure.*")) {
            all(cited, Verdict.UNSURE, faults);
        } else if (said.matches("(?is).*\\b(was|were) (located|found)\\b.*|Located:.*")
                && !said.contains("follow from")) {
            all(cited, Verdict.FOUND, faults);
        }
        for (ChestCase.Fact fact : cited) {
            String name = Pattern.quote(fact.phrase());
            if (fact.verdict() == Verdict.UNSURE
                    && text.matches("(?is).*\\b(the|a|an|of) " + name + "\\b.*")
                    && !text.matches("(?is).*\\b(possible|may)\\b.*")) {
                faults.add("speaks of " + fact.phrase() + " as if it were sure");
            }
        }
    }

    private static void all(List<ChestCase.Fact> cited, Verdict verdict, List<String> faults) {
        cited.stream()
                .filter(fact -> fact.verdict() != verdict)
                .forEach(fact ->
                        faults.add("says %s of %s, which is %s".formatted(verdict, fact.phrase(), fact.verdict())));
    }

    private static void scores(String text, List<ChestCase.Fact> cited, List<String> faults) {
        Matcher any = Pattern.compile("visible (\\d\\.\\d+)").matcher(text);
        while (any.find()) {
            if (cited.stream().noneMatch(fact -> scored(fact, any.group(1)))) {
                faults.add("score " + any.group(1));
            }
        }
        for (ChestCase.Fact fact : cited) {
            Matcher own = Pattern.compile(
                            Pattern.quote(fact.phrase()) + " \\(?visible (\\d\\.\\d+)", Pattern.CASE_INSENSITIVE)
                    .matcher(text);
            while (own.find()) {
                if (!scored(fact, own.group(1))) {
                    faults.add("score of " + fact.phrase());
                }
            }
        }
        Matcher counted = Pattern.compile("of ([\\d,]+) test phrases scored like this, ([\\d,]+) were")
                .matcher(text);
        if (counted.find()) {
            for (ChestCase.Fact fact : cited) {
                String expected = fact.score() == null
                        ? "?"
                        : fact.score() >= 0.9
                                ? "1,080/1,070"
                                : fact.score() >= 0.8 ? "88/73" : fact.score() >= 0.2 ? "76/27" : "475/11";
                if (!expected.equals(counted.group(1) + "/" + counted.group(2))) {
                    faults.add("calibration of " + fact.phrase());
                }
            }
        }
    }

    private static boolean scored(ChestCase.Fact fact, String shown) {
        return fact.score() != null
                && String.format(Locale.ROOT, "%.2f", fact.score()).equals(shown);
    }

    private static void sizes(String text, List<ChestCase.Fact> cited, List<String> faults) {
        Matcher cover = Pattern.compile(
                        "covers? ([\\d,]+) px, ([\\d.]+) % of the picture; the longest axis is (\\d+) px and"
                                + " the box (\\d+) × (\\d+) px")
                .matcher(text);
        if (cover.find()) {
            ChestCase.Fact fact = cited.getFirst();
            Rectangle box = box(fact);
            Rectangle largest = fact.parts().getFirst();
            expect("area", String.format(Locale.ROOT, "%,d", area(fact)), cover.group(1), faults);
            expect(
                    "share",
                    String.format(Locale.ROOT, "%.1f", 100.0 * area(fact) / (ChestCase.WIDTH * ChestCase.HEIGHT)),
                    cover.group(2),
                    faults);
            expect(
                    "axis",
                    String.valueOf(Math.round(Math.hypot(largest.width - 1, largest.height - 1))),
                    cover.group(3),
                    faults);
            expect("width", String.valueOf(box.width), cover.group(4), faults);
            expect("height", String.valueOf(box.height), cover.group(5), faults);
        } else if (text.contains("cover ") && text.contains(" px")) {
            faults.add("size in a form that is not checked");
        }
        Matcher share = Pattern.compile("covers? ([\\d.]+) % of the picture").matcher(text);
        if (share.find()) {
            expect("share", share(cited.getFirst()), share.group(1), faults);
        }
        Matcher about = Pattern.compile("about (\\d+) % of the picture").matcher(text);
        if (about.find()) {
            expect(
                    "share",
                    String.valueOf(Math.round(100.0 * area(cited.getFirst()) / (ChestCase.WIDTH * ChestCase.HEIGHT))),
                    about.group(1),
                    faults);
        }
        Matcher within = Pattern.compile("(\\d+) % of the area is within").matcher(text);
        if (within.find()) {
            Set<Integer> inner = pixels(cited.get(0));
            Set<Integer> common = new HashSet<>(inner);
            common.retainAll(pixels(cited.get(1)));
            expect(
                    "overlap",
                    String.valueOf(Math.round(100.0 * common.size() / inner.size())),
                    within.group(1),
                    faults);
        }
        Matcher regions = Pattern.compile("outlined as (\\d+) region").matcher(text);
        if (regions.find()) {
            expect("regions", String.valueOf(cited.getFirst().parts().size()), regions.group(1), faults);
        }
        Matcher larger = Pattern.compile("larger than .*: ([\\d,]+) px against ([\\d,]+) px, ([\\d.]+) times")
                .matcher(text);
        if (larger.find()) {
            expect("larger", String.format(Locale.ROOT, "%,d", area(cited.get(0))), larger.group(1), faults);
            expect("smaller", String.format(Locale.ROOT, "%,d", area(cited.get(1))), larger.group(2), faults);
            expect(
                    "ratio",
                    String.format(Locale.ROOT, "%.2f", (double) area(cited.get(0)) / area(cited.get(1))),
                    larger.group(3),
                    faults);
            if (area(cited.get(0)) <= area(cited.get(1))) {
                faults.add("calls the smaller one larger");
            }
        }
        if (text.contains("do not overlap")) {
            Set<Integer> common = new HashSet<>(pixels(cited.get(0)));
            common.retainAll(pixels(cited.get(1)));
            expect("common pixels", "0", String.valueOf(common.size()), faults);
        }
        Matcher corners =
                Pattern.compile("box x (\\d+) to (\\d+), y (\\d+) to (\\d+)").matcher(text);
        if (corners.find()) {
            Rectangle box = box(cited.getFirst());
            expect(
                    "corners",
                    "%d %d %d %d".formatted(box.x, box.x + box.width - 1, box.y, box.y + box.height - 1),
                    "%s %s %s %s".formatted(corners.group(1), corners.group(2), corners.group(3), corners.group(4)),
                    faults);
        }
    }

    private void millimetres(String text, List<ChestCase.Fact> cited, List<String> faults) {
        Matcher cover = Pattern.compile(
                        "covers? an estimated ([\\d.]+) (mm²|cm²) at the detector, ([\\d.]+) % of the picture; the longest axis is"
                                + " ([\\d.]+) mm and the box ([\\d.]+) × ([\\d.]+) mm")
                .matcher(text);
        Matcher against = Pattern.compile("larger than .*: ([\\d.]+) (cm²) against ([\\d.]+) cm², ([\\d.]+) times")
                .matcher(text);
        if (cover.find()) {
            ChestCase.Fact fact = cited.getFirst();
            Rectangle largest = fact.parts().getFirst();
            expect("area", square(fact, cover.group(2)), cover.group(1), faults);
            expect("share", share(fact), cover.group(3), faults);
            expect("axis", decimal(pixel * Math.hypot(largest.width - 1, largest.height - 1)), cover.group(4), faults);
            expect("width", decimal(pixel * box(fact).width), cover.group(5), faults);
            expect("height", decimal(pixel * box(fact).height), cover.group(6), faults);
        } else if (against.find()) {
            expect("larger", square(cited.get(0), against.group(2)), against.group(1), faults);
            expect("smaller", square(cited.get(1), against.group(2)), against.group(3), faults);
        } else if (text.matches(".*\\d [mc]m.*") && !text.startsWith("A pixel is")) {
            faults.add("size in millimetres in a form that is not checked");
        }
    }

    private String square(ChestCase.Fact fact, String unit) {
        return decimal(area(fact) * pixel * pixel / (unit.equals("cm²") ? 100 : 1));
    }

    private static String share(ChestCase.Fact fact) {
        return decimal(100.0 * area(fact) / (ChestCase.WIDTH * ChestCase.HEIGHT));
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static void places(String text, List<ChestCase.Fact> cited, List<String> faults) {
        Matcher place =
                Pattern.compile("\\b((?:in|on|at) the [a-z ]+) of the picture").matcher(text);
        while (place.find()) {
            expect("place", ninth(cited.getFirst()), place.group(1), faults);
        }
        Matcher side = Pattern.compile("the patient's (left|right)\\b").matcher(text);
        while (side.find()) {
            if (text.contains("which side") || text.contains("Which side")) {
                continue;
            }
            Rectangle box = box(cited.getFirst());
            String actual = box.getCenterX() < ChestCase.WIDTH / 2.0 ? "right" : "left";
            expect("side", actual, side.group(1), faults);
        }
    }

    private static String ninth(ChestCase.Fact fact) {
        double x = 0;
        double y = 0;
        for (int pixel : pixels(fact)) {
            x += pixel % ChestCase.WIDTH + 0.5;
            y += pixel / ChestCase.WIDTH + 0.5;
        }
        int column = (int) (3 * x / area(fact) / ChestCase.WIDTH);
        int row = (int) (3 * y / area(fact) / ChestCase.HEIGHT);
        return switch (row) {
            case 0 ->
                List.of("in the upper left", "at the top", "in the upper right").get(column);
            case 1 -> List.of("on the left", "in the middle", "on the right").get(column);
            default ->
                List.of("in the lower left", "at the bottom", "in the lower right")
                        .get(column);
        };
    }

    private static void tiers(String text, List<ChestCase.Fact> cited, List<String> faults) {
        if (text.contains("little tested") || text.startsWith("Little tested")) {
            cited.stream()
                    .filter(fact -> fact.tier() != EvidenceTier.LITTLE_TESTED)
                    .forEach(fact -> faults.add("tier of " + fact.phrase()));
        }
        if (text.contains("untested")) {
            cited.stream()
                    .filter(fact -> fact.tier() != EvidenceTier.UNTESTED)
                    .forEach(fact -> faults.add("tier of " + fact.phrase()));
        }
    }

    private static int area(ChestCase.Fact fact) {
        return pixels(fact).size();
    }

    private static Set<Integer> pixels(ChestCase.Fact fact) {
        Set<Integer> pixels = new HashSet<>();
        for (Rectangle part : fact.parts()) {
            for (int y = part.y; y < part.y + part.height; y++) {
                for (int x = part.x; x < part.x + part.width; x++) {
                    pixels.add(y * ChestCase.WIDTH + x);
                }
            }
        }
        return pixels;
    }

    private static Rectangle box(ChestCase.Fact fact) {
        return fact.parts().stream().reduce(Rectangle::union).orElseThrow();
    }

    private static void expect(String what, String expected, String got, List<String> faults) {
        if (!expected.equals(got)) {
            faults.add("%s is %s, not %s".formatted(what, expected, got));
        }
    }
}
