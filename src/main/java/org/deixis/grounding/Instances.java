package org.deixis.grounding;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.deixis.language.Reference;
import org.deixis.study.Region;

/** Chooses among the regions of an answer as the words do, and says how. */
final class Instances {
    private Instances() {}

    /** The answer with the regions that the words choose; the note says of how many, e.g. "Largest of 3." */
    static PhraseAnswer chosen(PhraseAnswer answer, List<Reference.Pick> picks) {
        if (picks.isEmpty() || answer.regions().isEmpty()) {
            return answer;
        }
        int all = answer.regions().size();
        List<Region> left = answer.regions();
        for (Reference.Pick pick : picks) {
            left = chosen(left, pick);
        }
        String how = picks.stream().map(Reference.Pick::words).collect(Collectors.joining(", "));
        String said = left.isEmpty()
                ? "None of %d is %s.".formatted(all, how)
                : "%s%s of %d.".formatted(how.substring(0, 1).toUpperCase(Locale.ROOT), how.substring(1), all);
        return answer.withRegions(left.isEmpty() ? answer.regions() : left, said);
    }

    private static List<Region> chosen(List<Region> regions, Reference.Pick pick) {
        return switch (pick) {
            case NEAR_TOP -> kept(regions, region -> y(region) < 0.5);
            case NEAR_BOTTOM -> kept(regions, region -> y(region) >= 0.5);
            case NEAR_CENTER ->
                kept(regions, region -> Math.abs(y(region) - 0.5) < 0.25 && Math.abs(x(region) - 0.5) < 0.25);
            case LARGEST -> first(regions, Comparator.comparingInt(Region::area).reversed());
            case SMALLEST -> first(regions, Comparator.comparingInt(Region::area));
            case UPPERMOST -> first(regions, Comparator.comparingDouble(Instances::y));
            case LOWERMOST ->
                first(regions, Comparator.comparingDouble(Instances::y).reversed());
            case LEFTMOST -> first(regions, Comparator.comparingDouble(Instances::x));
            case RIGHTMOST ->
                first(regions, Comparator.comparingDouble(Instances::x).reversed());
        };
    }

    private static List<Region> kept(List<Region> regions, Predicate<Region> where) {
        return regions.stream().filter(where).toList();
    }

    private static List<Region> first(List<Region> regions, Comparator<Region> order) {
        return regions.stream().sorted(order).limit(1).toList();
    }

    /** The box's middle as a part of the image's width. */
    private static double x(Region region) {
        return (region.box().x() + region.box().width() / 2.0) / region.mask().width();
    }

    /** The box's middle as a part of the image's height. */
    private static double y(Region region) {
        return (region.box().y() + region.box().height() / 2.0) / region.mask().height();
    }
}
