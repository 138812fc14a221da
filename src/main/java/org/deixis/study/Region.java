package org.deixis.study;

import org.deixis.imaging.BoundingBox;
import org.deixis.imaging.SegmentationMask;

/**
 * One drawn region.
 *
 * @param score predicted Dice of its outline, 0 to 1
 * @param box in pixels of the original image
 * @param area in pixels of the original image
 * @param mask of the original image's size
 */
public record Region(double score, BoundingBox box, int area, SegmentationMask mask) {}
