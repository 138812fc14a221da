package org.deixis.grounding;

import java.util.ArrayList;
import java.util.List;
import org.deixis.imaging.BoundingBox;
import org.deixis.imaging.SegmentationMask;
import org.deixis.inference.Hints;
import org.deixis.study.Region;

/**
 * Divides a mask into regions: its 8-connected parts, largest first. Parts below 8 pixels or 0.5 % of the largest are
 * specks and left out, unless that would leave nothing. Of what anatomy allows so many of, the largest remain, and what the
 * user pointed at. From the {@value #MOST}th on they are one region.
 */
final class MaskRegions {
    static final int MOST = 40;

    private static final int FEWEST_PIXELS = 8;
    private static final double LEAST_SHARE = 0.005;

    private MaskRegions() {}

    /**
     * @param quality predicted Dice of the whole mask, which every region gets
     * @param most so many parts remain, and those whose box holds a positive click or meets the box drawn
     */
    static List<Region> of(SegmentationMask mask, double quality, int most, Hints hints) {
        List<SegmentationMask> parts = mask.components();
        if (parts.isEmpty()) {
            return List.of();
        }
        int largest = parts.getFirst().area();
        double least = Math.min(largest, Math.max(FEWEST_PIXELS, LEAST_SHARE * largest));
        List<SegmentationMask> kept = new ArrayList<>();
        for (SegmentationMask part : parts) {
            if (part.area() >= least && (kept.size() < most || pointedAt(part, hints))) {
                kept.add(part);
            }
        }
        List<Region> regions = new ArrayList<>();
        for (SegmentationMask part : kept.subList(0, Math.min(kept.size(), MOST - 1))) {
            regions.add(region(part, quality));
        }
        if (kept.size() >= MOST) {
            regions.add(region(
                    SegmentationMask.union(mask.width(), mask.height(), kept.subList(MOST - 1, kept.size())), quality));
        }
        return List.copyOf(regions);
    }

    private static boolean pointedAt(SegmentationMask part, Hints hints) {
        BoundingBox bounds = part.boundingBox().orElseThrow();
        BoundingBox box = hints.box();
        return box != null && bounds.meets(box)
                || hints.clicks().stream().anyMatch(click -> click.positive() && bounds.contains(click.x(), click.y()));
    }

    private static Region region(SegmentationMask mask, double quality) {
        return new Region(quality, mask.boundingBox().orElseThrow(), mask.area(), mask);
    }
}
