package org.deixis.explanation;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences that speak of two images. Each clause says which image it is about and is held against that one's evidence
 * alone; a change from one to the other is never stated.
 */
final class TwoImages {
    private static final Pattern BOTH = Pattern.compile("In both images, (.+)\\.");
    private static final Pattern SIDE_BY_SIDE = Pattern.compile("In this image, (.+); in the other image, (.+)\\.");
    private static final Pattern ALONE = Pattern.compile("Looked for in (this|the other) image alone: (.+)\\.");
    private static final Pattern SPEAKS_OF_BOTH = Pattern.compile(
            "\\b(?:other|both|two|second|earlier|previous|prior|first) (?:image|picture|x-?ray|scan)s?\\b|\\bimage alone\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CHANGE = Pattern.compile(
            "\\b(?:new(?:ly)?|gr[eo]w\\w*|shr[aiu]nk\\w*|smaller|larger|bigger|more|less|increas\\w*|decreas\\w*|progress\\w*|regress\\w*|"
                    + "improv\\w*|wors\\w*|better|chang\\w*|unchanged|stable|still|now|since|earlier|later|before|after|previous\\w*|"
                    + "prior|longer|again|meanwhile|follow.?up|became|develop\\w*|appeared|disappeared|persist\\w*|spread\\w*|same)\\b",
            Pattern.CASE_INSENSITIVE);

    private TwoImages() {}

    /** Holds a clause, as a sentence of its own, against the evidence about one image. */
    interface OneImage {
        Optional<String> against(Sentence clause, EvidenceSet evidence);
    }

    static boolean areSpokenOf(Sentence sentence) {
        return sentence.evidence().stream().anyMatch(TwoImages::isOther)
                || SPEAKS_OF_BOTH.matcher(sentence.text()).find();
    }

    static Optional<String> against(Sentence sentence, EvidenceSet evidence, OneImage one) {
        Optional<EvidenceSet> other = evidence.other();
        if (other.isEmpty()) {
            return Optional.of("There is no other image in the evidence.");
        }
        Matcher change = CHANGE.matcher(Claims.bare(sentence.text()));
        if (change.find()) {
            return Optional.of("“%s”: which image is the earlier one is not known.".formatted(change.group()));
        }
        String text = sentence.text();
        List<String> mine =
                sentence.evidence().stream().filter(id -> !isOther(id)).toList();
        List<String> others = sentence.evidence().stream()
                .filter(id -> isOther(id) || isOfBoth(id))
                .map(id -> isOther(id) ? id.substring(Evidence.OfOtherImage.PREFIX.length()) : id)
                .toList();
        Matcher both = BOTH.matcher(text);
        if (both.matches()) {
            return held(both.group(1), mine, evidence, one).or(() -> held(both.group(1), others, other.get(), one));
        }
        Matcher sides = SIDE_BY_SIDE.matcher(text);
        if (sides.matches()) {
            return held(sides.group(1), mine, evidence, one).or(() -> held(sides.group(2), others, other.get(), one));
        }
        Matcher alone = ALONE.matcher(text);
        if (alone.matches()) {
            return alone.group(1).equals("this")
                    ? lookedForAlone(alone.group(2), mine, evidence, other.get())
                    : lookedForAlone(alone.group(2), others, other.get(), evidence);
        }
        return Optional.of("It does not say which image each of its claims is about.");
    }

    private static Optional<String> held(String clause, List<String> cites, EvidenceSet evidence, OneImage one) {
        String text = clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1) + ".";
        return cites.isEmpty()
                ? Optional.of("A clause about an image cites nothing of that image.")
                : one.against(Sentence.of(text, cites), evidence);
    }

    /** Every name must be a cited finding's, and none of those may have been looked for in the opposite image. */
    private static Optional<String> lookedForAlone(
            String list, List<String> cites, EvidenceSet evidence, EvidenceSet opposite) {
        List<Evidence.Finding> cited =
                evidence.findings().stream().filter(f -> cites.contains(f.id())).toList();
        String unnamed = list;
        List<String> names = cited.stream()
                .map(f -> f.kind() == null ? Nouns.quoted(f.name()) : f.name())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        for (String name : names) {
            unnamed = unnamed.replace(name, "");
        }
        if (cited.isEmpty() || !unnamed.replaceAll("\\band\\b|[\\s,]", "").isEmpty()) {
            return Optional.of("It names something else than what it cites.");
        }
        return cited.stream()
                .filter(f -> opposite.findings().stream().anyMatch(f::isTheSameThingAs))
                .findFirst()
                .map(f -> "Finding %d was looked for in both images.".formatted(f.number()));
    }

    private static boolean isOther(String id) {
        return id.startsWith(Evidence.OfOtherImage.PREFIX);
    }

    /** The model's card and the program's rules are the same for both images. */
    private static boolean isOfBoth(String id) {
        return id.startsWith("card:") || id.startsWith("policy:");
    }
}
