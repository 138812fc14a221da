package org.deixis.explanation;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sides, places in the picture, what lies in what and what is larger: each as measured, or withheld. */
final class ClaimedPlaces {
    private static final Pattern IN_PICTURE = Pattern.compile(
            "\\b(?:(?:in|on|at|near|towards?|along) the )?(?:(?:\\w+|\\w+-\\w+) ){1,4}of the (?:picture|image)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DIRECTION = Pattern.compile(
            "\\b(?:upper|lower|left|right|middle|top|bottom|centre|center|edge|corner|side)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SIDE =
            Pattern.compile("\\b(left|right|bilateral(?:ly)?|both sides)(?:-sided)?\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ZONE = Pattern.compile(
            "\\b(?:upper|lower|middle|basal|apical|base|apex|central|peripheral|lobe|zone|anterior|posterior|medial|lateral|"
                    + "superior|inferior|retrocardiac|hilar|perihilar)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WITHIN =
            Pattern.compile("\\b(?:in|within|inside|into|over|overlying|projecting|of)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern LARGER =
            Pattern.compile("\\b(?:larger|bigger|greater|more)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern SMALLER = Pattern.compile("\\b(?:smaller|less|fewer)\\b", Pattern.CASE_INSENSITIVE);
    private static final double MOSTLY = 0.5;

    private ClaimedPlaces() {}

    static Optional<String> against(CheckedSentence s) {
        return picture(s).or(() -> sides(s)).or(() -> within(s)).or(() -> sizes(s));
    }

    private static Optional<String> picture(CheckedSentence s) {
        Matcher said = IN_PICTURE.matcher(s.withoutNames());
        while (said.find()) {
            String place = said.group().toLowerCase(Locale.ROOT).replace("of the image", "of the picture");
            if (DIRECTION.matcher(place).find()
                    && measures(s).noneMatch(m -> place.endsWith(m.place().words()))) {
                return Optional.of("“%s”: the evidence places it elsewhere.".formatted(said.group()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> sides(CheckedSentence s) {
        String rest = IN_PICTURE.matcher(withoutPairOfScores(s)).replaceAll(" ");
        Matcher zone = ZONE.matcher(rest);
        if (zone.find()) {
            return Optional.of("“%s” is finer than what was measured.".formatted(zone.group()));
        }
        List<Evidence.Finding> spokenOf = s.mentions().isEmpty()
                ? s.findings()
                : s.mentions().stream().flatMap(m -> s.meant(m).stream()).toList();
        Set<String> known = spokenOf.stream()
                .map(Evidence.Finding::side)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        boolean allSided = spokenOf.stream().allMatch(f -> f.side() != null);
        Matcher said = SIDE.matcher(rest);
        while (said.find()) {
            String side = said.group(1).toLowerCase(Locale.ROOT);
            boolean fits =
                    side.startsWith("b") ? known.size() == 2 && allSided : known.equals(Set.of(side)) && allSided;
            if (!fits) {
                return Optional.of("“%s”: the evidence does not give this side.".formatted(said.group()));
            }
        }
        return Optional.empty();
    }

    /** "Both lungs were located (left visible 0.99, right visible 0.98)": each side's own score. */
    private static String withoutPairOfScores(CheckedSentence s) {
        String rest = s.withoutNames();
        for (Evidence.Finding left : s.findings()) {
            for (Evidence.Finding right : s.findings()) {
                String pair = "(left %s, right %s)".formatted(left.scoreShown(), right.scoreShown());
                int at = s.text().indexOf(pair);
                if (at >= 0 && "left".equals(left.side()) && "right".equals(right.side())) {
                    return rest.substring(0, at) + " ".repeat(pair.length()) + rest.substring(at + pair.length());
                }
            }
        }
        return rest;
    }

    private static Optional<String> within(CheckedSentence s) {
        List<Claims.Claim> claims = s.claims();
        for (int i = 0; i + 1 < claims.size(); i++) {
            String relation = claims.get(i).relation().replaceAll("of the (?:picture|image|area)", " ");
            if (!WITHIN.matcher(relation).find()) {
                continue;
            }
            for (Evidence.Finding inner : meant(s, claims.get(i))) {
                for (Evidence.Finding outer : meant(s, claims.get(i + 1))) {
                    Evidence.Measures measures = inner.measures();
                    Optional<Evidence.Overlap> overlap =
                            measures == null ? Optional.empty() : measures.overlapWith(outer);
                    boolean stated = overlap.filter(o -> s.text().contains(Math.round(100 * o.share()) + " %"))
                            .isPresent();
                    if (!stated && overlap.filter(o -> o.share() >= MOSTLY).isEmpty()) {
                        return Optional.of(
                                "Finding %d does not lie in finding %d.".formatted(inner.number(), outer.number()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> sizes(CheckedSentence s) {
        String rest = s.withoutNames();
        boolean larger = LARGER.matcher(rest).find();
        boolean smaller = SMALLER.matcher(rest).find();
        if (s.findings().isEmpty() || !larger && !smaller) {
            return Optional.empty();
        }
        List<Evidence.Measures> compared = s.claims().stream()
                .flatMap(claim -> meant(s, claim).stream())
                .map(Evidence.Finding::measures)
                .filter(Objects::nonNull)
                .toList();
        boolean clear = larger != smaller && compared.size() == 2;
        int order =
                clear ? Integer.compare(compared.get(0).area(), compared.get(1).area()) : 0;
        return order == (larger ? 1 : -1)
                ? Optional.empty()
                : Optional.of("The evidence does not say which is larger, or says otherwise.");
    }

    private static List<Evidence.Finding> meant(CheckedSentence s, Claims.Claim claim) {
        return claim.mentions().stream().flatMap(m -> s.meant(m).stream()).toList();
    }

    private static Stream<Evidence.Measures> measures(CheckedSentence s) {
        return s.findings().stream().map(Evidence.Finding::measures).filter(Objects::nonNull);
    }
}
