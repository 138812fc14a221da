package org.deixis.explanation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deixis.grounding.GroundingResult;
import org.deixis.imaging.BoundingBox;
import org.deixis.imaging.PixelSpacing;
import org.deixis.imaging.SegmentationMask;
import org.deixis.study.Region;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.ConvexHull;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Measures of drawn findings in pixels, and in millimetres where a pixel's size is known. Areas and boxes are exact; places and overlaps of images with a side beyond
 * {@value #MOST_SAMPLED} pixels are measured on every second, third … pixel of every such row.
 */
final class Measuring {
    private static final int MOST_SAMPLED = 2048;
    private static final double LEAST_SHARE = 0.005;

    private Measuring() {}

    private record Sampled(BitSet bits, int area, Place place) {}

    /** Of the results that draw something, by number. */
    static Map<Integer, Evidence.Measures> of(List<GroundingResult> results, ImageFacts image) {
        int width = image.width();
        int height = image.height();
        PixelSpacing spacing = image.spacing().orElse(null);
        Map<Integer, Sampled> drawn = new LinkedHashMap<>();
        for (GroundingResult result : results) {
            if (!result.regions().isEmpty()) {
                drawn.put(result.number(), sampled(result.mask(width, height)));
            }
        }
        Map<Integer, Evidence.Measures> measures = new LinkedHashMap<>();
        for (GroundingResult result : results) {
            Sampled own = drawn.get(result.number());
            if (own != null) {
                measures.put(result.number(), measures(result, own, drawn, (long) width * height, spacing));
            }
        }
        return measures;
    }

    private static Evidence.Measures measures(
            GroundingResult result,
            Sampled own,
            Map<Integer, Sampled> drawn,
            long pixels,
            @Nullable PixelSpacing spacing) {
        List<Evidence.Overlap> overlaps = new ArrayList<>();
        drawn.forEach((number, other) -> {
            BitSet common = (BitSet) own.bits().clone();
            common.and(other.bits());
            double share = own.area() == 0 ? 0 : (double) common.cardinality() / own.area();
            if (number != result.number() && share >= LEAST_SHARE) {
                overlaps.add(new Evidence.Overlap("finding:" + number, share));
            }
        });
        overlaps.sort(Comparator.comparingDouble(Evidence.Overlap::share).reversed());
        int area = result.regions().stream().mapToInt(Region::area).sum();
        BoundingBox box = box(result.regions());
        SegmentationMask largest = result.regions().getFirst().mask();
        return new Evidence.Measures(
                area,
                (double) area / pixels,
                box,
                longestAxis(largest, 1, 1),
                own.place(),
                overlaps,
                spacing == null
                        ? null
                        : new Evidence.Millimetres(
                                area * spacing.x() * spacing.y(),
                                longestAxis(largest, spacing.x(), spacing.y()),
                                box.width() * spacing.x(),
                                box.height() * spacing.y()));
    }

    private static Sampled sampled(SegmentationMask mask) {
        int width = mask.width();
        int step = Math.ceilDiv(Math.max(width, mask.height()), MOST_SAMPLED);
        BitSet all = mask.toBits();
        BitSet bits = new BitSet();
        int columns = Math.ceilDiv(width, step);
        long sumX = 0;
        long sumY = 0;
        int area = 0;
        for (int i = all.nextSetBit(0); i >= 0; i = all.nextSetBit(i + 1)) {
            int x = i % width;
            int y = i / width;
            if (x % step == 0 && y % step == 0) {
                bits.set(y / step * columns + x / step);
                sumX += x;
                sumY += y;
                area++;
            }
        }
        BoundingBox box = mask.boundingBox().orElseThrow();
        double x = area == 0 ? box.x() : (double) sumX / area;
        double y = area == 0 ? box.y() : (double) sumY / area;
        return new Sampled(bits, area, Place.of((x + 0.5) / width, (y + 0.5) / mask.height()));
    }

    private static BoundingBox box(List<Region> regions) {
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = 0;
        int bottom = 0;
        for (Region region : regions) {
            BoundingBox box = region.box();
            left = Math.min(left, box.x());
            top = Math.min(top, box.y());
            right = Math.max(right, box.x() + box.width());
            bottom = Math.max(bottom, box.y() + box.height());
        }
        return new BoundingBox(left, top, right - left, bottom - top);
    }

    /** Between the corners of the convex hull, which the two ends of the longest distance always are. */
    private static double longestAxis(SegmentationMask mask, double spacingX, double spacingY) {
        BitSet bits = mask.toBits();
        int width = mask.width();
        List<Coordinate> ends = new ArrayList<>();
        for (int from = bits.nextSetBit(0); from >= 0; ) {
            int row = from / width;
            int last = bits.previousSetBit((row + 1) * width - 1);
            ends.add(new Coordinate(from % width * spacingX, row * spacingY));
            ends.add(new Coordinate(last % width * spacingX, row * spacingY));
            from = bits.nextSetBit((row + 1) * width);
        }
        Coordinate[] hull = new ConvexHull(ends.toArray(Coordinate[]::new), new GeometryFactory())
                .getConvexHull()
                .getCoordinates();
        double longest = 0;
        for (Coordinate a : hull) {
            for (Coordinate b : hull) {
                longest = Math.max(longest, a.distance(b));
            }
        }
        return longest;
    }
}
