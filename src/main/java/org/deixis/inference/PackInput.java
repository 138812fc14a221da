package org.deixis.inference;

import java.util.List;

/**
 * What the graphs take and give.
 *
 * @param size side of the square input image
 * @param hintSize side of a hint plane
 * @param maskSize side of a mask
 * @param mean per channel, of values in 0 to 1
 * @param std per channel, of values in 0 to 1
 * @param preprocessingVersion part of the key of cached features
 */
public record PackInput(
        int size, int hintSize, int maskSize, List<Double> mean, List<Double> std, int preprocessingVersion) {
    public PackInput {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
    }
}
