package org.deixis.grounding;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.deixis.imaging.BoundingBox;
import org.deixis.imaging.Modality;
import org.deixis.imaging.SegmentationMask;
import org.deixis.language.Choice;
import org.deixis.study.Region;
import org.jspecify.annotations.Nullable;

/**
 * How regions lie to other things. Left, right, above and below: the middle lies beyond the other's box on that side. Inside:
 * half of the pixels lie in the other, or in its box where that holds for none. Next to: the nearest. Between: the
 * middle lies between the others' middles, off the line through them by no more than half their distance.
 */
final class Relations {
    private static final double LEAST_SHARE = 0.5;

    private final Choice.Relation relation;
    private final List<Landmarks.Located> others;
    private final Modality modality;
    private boolean bounds;

    /** @param others all located */
    Relations(Choice.Relation relation, List<Landmarks.Located> others, Modality modality) {
        this.relation = relation;
        this.others = others;
        this.modality = modality;
    }

    /** Why such an image cannot tell, or null. */
    @Nullable
    String problem() {
        boolean sides = relation == Choice.Relation.LEFT_OF || relation == Choice.Relation.RIGHT_OF;
        boolean untold = modality == Modality.ULTRASOUND || modality == Modality.MAMMOGRAPHY;
        return sides && untold
                ? "Left and right were not considered: %s does not tell sides.".formatted(ImageWords.one(modality))
                : null;
    }

    List<Region> chosen(List<Region> regions) {
        SegmentationMask first = mask(0);
        BoundingBox box = box(first);
        return switch (relation) {
            case LEFT_OF, RIGHT_OF -> {
                boolean less = (relation == Choice.Relation.LEFT_OF) != modality.patientSides();
                yield kept(regions, region -> less ? x(region) < box.x() : x(region) >= box.x() + box.width());
            }
            case ABOVE -> kept(regions, region -> y(region) < box.y());
            case BELOW -> kept(regions, region -> y(region) >= box.y() + box.height());
            case INSIDE -> inside(regions, first, box);
            case NEXT_TO ->
                regions.stream()
                        .sorted(Comparator.comparingDouble(region -> distance(region, first)))
                        .limit(1)
                        .toList();
            case BETWEEN -> kept(regions, this::between);
        };
    }

    /** As in "none is left of the heart". */
    String words() {
        String names =
                others.stream().map(other -> "the " + other.landmark().name()).collect(Collectors.joining(" and "));
        return switch (relation) {
            case LEFT_OF -> "left of " + names;
            case RIGHT_OF -> "right of " + names;
            case ABOVE -> "above " + names;
            case BELOW -> "below " + names;
            case INSIDE -> (bounds ? "within the bounds of " : "in ") + names;
            case NEXT_TO -> "nearest " + names;
            case BETWEEN -> "between " + names;
        };
    }

    private List<Region> inside(List<Region> regions, SegmentationMask other, BoundingBox box) {
        List<Region> inside =
                kept(regions, region -> region.mask().intersection(other).area() >= LEAST_SHARE * region.area());
        if (!inside.isEmpty()) {
            return inside;
        }
        bounds = true;
        PlaceOnImage place =
                new PlaceOnImage(box.x(), box.y(), box.x() + box.width(), box.y() + box.height(), "", List.of(), false);
        return kept(regions, region -> place.holds(region, false));
    }

    private boolean between(Region region) {
        BoundingBox one = box(mask(0));
        BoundingBox two = box(mask(1));
        double dx = middleX(two) - middleX(one);
        double dy = middleY(two) - middleY(one);
        double px = x(region) - middleX(one);
        double py = y(region) - middleY(one);
        double squared = dx * dx + dy * dy;
        if (squared == 0) {
            return false;
        }
        double along = (px * dx + py * dy) / squared;
        double off = Math.abs(px * dy - py * dx) / squared;
        return along > 0 && along < 1 && off <= 0.5;
    }

    /** Squared, from the region's middle to the nearest pixel of the other; 0 where they touch. */
    private static double distance(Region region, SegmentationMask other) {
        if (!region.mask().intersection(other).isEmpty()) {
            return 0;
        }
        double nearest = Double.MAX_VALUE;
        var bits = other.toBits();
        for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
            double dx = i % other.width() + 0.5 - x(region);
            double dy = i / other.width() + 0.5 - y(region);
            nearest = Math.min(nearest, dx * dx + dy * dy);
        }
        return nearest;
    }

    private SegmentationMask mask(int i) {
        SegmentationMask mask = others.get(i).mask();
        if (mask == null) {
            throw new IllegalStateException(
                    "Not located: " + others.get(i).landmark().name());
        }
        return mask;
    }

    private static BoundingBox box(SegmentationMask mask) {
        return mask.boundingBox().orElseThrow();
    }

    private static double middleX(BoundingBox box) {
        return box.x() + box.width() / 2.0;
    }

    private static double middleY(BoundingBox box) {
        return box.y() + box.height() / 2.0;
    }

    private static double x(Region region) {
        return middleX(region.box());
    }

    private static double y(Region region) {
        return middleY(region.box());
    }

    private static List<Region> kept(List<Region> regions, Predicate<Region> where) {
        return regions.stream().filter(where).toList();
    }
}
