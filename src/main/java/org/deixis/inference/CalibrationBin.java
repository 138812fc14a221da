package org.deixis.inference;

/**
 * What became of test phrases with scores in one range.
 *
 * @param from lowest score, inclusive
 * @param to highest score, exclusive but for 1
 * @param n phrases scored like this
 * @param present those whose structure was in the image
 */
public record CalibrationBin(double from, double to, int n, int present) {}
