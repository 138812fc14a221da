package org.deixis.grounding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.deixis.imaging.BoundingBox;
import org.deixis.imaging.Modality;
import org.deixis.imaging.SegmentationMask;
import org.deixis.language.Choice;
import org.deixis.study.Region;
import org.jspecify.annotations.Nullable;

/**
 * A part of an image, in pixels. Of an organ it is the part of its box, opened towards the edges of the image: dense disease
 * at the base of a lung lies outside the lung's own outline.
 *
 * @param left first column
 * @param top first row
 * @param right one past the last column
 * @param bottom one past the last row
 * @param words as in "none is on the left"
 * @param asides sentences on what could not be judged
 * @param everywhere whether nothing is left to choose by
 */
record PlaceOnImage(int left, int top, int right, int bottom, String words, List<String> asides, boolean everywhere) {
    /** So much of a region must lie there; a device reaches from one place to another. */
    private static final double LEAST_SHARE = 0.5;

    private static final double LEAST_SHARE_OF_A_DEVICE = 0.1;
    private static final int MOST_DESCRIBED = 3;

    static PlaceOnImage of(
            Choice.Place place, @Nullable SegmentationMask organ, Modality modality, int width, int height) {
        List<String> asides = new ArrayList<>();
        BoundingBox box = organ == null ? null : organ.boundingBox().orElse(null);
        int[] columns = {0, width};
        int[] rows = {0, height};
        String side = place.side();
        if (side != null) {
            columns = columns(side, box, modality, width);
            if (columns.length == 0) {
                asides.add(
                        "“%s” was not considered: %s does not tell sides.".formatted(side, ImageWords.one(modality)));
                columns = new int[] {0, width};
            }
        } else if (!place.across().whole()) {
            columns = share(place.across(), 0, width);
        }
        if (!place.down().whole()) {
            if (place.within() == null) {
                rows = share(place.down(), 0, height);
            } else if (modality != Modality.X_RAY) {
                asides.add("“%s” was not considered: %s does not show that height."
                        .formatted(place.words(), ImageWords.one(modality)));
            } else if (box == null) {
                asides.add("“%s” was not considered: the %s was not located.".formatted(place.words(), place.within()));
            } else {
                rows = share(place.down(), box.y(), box.height());
                rows[0] = place.down().from() == 0 ? 0 : rows[0];
                rows[1] = place.down().to() == 1 ? height : rows[1];
            }
        }
        boolean everywhere = columns[0] == 0 && columns[1] == width && rows[0] == 0 && rows[1] == height;
        return new PlaceOnImage(
                columns[0], rows[0], columns[1], rows[1], words(place, modality), List.copyOf(asides), everywhere);
    }

    /** The patient's left is on the right of a radiological image; none where one such image does not tell sides. */
    private static int[] columns(String side, @Nullable BoundingBox organ, Modality modality, int width) {
        if (modality == Modality.ULTRASOUND || modality == Modality.MAMMOGRAPHY) {
            return new int[0];
        }
        boolean onTheLeft = side.equals("left") != modality.patientSides();
        if (organ != null) {
            return onTheLeft ? new int[] {0, organ.x() + organ.width()} : new int[] {organ.x(), width};
        }
        return onTheLeft ? new int[] {0, width / 2} : new int[] {width / 2, width};
    }

    private static int[] share(Choice.Band band, int from, int length) {
        return new int[] {from + (int) Math.round(band.from() * length), from + (int) Math.round(band.to() * length)};
    }

    private static String words(Choice.Place place, Modality modality) {
        String whose = modality.patientSides() ? "patient’s" : "viewer’s";
        if (place.onlySide()) {
            return "on the %s %s".formatted(whose, place.side());
        }
        if (place.within() != null) {
            return "in the " + place.words();
        }
        return "at the " + place.words() + (place.side() == null ? "" : " (%s)".formatted(whose));
    }

    boolean holds(Region region, boolean device) {
        BitSet bits = region.mask().toBits();
        int width = region.mask().width();
        int inside = 0;
        for (int y = top; y < bottom; y++) {
            inside += bits.get(y * width + left, y * width + right).cardinality();
        }
        return inside >= (device ? LEAST_SHARE_OF_A_DEVICE : LEAST_SHARE) * region.area();
    }

    /** The box's middle as a part of the image's width. */
    static double middleX(Region region) {
        return (region.box().x() + region.box().width() / 2.0) / region.mask().width();
    }

    /** The box's middle as a part of the image's height. */
    static double middleY(Region region) {
        return (region.box().y() + region.box().height() / 2.0) / region.mask().height();
    }

    /** E.g. "at the upper right and at the lower right (patient's)". */
    static String described(List<Region> regions, Modality modality) {
        List<String> places = regions.stream()
                .map(region -> "at the " + described(region, modality))
                .distinct()
                .toList();
        String whose = modality.patientSides() ? " (patient’s)" : " (viewer’s)";
        String said = places.stream().limit(MOST_DESCRIBED).collect(Collectors.joining(", "));
        return said + (places.size() > MOST_DESCRIBED ? ", …" : "") + whose;
    }

    private static String described(Region region, Modality modality) {
        double y = middleY(region);
        String level = y < 1.0 / 3 ? "upper" : y > 2.0 / 3 ? "lower" : "middle";
        boolean left = middleX(region) < 0.5 != modality.patientSides();
        return level + (left ? " left" : " right");
    }
}
