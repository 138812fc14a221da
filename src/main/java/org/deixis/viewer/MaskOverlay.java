package org.deixis.viewer;

import java.util.List;
import org.deixis.imaging.SegmentationMask;

/**
 * One region to draw: outline, a light fill and a number tag in the structure's colour.
 *
 * @param tag the number shown, at least 1; unique among the overlays of one viewer
 * @param colour CSS colour of the structure, {@code #rrggbb}
 * @param coco COCO compressed run lengths over the original image: column-major, first run counts zeros
 * @param width of the mask, in pixels of the original image
 * @param height of the mask, in pixels of the original image
 * @param dashed true draws a dashed outline and half the fill (a possible region)
 * @param label name of the structure, shown while the region is hovered and read by screen readers
 * @param centreX column where the tag is drawn, in pixels of the original image
 * @param centreY row where the tag is drawn, in pixels of the original image
 */
public record MaskOverlay(
        int tag,
        String colour,
        String coco,
        int width,
        int height,
        boolean dashed,
        String label,
        double centreX,
        double centreY) {

    public MaskOverlay {
        if (tag < 1) {
            throw new IllegalArgumentException("A tag is at least 1, not " + tag);
        }
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "A mask needs a width and height of at least 1, not " + width + " x " + height);
        }
        if (!colour.matches("#[0-9a-fA-F]{6}")) {
            throw new IllegalArgumentException("A colour is written #rrggbb, not " + colour);
        }
    }

    /**
     * Several masks of one size as one region, its tag at the centre of the first.
     *
     * @param masks at least one, none of them empty; the largest first
     */
    public static MaskOverlay around(
            List<SegmentationMask> masks, int tag, String colour, boolean dashed, String label) {
        SegmentationMask all = masks.stream().reduce(SegmentationMask::union).orElseThrow();
        SegmentationMask.Point centre = masks.getFirst().centre().orElseThrow();
        return new MaskOverlay(
                tag,
                colour,
                all.toCoco(),
                all.width(),
                all.height(),
                dashed,
                label,
                centre.x() + 0.5,
                centre.y() + 0.5);
    }
}
